package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import org.v2g4j.core.Bytes;

/**
 * What matters of a ServerHello (RFC 8446, 4.1.3).
 *
 * @param version the version chosen
 * @param random its random
 * @param suite the cipher suite chosen
 * @param encryptThenMac whether a MAC covers the ciphertext (RFC 7366)
 */
record ServerHello(TlsVersion version, Bytes random, CipherSuite suite, boolean encryptThenMac) {

  /** The random of a HelloRetryRequest. */
  private static final Bytes RETRY =
      Bytes.parseHex("CF21AD74E59A6111BE1D8C021E65B891C2A211167ABB8C5E079E09E2C8A8339C");

  static ServerHello read(ByteBuffer in) {
    int legacyVersion = Vectors.unsigned(in, 2);
    Bytes random = Vectors.bytes(in, 32);
    Vectors.vector(in, 1); // session id
    int suite = Vectors.unsigned(in, 2);
    Vectors.part(in, 1); // compression method
    Extensions extensions = Extensions.read(in);
    int version =
        extensions
            .get(Extensions.SUPPORTED_VERSIONS)
            .map(content -> Vectors.unsigned(content, 2))
            .orElse(legacyVersion);
    return new ServerHello(
        new TlsVersion(version),
        random,
        CipherSuite.of(suite),
        extensions.has(Extensions.ENCRYPT_THEN_MAC));
  }

  boolean isRetryRequest() {
    return random.equals(RETRY);
  }
}
