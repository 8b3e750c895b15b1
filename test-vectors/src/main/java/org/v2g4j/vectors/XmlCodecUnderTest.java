package org.v2g4j.vectors;

/**
 * A codec under test whose messages can also be read from XML and written as XML.
 *
 * @param <M> the codec's messages
 */
public interface XmlCodecUnderTest<M> extends CodecUnderTest<M> {

  /**
   * Reads a message from XML.
   *
   * @param vector tells set and kind
   * @param xml one element, with or without a prolog
   * @return the message
   * @throws Exception if the codec refuses the XML, which fails the check
   */
  M fromXml(Vector vector, String xml) throws Exception;

  /**
   * Writes a message as XML.
   *
   * @param vector tells set and kind
   * @param message the message, made by this codec
   * @return one element, with or without a prolog; prefixes are free
   * @throws Exception if the codec cannot write it, which fails the check
   */
  String toXml(Vector vector, M message) throws Exception;
}
