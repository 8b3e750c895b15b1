/**
 * Messages as trees of named values, in whatever text: what a format implements and the generated
 * code drives. A reader or writer is handed to {@link org.v2g4j.exi.SchemaCodec}.
 */
@NullMarked
package org.v2g4j.exi.tree;

import org.jspecify.annotations.NullMarked;
