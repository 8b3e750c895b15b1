package org.v2g4j.examples.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.v2g4j.core.Bytes;

/**
 * Fields of handshake messages (RFC 8446, 3.4). Where octets are missing all of them throw a {@link
 * BufferUnderflowException}.
 */
final class Vectors {

  private Vectors() {}

  static int unsigned(ByteBuffer in, int octets) {
    int value = 0;
    for (int i = 0; i < octets; i++) {
      value = value << 8 | in.get() & 0xFF;
    }
    return value;
  }

  /** A vector behind its length of one to three octets. */
  static ByteBuffer vector(ByteBuffer in, int lengthOctets) {
    return part(in, unsigned(in, lengthOctets));
  }

  static ByteBuffer part(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  static Bytes bytes(ByteBuffer in, int length) {
    return bytes(part(in, length));
  }

  static Bytes bytes(ByteBuffer all) {
    byte[] octets = new byte[all.remaining()];
    all.get(octets);
    return Bytes.of(octets);
  }
}
