package org.v2g4j.examples.tls;

import java.util.Optional;

/** Which secret of a session a line of a key log holds. */
enum SecretLabel {
  /** The master secret, up to TLS 1.2. */
  CLIENT_RANDOM,
  CLIENT_HANDSHAKE_TRAFFIC_SECRET,
  SERVER_HANDSHAKE_TRAFFIC_SECRET,
  CLIENT_TRAFFIC_SECRET_0,
  SERVER_TRAFFIC_SECRET_0;

  private static final int MASTER_SECRET_BYTES = 48;

  static Optional<SecretLabel> of(String word) {
    for (SecretLabel label : values()) {
      if (label.name().equals(word)) {
        return Optional.of(label);
      }
    }
    return Optional.empty();
  }

  /** Traffic secrets are as long as the hash of their suite: SHA-256 or SHA-384. */
  boolean accepts(int bytes) {
    return bytes == MASTER_SECRET_BYTES || this != CLIENT_RANDOM && bytes == 32;
  }
}
