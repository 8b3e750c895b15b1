package org.v2g4j.examples.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The pseudorandom function that makes keys of a master secret, up to TLS 1.2. */
final class Prf {

  private Prf() {}

  /** RFC 5246, 6.3: the octets from which all keys of a connection are cut. */
  static byte[] keyBlock(
      TlsVersion version, CipherSuite suite, byte[] masterSecret, byte[] randoms, int length) {
    byte[] label = "key expansion".getBytes(US_ASCII);
    byte[] seed =
        ByteBuffer.allocate(label.length + randoms.length).put(label).put(randoms).array();
    return version.isBefore12()
        ? ofMd5AndSha1(masterSecret, seed, length)
        : expand("Hmac" + suite.hash(), masterSecret, seed, length);
  }

  /** RFC 2246, 5: a half of the secret for each of two hashes. */
  private static byte[] ofMd5AndSha1(byte[] secret, byte[] seed, int length) {
    int half = (secret.length + 1) / 2;
    byte[] first = expand("HmacMD5", Arrays.copyOf(secret, half), seed, length);
    byte[] last = Arrays.copyOfRange(secret, secret.length - half, secret.length);
    byte[] second = expand("HmacSHA1", last, seed, length);
    for (int i = 0; i < length; i++) {
      first[i] ^= second[i];
    }
    return first;
  }

  /** P_hash of RFC 5246, 5. */
  private static byte[] expand(String hmac, byte[] secret, byte[] seed, int length) {
    ByteBuffer out = ByteBuffer.allocate(length);
    byte[] a = seed;
    while (out.hasRemaining()) {
      a = Hmacs.hmac(hmac, secret, a);
      byte[] next = Hmacs.hmac(hmac, secret, a, seed);
      out.put(next, 0, Math.min(next.length, out.remaining()));
    }
    return out.array();
  }
}
