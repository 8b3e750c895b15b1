package org.v2g4j.examples.tls;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** AES-CBC with HMAC, which covers the plaintext or, after an extension, the ciphertext. */
final class CbcProtection implements RecordProtection {

  static final int BLOCK_BYTES = 16;

  private final CipherSuite suite;
  private final byte[] macKey;
  private final Key key;
  private final boolean encryptThenMac;

  /** Up to TLS 1.0 the last block of ciphertext is the next IV; null where records bring theirs. */
  private byte @Nullable [] chainedIv;

  CbcProtection(
      CipherSuite suite,
      boolean encryptThenMac,
      byte[] macKey,
      byte[] key,
      byte @Nullable [] chainedIv) {
    this.suite = suite;
    this.encryptThenMac = encryptThenMac;
    this.macKey = macKey.clone();
    this.key = new SecretKeySpec(key, "AES");
    this.chainedIv = chainedIv;
  }

  @Override
  public @Nullable Plaintext open(TlsRecord record, long sequence) {
    return encryptThenMac ? macOutside(record, sequence) : macInside(record, sequence);
  }

  /** RFC 7366, 3. */
  private @Nullable Plaintext macOutside(TlsRecord record, long sequence) {
    byte[] fragment = record.fragment();
    int bytes = fragment.length - suite.macBytes();
    if (bytes < 0) {
      return null;
    }
    byte[] encrypted = Arrays.copyOf(fragment, bytes);
    byte[] mac = Arrays.copyOfRange(fragment, bytes, fragment.length);
    byte[] padded =
        isMac(mac, record.pseudoHeader(sequence, bytes), encrypted) ? decrypt(encrypted) : null;
    int length = padded == null ? -1 : unpaddedBytes(padded);
    return padded == null || length < 0
        ? null
        : new Plaintext(record.type(), Arrays.copyOf(padded, length));
  }

  /** RFC 5246, 6.2.3.2. */
  private @Nullable Plaintext macInside(TlsRecord record, long sequence) {
    byte[] padded = decrypt(record.fragment());
    int length = padded == null ? -1 : unpaddedBytes(padded) - suite.macBytes();
    if (padded == null || length < 0) {
      return null;
    }
    byte[] content = Arrays.copyOf(padded, length);
    byte[] mac = Arrays.copyOfRange(padded, length, length + suite.macBytes());
    return isMac(mac, record.pseudoHeader(sequence, length), content)
        ? new Plaintext(record.type(), content)
        : null;
  }

  private boolean isMac(byte[] mac, byte[]... parts) {
    return MessageDigest.isEqual(mac, Hmacs.hmac(suite.mac(), macKey, parts));
  }

  private byte @Nullable [] decrypt(byte[] encrypted) {
    byte[] iv = chainedIv == null ? Arrays.copyOf(encrypted, BLOCK_BYTES) : chainedIv;
    int offset = chainedIv == null ? BLOCK_BYTES : 0;
    int length = encrypted.length - offset;
    if (length < BLOCK_BYTES || length % BLOCK_BYTES != 0) {
      return null;
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(iv));
      return cipher.doFinal(encrypted, offset, length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks a cipher", e);
    }
  }

  /** The length without padding, whose octets all tell its length; -1 if they do not. */
  private static int unpaddedBytes(byte[] padded) {
    byte padding = padded[padded.length - 1];
    int length = padded.length - 1 - (padding & 0xFF);
    for (int i = Math.max(length, 0); i < padded.length; i++) {
      if (padded[i] != padding) {
        return -1;
      }
    }
    return Math.max(length, -1);
  }

  @Override
  public void passed(TlsRecord record) {
    byte[] fragment = record.fragment();
    int end = fragment.length - (encryptThenMac ? suite.macBytes() : 0);
    if (chainedIv != null && end >= BLOCK_BYTES) {
      chainedIv = Arrays.copyOfRange(fragment, end - BLOCK_BYTES, end);
    }
  }
}
