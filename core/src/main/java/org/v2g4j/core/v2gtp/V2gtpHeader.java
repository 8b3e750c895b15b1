package org.v2g4j.core.v2gtp;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.v2g4j.core.Bytes;

/**
 * The eight bytes in front of every V2GTP payload. Immutable.
 *
 * <p>Protocol version and inverse protocol version are no components: each has one legal value, so
 * they are written, checked and forgotten.
 *
 * @param payloadType what the payload carries
 * @param payloadLength size of the payload in bytes, 0 to 4294967295; the header is not counted
 * @clause ISO 15118-2:2014, 7.8.3
 */
public record V2gtpHeader(PayloadType payloadType, long payloadLength) {
  /** Size of a header in bytes. */
  public static final int LENGTH = 8;

  static final int INVERSE_VERSION_OFFSET = 1;
  static final int PAYLOAD_LENGTH_OFFSET = 4;
  static final byte VERSION = 0x01;
  static final byte INVERSE_VERSION = (byte) 0xFE;

  private static final long MAX_UNSIGNED_32 = 0xFFFF_FFFFL;

  /**
   * Checks the range.
   *
   * @param payloadType what the payload carries
   * @param payloadLength 0 to 4294967295
   * @throws IllegalArgumentException if the payload length does not fit into 32 bits
   */
  public V2gtpHeader {
    Objects.requireNonNull(payloadType, "payloadType");
    if (payloadLength < 0 || payloadLength > MAX_UNSIGNED_32) {
      throw new IllegalArgumentException(
          "payloadLength must be 0 to 4294967295 but is " + payloadLength);
    }
  }

  /**
   * Reads a header. Any payload type and any length pass, since their limits are the receiver's.
   *
   * @param bytes begin with the header; what follows is not looked at
   * @return the header
   * @throws V2gtpException if there are fewer than eight bytes, the version is not 1, or the
   *     inverse version does not match it
   */
  public static V2gtpHeader decode(Bytes bytes) {
    if (bytes.length() < LENGTH) {
      throw new V2gtpException(
          bytes.length(), "expected a header of 8 bytes but found " + bytes.length());
    }
    requireByte(bytes, 0, "protocol version", VERSION);
    requireByte(bytes, INVERSE_VERSION_OFFSET, "inverse protocol version", INVERSE_VERSION);
    return unchecked(bytes.longAt(0));
  }

  private static void requireByte(Bytes bytes, int offset, String field, byte expected) {
    byte found = bytes.at(offset);
    if (found != expected) {
      throw new V2gtpException(
          offset, String.format("expected %s 0x%02X but found 0x%02X", field, expected, found));
    }
  }

  /** Reads type and length of a header whatever its version bytes say. */
  static V2gtpHeader unchecked(long bits) {
    return new V2gtpHeader(PayloadType.of((int) (bits >>> 32) & 0xFFFF), bits & MAX_UNSIGNED_32);
  }

  /**
   * Writes the header.
   *
   * @return eight bytes
   */
  public Bytes encode() {
    return Bytes.filled(LENGTH, target -> putTo(ByteBuffer.wrap(target)));
  }

  void putTo(ByteBuffer target) {
    target
        .put(VERSION)
        .put(INVERSE_VERSION)
        .putShort((short) payloadType.value())
        .putInt((int) payloadLength);
  }
}
