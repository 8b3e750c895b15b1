package org.v2g4j.examples.tls;

import java.util.Locale;

/**
 * A cipher suite. IANA's name says how its records are protected.
 *
 * @param code its number
 * @param name IANA's name, or the number as {@code 0xHHHH} where the name is not known
 */
record CipherSuite(int code, String name) {

  /** How records are protected. */
  enum Protection {
    /** RFC 5246, 6.2.3.2: a block cipher, and a MAC. */
    CBC,
    /** RFC 5288 or RFC 8446. */
    GCM,
    /** RFC 7905 or RFC 8446. */
    CHACHA20_POLY1305,
    /** Any that the JDK has no cipher for, such as CCM, or that the field has left behind. */
    UNSUPPORTED
  }

  static CipherSuite of(int code) {
    return new CipherSuite(
        code, CipherSuiteNames.of(code).orElse(String.format(Locale.ROOT, "0x%04X", code)));
  }

  Protection protection() {
    if (name.contains("_AES_") && name.contains("_CBC_")) {
      return Protection.CBC;
    }
    if (name.contains("_AES_") && name.contains("_GCM_")) {
      return Protection.GCM;
    }
    return name.contains("_CHACHA20_POLY1305_")
        ? Protection.CHACHA20_POLY1305
        : Protection.UNSUPPORTED;
  }

  int keyBytes() {
    return name.contains("_AES_128_") ? 16 : 32;
  }

  /** The hash of the PRF (RFC 5246, 5; RFC 5289, 3) or of HKDF (RFC 8446, B.4). */
  String hash() {
    return name.endsWith("_SHA384") ? "SHA384" : "SHA256";
  }

  /** The MAC of a suite with CBC. */
  String mac() {
    return "Hmac" + name.substring(name.lastIndexOf('_') + 1).replaceAll("^SHA$", "SHA1");
  }

  /** Length of the MAC, and of its key. */
  int macBytes() {
    return switch (mac()) {
      case "HmacSHA384" -> 48;
      case "HmacSHA256" -> 32;
      default -> 20;
    };
  }

  /** Suites of TLS 1.3 say nothing of the key exchange. */
  boolean is13() {
    return code >>> 8 == 0x13;
  }
}
