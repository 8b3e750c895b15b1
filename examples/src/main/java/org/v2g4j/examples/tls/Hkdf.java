package org.v2g4j.examples.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The key derivation of TLS 1.3. */
final class Hkdf {

  private Hkdf() {}

  /**
   * HKDF-Expand-Label of RFC 8446, 7.1, with an empty context. No key here is longer than the hash,
   * so one block of HKDF-Expand is all of it.
   */
  static byte[] expandLabel(String hash, byte[] secret, String label, int length) {
    byte[] name = ("tls13 " + label).getBytes(US_ASCII);
    ByteBuffer info = ByteBuffer.allocate(5 + name.length);
    info.putShort((short) length).put((byte) name.length).put(name).put((byte) 0).put((byte) 1);
    return Arrays.copyOf(Hmacs.hmac("Hmac" + hash, secret, info.array()), length);
  }
}
