package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.SecretBytes;

/** One direction from one ChangeCipherSpec to the next, up to TLS 1.2. */
final class Epoch12 implements Epoch {

  private final Session session;
  private final KeyLog keys;
  private final boolean ofClient;
  private @Nullable RecordProtection protection;

  Epoch12(Session session, KeyLog keys, boolean ofClient) {
    this.session = session;
    this.keys = keys;
    this.ofClient = ofClient;
  }

  @Override
  public boolean protects(TlsRecord record) {
    return true;
  }

  @Override
  public @Nullable RecordProtection protection() {
    if (protection == null) {
      SecretBytes secret =
          keys.secret(SecretLabel.CLIENT_RANDOM, session.clientRandom()).orElse(null);
      protection = secret == null ? null : secret.reveal(this::protection);
    }
    return protection;
  }

  @Override
  public String obstacle() {
    return session.missing(keys, SecretLabel.CLIENT_RANDOM);
  }

  /** Cuts the key block (RFC 5246, 6.3) into MAC keys, keys and IVs, the client's first. */
  private RecordProtection protection(byte[] masterSecret) {
    CipherSuite suite = session.suite();
    boolean isCbc = suite.protection() == CipherSuite.Protection.CBC;
    int macBytes = isCbc ? suite.macBytes() : 0;
    int ivBytes =
        switch (suite.protection()) {
          case CBC -> session.version().hasExplicitIv() ? 0 : CbcProtection.BLOCK_BYTES;
          case GCM -> AeadProtection.GCM_SALT_BYTES;
          case CHACHA20_POLY1305, UNSUPPORTED -> AeadProtection.NONCE_BYTES;
        };
    int length = 2 * (macBytes + suite.keyBytes() + ivBytes);
    byte[] block = Prf.keyBlock(session.version(), suite, masterSecret, randoms(), length);
    byte[] macKey = cut(block, 0, macBytes);
    byte[] key = cut(block, 2 * macBytes, suite.keyBytes());
    byte[] iv = cut(block, 2 * (macBytes + suite.keyBytes()), ivBytes);
    Arrays.fill(block, (byte) 0);
    return isCbc
        ? new CbcProtection(suite, session.encryptThenMac(), macKey, key, ivBytes == 0 ? null : iv)
        : new AeadProtection(session.version(), suite, key, iv);
  }

  private byte[] randoms() {
    byte[] server = session.serverRandom().toByteArray();
    byte[] client = session.clientRandom().toByteArray();
    return ByteBuffer.allocate(server.length + client.length).put(server).put(client).array();
  }

  /** The client's or the server's of two parts of the same length. */
  private byte[] cut(byte[] block, int offset, int length) {
    int from = offset + (ofClient ? 0 : length);
    return Arrays.copyOfRange(block, from, from + length);
  }
}
