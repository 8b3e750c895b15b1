package org.v2g4j.examples.capture;

import java.util.Locale;
import org.v2g4j.core.Bytes;

/** How octets are written as text. */
enum OctetText {
  /** Two digits an octet. */
  HEX("hexadecimal", "[0-9A-Fa-f]*") {
    @Override
    Bytes parse(String text) {
      return Bytes.parseHex(text);
    }

    @Override
    long characters(long octets) {
      return 2 * octets;
    }

    @Override
    boolean startsFrame(String text) {
      String digits = text.toLowerCase(Locale.ROOT);
      return digits.startsWith("80") || startsHeader(text) || digits.startsWith("24455849");
    }

    @Override
    boolean startsHeader(String text) {
      return text.toLowerCase(Locale.ROOT).startsWith("01fe");
    }
  },
  /** The standard alphabet. */
  BASE64("Base64", "[0-9A-Za-z+/]*=*") {
    @Override
    Bytes parse(String text) {
      return Bytes.parseBase64(text);
    }

    @Override
    long characters(long octets) {
      return (octets + 2) / 3 * 4;
    }

    @Override
    boolean startsFrame(String text) {
      return text.matches("g[A-P].*") || startsHeader(text) || text.startsWith("JEVYS");
    }

    @Override
    boolean startsHeader(String text) {
      return text.matches("Af[4-7].*");
    }
  };

  private final String title;
  private final String alphabet;

  OctetText(String title, String alphabet) {
    this.title = title;
    this.alphabet = alphabet;
  }

  String title() {
    return title;
  }

  /** Whether a text without blanks has no foreign character. */
  boolean accepts(String text) {
    return text.matches(alphabet);
  }

  abstract Bytes parse(String text);

  /** How many characters a number of octets takes. */
  abstract long characters(long octets);

  /** Whether a line looks like the start of a V2GTP frame or of an EXI body. */
  abstract boolean startsFrame(String text);

  /** Whether a line looks like the start of a V2GTP header. */
  abstract boolean startsHeader(String text);
}
