package org.v2g4j.examples.tls;

import java.util.Locale;

/**
 * A version as the wire has it.
 *
 * @param code such as 0x0303
 */
record TlsVersion(int code) {

  static final TlsVersion TLS_1_0 = new TlsVersion(0x0301);
  static final TlsVersion TLS_1_2 = new TlsVersion(0x0303);
  static final TlsVersion TLS_1_3 = new TlsVersion(0x0304);

  boolean is13() {
    return code == TLS_1_3.code;
  }

  boolean isBefore12() {
    return code < TLS_1_2.code;
  }

  /** Whether each record of a block cipher brings its IV, as from TLS 1.1 on. */
  boolean hasExplicitIv() {
    return code > TLS_1_0.code;
  }

  /** Whether records of this version can be opened here. */
  boolean isSupported() {
    return code >= TLS_1_0.code && code <= TLS_1_3.code;
  }

  String label() {
    if (code == 0x0300) {
      return "SSL 3.0";
    }
    return isSupported()
        ? "TLS 1." + (code - TLS_1_0.code)
        : String.format(Locale.ROOT, "version 0x%04X", code);
  }
}
