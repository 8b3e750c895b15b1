package org.v2g4j.exi;

/**
 * Decodes messages of one schema set from arrays of the caller's, and allocates nothing but the
 * messages. Mutable, for one thread; made by {@link SchemaCodec#decoder}.
 */
public final class ExiDecoder {

  /** What a longer body needed is not kept: no V2GTP receiver takes one. */
  private static final int LONGEST_KEPT = 1 << 16;

  private final SchemaCodec codec;
  private ExiReader in;

  ExiDecoder(SchemaCodec codec) {
    this.codec = codec;
    this.in = codec.reader();
  }

  /**
   * Decodes a message.
   *
   * @param buffer holds an EXI body: one document, from the header on
   * @param offset index of its first byte
   * @param length number of its bytes
   * @return the message
   * @throws ExiException if the bytes are no message of the set; its bit offset counts from the
   *     first of them
   * @throws IndexOutOfBoundsException if the buffer does not hold so many bytes
   */
  public ExiElement decode(byte[] buffer, int offset, int length) {
    try {
      return codec.decode(in, buffer, offset, length);
    } finally {
      release(length);
    }
  }

  /**
   * Decodes a message and tells which leniencies it took.
   *
   * @param buffer holds an EXI body: one document, from the header on
   * @param offset index of its first byte
   * @param length number of its bytes
   * @return the message with notes
   * @throws ExiException if the bytes are no message of the set; its bit offset counts from the
   *     first of them
   * @throws IndexOutOfBoundsException if the buffer does not hold so many bytes
   */
  public Decoded<ExiElement> decodeLeniently(byte[] buffer, int offset, int length) {
    try {
      ExiElement message = codec.decode(in, buffer, offset, length);
      return new Decoded<>(message, in.leniencies());
    } finally {
      release(length);
    }
  }

  /** Keeps no reference to what was decoded. */
  private void release(int length) {
    if (length > LONGEST_KEPT) {
      in = codec.reader();
    } else {
      in.release();
    }
  }
}
