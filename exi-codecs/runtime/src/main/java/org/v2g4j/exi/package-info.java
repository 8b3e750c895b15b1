/**
 * The runtime of the generated EXI codecs: bits, datatypes, string table, limits and errors.
 *
 * <p>One profile only, the one of ISO 15118 and DIN SPEC 70121: schema-informed, bit-packed,
 * default fidelity options, not strict, no options in the header. Users meet {@link
 * org.v2g4j.exi.SchemaCodec}; the reader and writer serve generated code.
 */
@NullMarked
package org.v2g4j.exi;

import org.jspecify.annotations.NullMarked;
