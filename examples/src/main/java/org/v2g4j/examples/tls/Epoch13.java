package org.v2g4j.examples.tls;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.SecretBytes;

/** One direction under one traffic secret of TLS 1.3. */
final class Epoch13 implements Epoch {

  private final Session session;
  private final KeyLog keys;
  private final boolean ofClient;
  private final SecretLabel label;
  private final boolean isHandshake;

  /** Looks the secret up or derives it; once it is there, just holds it. */
  private Supplier<Optional<SecretBytes>> source;

  private @Nullable RecordProtection protection;

  private Epoch13(
      Session session,
      KeyLog keys,
      boolean ofClient,
      SecretLabel label,
      boolean isHandshake,
      Supplier<Optional<SecretBytes>> source) {
    this.session = session;
    this.keys = keys;
    this.ofClient = ofClient;
    this.label = label;
    this.isHandshake = isHandshake;
    this.source = source;
  }

  static Epoch13 ofHandshake(Session session, KeyLog keys, boolean ofClient) {
    SecretLabel label =
        ofClient
            ? SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET
            : SecretLabel.SERVER_HANDSHAKE_TRAFFIC_SECRET;
    return logged(session, keys, ofClient, label, true);
  }

  private static Epoch13 logged(
      Session session, KeyLog keys, boolean ofClient, SecretLabel label, boolean isHandshake) {
    return new Epoch13(
        session,
        keys,
        ofClient,
        label,
        isHandshake,
        () -> keys.secret(label, session.clientRandom()));
  }

  /** ChangeCipherSpec is sent in clear for the sake of middleboxes (RFC 8446, D.4). */
  @Override
  public boolean protects(TlsRecord record) {
    return record.type() == TlsRecord.APPLICATION_DATA;
  }

  @Override
  public @Nullable RecordProtection protection() {
    if (protection == null) {
      SecretBytes secret = secret().orElse(null);
      protection = secret == null ? null : secret.reveal(this::protection);
    }
    return protection;
  }

  /** RFC 8446, 7.3. */
  private RecordProtection protection(byte[] secret) {
    CipherSuite suite = session.suite();
    byte[] key = Hkdf.expandLabel(suite.hash(), secret, "key", suite.keyBytes());
    byte[] iv = Hkdf.expandLabel(suite.hash(), secret, "iv", AeadProtection.NONCE_BYTES);
    return new AeadProtection(session.version(), suite, key, iv);
  }

  @Override
  public String obstacle() {
    return session.missing(keys, label);
  }

  @Override
  public boolean isHandshake() {
    return isHandshake;
  }

  /** Finished leads from the handshake to the first traffic secret, KeyUpdate to each further. */
  @Override
  public Epoch next() {
    SecretLabel traffic =
        ofClient ? SecretLabel.CLIENT_TRAFFIC_SECRET_0 : SecretLabel.SERVER_TRAFFIC_SECRET_0;
    return isHandshake
        ? logged(session, keys, ofClient, traffic, false)
        : new Epoch13(session, keys, ofClient, traffic, false, () -> secret().map(this::updated));
  }

  /** Keeps what was found, so that a long row of epochs is neither walked nor held. */
  private Optional<SecretBytes> secret() {
    Optional<SecretBytes> secret = source.get();
    if (secret.isPresent()) {
      source = () -> secret;
    }
    return secret;
  }

  /** RFC 8446, 7.2. */
  private SecretBytes updated(SecretBytes secret) {
    String hash = session.suite().hash();
    return secret.reveal(
        octets -> {
          byte[] next = Hkdf.expandLabel(hash, octets, "traffic upd", octets.length);
          SecretBytes copy = SecretBytes.copyOf(next);
          Arrays.fill(next, (byte) 0);
          return copy;
        });
  }
}
