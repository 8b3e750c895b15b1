/**
 * V2GTP, the framing of everything that a vehicle and a station say to each other: eight bytes of
 * header, then the payload. The same for DIN SPEC 70121, ISO 15118-2 and ISO 15118-20.
 *
 * <p>{@link org.v2g4j.core.v2gtp.V2gtpDecoder} reads frames as a receiver has to, dropping what is
 * damaged; {@link org.v2g4j.core.v2gtp.V2gtpFrame#decode} reads one frame and says what is wrong
 * with it.
 */
@NullMarked
package org.v2g4j.core.v2gtp;

import org.jspecify.annotations.NullMarked;
