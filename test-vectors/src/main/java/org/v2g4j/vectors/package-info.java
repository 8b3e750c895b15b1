/**
 * Conformance vectors for the EXI messages of DIN SPEC 70121 and ISO 15118, and a kit that runs
 * them against any codec.
 *
 * <p>A {@link org.v2g4j.vectors.Vector} is one message as XML and as EXI. {@link
 * org.v2g4j.vectors.Vectors} holds 3,039 of them in nine sets and reads others from files. {@link
 * org.v2g4j.vectors.VectorKit} puts one to a {@link org.v2g4j.vectors.CodecUnderTest}, as JUnit
 * tests or one at a time:
 *
 * <pre>{@code
 * final class MyCodecConformanceTest {
 *   @TestFactory
 *   Stream<DynamicNode> agreesWithTheVectors() {
 *     return VectorKit.tests("iso15118-2", new MyCodecUnderTest());
 *   }
 * }
 * }</pre>
 *
 * <p>The bytes come from EXIficient 1.0.7, not from v2g4j; the file {@code PROVENANCE.md} beside
 * the data says how they were made and what vouches for them.
 */
@NullMarked
package org.v2g4j.vectors;

import org.jspecify.annotations.NullMarked;
