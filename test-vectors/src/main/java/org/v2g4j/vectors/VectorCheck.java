package org.v2g4j.vectors;

/** A thing that must hold for a codec and a vector. */
public enum VectorCheck {
  /** Decoding {@code exi} and encoding the result gives the same bytes. */
  REENCODE("decode and encode again"),
  /**
   * Decoding {@code exiStringTable} gives the same message as {@code exi}, and {@code exi} again.
   */
  STRING_TABLE("decode with string table"),
  /** Encoding what was read from {@code xml} gives {@code exi}. */
  ENCODE_XML("encode from XML"),
  /** A decoded message, written as XML and read from that, is the same message. */
  XML_ROUND_TRIP("to XML and back"),
  /** A decoded message, written as XML, says what {@code xml} says, by {@link Infoset}. */
  DECODE_TO_XML("decode to XML");

  private final String title;

  VectorCheck(String title) {
    this.title = title;
  }

  /**
   * The check in a few words.
   *
   * @return the words, as test names and messages have them
   */
  public String title() {
    return title;
  }

  boolean appliesTo(Vector vector, CodecUnderTest<?> codec) {
    return switch (this) {
      case REENCODE -> true;
      case STRING_TABLE -> vector.exiStringTable().isPresent();
      case ENCODE_XML, XML_ROUND_TRIP, DECODE_TO_XML -> codec instanceof XmlCodecUnderTest;
    };
  }
}
