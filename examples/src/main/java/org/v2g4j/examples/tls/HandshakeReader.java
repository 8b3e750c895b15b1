package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Joins the handshake messages of one direction from its records. */
final class HandshakeReader {

  /** One message. Its array is not copied: a message lives for one call. */
  record Message(int type, byte[] body) {

    static final int CLIENT_HELLO = 1;
    static final int SERVER_HELLO = 2;
    static final int CERTIFICATE = 11;
    static final int FINISHED = 20;
    static final int KEY_UPDATE = 24;
  }

  /** Room for a long chain of certificates. */
  private static final int MOST_BODY_BYTES = 1 << 16;

  private static final int HEADER_BYTES = 4;

  /** The last of the types in a row, CompressedCertificate of RFC 8879. */
  private static final int LAST_TYPE = 25;

  private final OctetQueue octets = new OctetQueue();

  void add(byte[] fragment) {
    octets.append(ByteBuffer.wrap(fragment), fragment.length);
  }

  /** The next message; null if more has to come. */
  @Nullable Message next() {
    if (octets.size() < HEADER_BYTES || !isPlausible() || octets.size() < headBytes()) {
      return null;
    }
    Message message =
        new Message(octets.at(0), octets.copy(HEADER_BYTES, headBytes() - HEADER_BYTES));
    octets.drop(headBytes());
    return message;
  }

  private int headBytes() {
    return HEADER_BYTES + (octets.at(1) << 16 | octets.shortAt(2));
  }

  /** Whether what is in front may be a message. What is not must be cleared. */
  boolean isPlausible() {
    return octets.size() < HEADER_BYTES
        || octets.at(0) <= LAST_TYPE && headBytes() <= HEADER_BYTES + MOST_BODY_BYTES;
  }

  void clear() {
    octets.clear();
  }
}
