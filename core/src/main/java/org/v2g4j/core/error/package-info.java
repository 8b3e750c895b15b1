/**
 * What can go wrong, sorted by whose fault it is: {@link org.v2g4j.core.error.WireFormatException
 * the peer's bytes} or {@link org.v2g4j.core.error.EncodeException our own value}. Mistakes of the
 * calling code are the JDK's {@link NullPointerException}, {@link IllegalArgumentException} and
 * {@link IllegalStateException}.
 */
@NullMarked
package org.v2g4j.core.error;

import org.jspecify.annotations.NullMarked;
