package org.v2g4j.vectors;

import org.v2g4j.core.Bytes;

/**
 * A codec as the kit sees it: bytes to message and back. Implement {@link XmlCodecUnderTest} as
 * well if the codec reads and writes XML, for three of the five checks need it.
 *
 * <p>Each method gets the vector so that it can choose the schema set and whether to code a
 * document or a fragment; it must not answer from the vector's content. A method may be called any
 * number of times in any order, from the threads that JUnit runs tests in.
 *
 * @param <M> the codec's messages; {@code equals} must compare their content
 */
public interface CodecUnderTest<M> {

  /**
   * Decodes bytes.
   *
   * @param vector tells set and kind
   * @param exi the bytes, with strings as literals or with string table hits
   * @return the message
   * @throws Exception if the codec refuses the bytes, which fails the check
   */
  M decode(Vector vector, Bytes exi) throws Exception;

  /**
   * Encodes a message, every string as a literal.
   *
   * @param vector tells set and kind
   * @param message the message, made by this codec
   * @return its bytes
   * @throws Exception if the codec refuses the message, which fails the check
   */
  Bytes encode(Vector vector, M message) throws Exception;
}
