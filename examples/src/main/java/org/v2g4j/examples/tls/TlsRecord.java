package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;

/**
 * A record as it came. Its array is not copied: a record lives for one call.
 *
 * @param type its content type
 * @param version its version field
 * @param fragment what follows the header
 */
record TlsRecord(int type, int version, byte[] fragment) {

  static final int HEADER_BYTES = 5;

  /** RFC 5246, 6.2.3. TLS 1.3 has 2^14 + 256. */
  static final int MOST_FRAGMENT_BYTES = (1 << 14) + 2048;

  static final int CHANGE_CIPHER_SPEC = 20;
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;
  static final int APPLICATION_DATA = 23;
  static final int HEARTBEAT = 24;

  /** RFC 8446, 5.2: what is authenticated beside the ciphertext. */
  byte[] header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .put((byte) type)
        .putShort((short) version)
        .putShort((short) fragment.length)
        .array();
  }

  /** RFC 5246, 6.2.3.1 and 6.2.3.3: what is authenticated beside the content. */
  byte[] pseudoHeader(long sequence, int contentBytes) {
    return ByteBuffer.allocate(Long.BYTES + HEADER_BYTES)
        .putLong(sequence)
        .put((byte) type)
        .putShort((short) version)
        .putShort((short) contentBytes)
        .array();
  }
}
