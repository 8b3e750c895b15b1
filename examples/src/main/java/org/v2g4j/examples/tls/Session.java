package org.v2g4j.examples.tls;

import org.v2g4j.core.Bytes;

/**
 * What the hellos of a handshake agreed on, as far as the keys depend on it.
 *
 * @param version the version
 * @param suite the cipher suite
 * @param clientRandom the random of the ClientHello, under which the key log has the secrets
 * @param serverRandom the random of the ServerHello
 * @param encryptThenMac whether the MAC of a suite with CBC covers the ciphertext
 */
record Session(
    TlsVersion version,
    CipherSuite suite,
    Bytes clientRandom,
    Bytes serverRandom,
    boolean encryptThenMac) {

  /** The first epoch of a direction. */
  Epoch epoch(KeyLog keys, boolean ofClient) {
    if (!version.isSupported()) {
      return Epoch.closed(version, version.label() + " is not supported");
    }
    boolean isMixed = version.is13() != suite.is13();
    if (isMixed || suite.protection() == CipherSuite.Protection.UNSUPPORTED) {
      return Epoch.closed(
          version, "cipher suite " + suite.name() + " is not supported in " + version.label());
    }
    return version.is13()
        ? Epoch13.ofHandshake(this, keys, ofClient)
        : new Epoch12(this, keys, ofClient);
  }

  /** A secret that is missing; the random tells which line is wanted, and is no secret. */
  String missing(KeyLog keys, SecretLabel label) {
    String what = keys.knows(clientRandom) ? label.name() : "secret";
    return "no " + what + " for client random " + clientRandom.toHex();
  }
}
