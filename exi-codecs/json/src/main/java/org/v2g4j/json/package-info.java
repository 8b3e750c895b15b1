/**
 * Messages as JSON. Entry point: {@link org.v2g4j.json.JsonMessages}. The form is described in
 * {@code docs/json.md}.
 */
@NullMarked
package org.v2g4j.json;

import org.jspecify.annotations.NullMarked;
