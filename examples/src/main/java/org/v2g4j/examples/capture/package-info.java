/**
 * Recorded frames as text: hexadecimal, Base64 and JSON lines. Start with {@link
 * org.v2g4j.examples.capture.CaptureFile}.
 */
@NullMarked
package org.v2g4j.examples.capture;

import org.jspecify.annotations.NullMarked;
