package org.v2g4j.exi;

/**
 * Encodes messages of one schema set into arrays of the caller's, and allocates nothing for it.
 * Mutable, for one thread; made by {@link SchemaCodec#encoder}.
 */
public final class ExiEncoder {

  private final SchemaCodec codec;
  private final ExiWriter out;
  private final Violations violations = Violations.unnamed();

  ExiEncoder(SchemaCodec codec) {
    this.codec = codec;
    this.out = ExiWriter.intoArrays();
  }

  /**
   * Encodes a message. Bytes of the array in front of it and behind it stay as they are.
   *
   * @param message a message of the set
   * @param buffer where to write to
   * @param offset index that the first byte gets there
   * @return the number of bytes written
   * @throws ViolationException if the message breaks facets of the schema
   * @throws org.v2g4j.core.error.EncodeException if it is no message of the set
   * @throws IndexOutOfBoundsException if the message does not fit
   */
  public int encode(ExiElement message, byte[] buffer, int offset) {
    out.start(buffer, offset);
    return codec.encode(message, out, violations) - offset;
  }

  /**
   * Encodes a message as far as EXI can express it, whatever its facets say.
   *
   * @param message a message of the set
   * @param buffer where to write to
   * @param offset index that the first byte gets there
   * @return the number of bytes written
   * @throws org.v2g4j.core.error.EncodeException if it is no message of the set, or a value cannot
   *     be expressed
   * @throws IndexOutOfBoundsException if the message does not fit
   */
  public int encodeLenient(ExiElement message, byte[] buffer, int offset) {
    out.start(buffer, offset);
    return codec.encodeLenient(message, out) - offset;
  }
}
