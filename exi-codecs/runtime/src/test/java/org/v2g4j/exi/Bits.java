package org.v2g4j.exi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/** Bits written as text, the way the tests compare them. */
final class Bits {

  private Bits() {}

  /** Bytes of groups of {@code 0} and {@code 1}; the last byte is filled with zero bits. */
  static Bytes bytes(String bits) {
    String digits = bits.replace(" ", "");
    byte[] octets = new byte[(digits.length() + 7) / 8];
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) == '1') {
        octets[i / 8] |= (byte) (0x80 >>> i % 8);
      }
    }
    return Bytes.of(octets);
  }

  /** All bits of some bytes. */
  static String of(Bytes bytes) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      bits.append(Integer.toBinaryString(0x100 | bytes.at(i) & 0xff).substring(1));
    }
    return bits.toString();
  }

  /** A number as bits, most significant first. */
  static String number(int value, int width) {
    StringBuilder bits = new StringBuilder();
    for (int i = width - 1; i >= 0; i--) {
      bits.append(value >>> i & 1);
    }
    return bits.toString();
  }

  static ExiReader reader(String bits) {
    return reader(bytes(bits), new ArrayList<>(), null);
  }

  static ExiReader reader(Bytes bytes, List<Leniency> leniencies) {
    return reader(bytes, leniencies, null);
  }

  static ExiReader tracing(String bits, Trace trace) {
    return reader(bytes(bits), new ArrayList<>(), trace);
  }

  private static ExiReader reader(Bytes bytes, List<Leniency> leniencies, @Nullable Trace trace) {
    ExiReader in = new ExiReader(leniencies, new StringTable(4), trace);
    in.start(bytes.toByteArray(), 0, bytes.length(), 0);
    return in;
  }
}
