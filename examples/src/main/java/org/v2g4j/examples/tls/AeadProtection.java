package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES-GCM and ChaCha20-Poly1305, in TLS 1.2 and 1.3. */
final class AeadProtection implements RecordProtection {

  static final int NONCE_BYTES = 12;

  /** RFC 5288, 3: the part of the nonce that is cut from the key block. */
  static final int GCM_SALT_BYTES = 4;

  private static final int TAG_BYTES = 16;

  private final TlsVersion version;
  private final boolean gcm;
  private final Key key;

  /** Cut from the key block, or derived from the traffic secret. */
  private final byte[] iv;

  AeadProtection(TlsVersion version, CipherSuite suite, byte[] key, byte[] iv) {
    this.version = version;
    gcm = suite.protection() == CipherSuite.Protection.GCM;
    this.key = new SecretKeySpec(key, gcm ? "AES" : "ChaCha20");
    this.iv = iv.clone();
  }

  @Override
  public @Nullable Plaintext open(TlsRecord record, long sequence) {
    byte[] fragment = record.fragment();
    int explicit = NONCE_BYTES - iv.length;
    int contentBytes = fragment.length - explicit - TAG_BYTES;
    if (contentBytes < 0) {
      return null;
    }
    byte[] nonce = explicit == 0 ? maskedNonce(sequence) : explicitNonce(fragment);
    byte[] authenticated =
        version.is13() ? record.header() : record.pseudoHeader(sequence, contentBytes);
    byte[] content = decrypt(nonce, authenticated, fragment, explicit);
    if (content == null) {
      return null;
    }
    return version.is13() ? inner(content) : new Plaintext(record.type(), content);
  }

  /** RFC 5288, 3. */
  private byte[] explicitNonce(byte[] fragment) {
    byte[] nonce = Arrays.copyOf(iv, NONCE_BYTES);
    System.arraycopy(fragment, 0, nonce, iv.length, NONCE_BYTES - iv.length);
    return nonce;
  }

  /** RFC 8446, 5.3; RFC 7905, 2. */
  private byte[] maskedNonce(long sequence) {
    ByteBuffer nonce = ByteBuffer.wrap(iv.clone());
    int low = NONCE_BYTES - Long.BYTES;
    nonce.putLong(low, nonce.getLong(low) ^ sequence);
    return nonce.array();
  }

  private byte @Nullable [] decrypt(
      byte[] nonce, byte[] authenticated, byte[] fragment, int offset) {
    try {
      Cipher cipher = Cipher.getInstance(gcm ? "AES/GCM/NoPadding" : "ChaCha20-Poly1305");
      AlgorithmParameterSpec parameters =
          gcm ? new GCMParameterSpec(8 * TAG_BYTES, nonce) : new IvParameterSpec(nonce);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      cipher.updateAAD(authenticated);
      return cipher.doFinal(fragment, offset, fragment.length - offset);
    } catch (AEADBadTagException e) {
      return null;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks a cipher", e);
    }
  }

  /** RFC 8446, 5.4: the content type stands behind the content, and zeros may pad it. */
  private static @Nullable Plaintext inner(byte[] content) {
    int last = content.length - 1;
    while (last >= 0 && content[last] == 0) {
      last--;
    }
    return last < 0 ? null : new Plaintext(content[last] & 0xFF, Arrays.copyOf(content, last));
  }
}
