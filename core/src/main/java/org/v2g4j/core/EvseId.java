package org.v2g4j.core;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which charging point this is. Immutable; any text is accepted.
 *
 * @param text as it came, such as {@code DE*ABC*E12345*1} or {@code +49*810*000*438}
 * @clause ISO 15118-2:2014, Annex H; DIN SPEC 91286
 */
public record EvseId(String text) {
  /** What a station sends that does not know its own. */
  public static final EvseId UNKNOWN = new EvseId("ZZ00000");

  private static final Pattern ISO =
      Pattern.compile(
          "(?<country>[A-Z]{2})\\*?(?<operator>[A-Z0-9]{3})\\*?E(?<outlet>[A-Z0-9*]{1,31})");

  /** The standard wants three digits of operator or more; two have been seen. */
  private static final Pattern DIN =
      Pattern.compile(
          "\\+?(?<country>[0-9]{1,3})\\*(?<operator>[0-9]{1,6})\\*(?<outlet>[0-9*]{1,32})");

  /** How DIN SPEC 70121 writes {@code *} among decimal digits: as the hexadecimal digit A. */
  private static final char DIN_SEPARATOR = 'a';

  /** What a station of DIN SPEC 70121 sends that does not know its own. */
  private static final Bytes DIN_UNKNOWN = Bytes.of((byte) 0);

  /**
   * Reads the bytes of DIN SPEC 70121. By rule each half of a byte is a digit or a separator; some
   * stations send the ASCII of an ISO identifier instead, which no such digits can be mistaken for.
   *
   * @param octets 0 to 32 by rule
   * @return the identifier; {@link #UNKNOWN} if every byte is zero or there is none, and the
   *     hexadecimal digits if the bytes follow neither way
   */
  public static EvseId fromDinOctets(Bytes octets) {
    String ascii = new String(octets.toByteArray(), StandardCharsets.US_ASCII);
    if (ISO.matcher(Ascii.upperCase(ascii)).matches()) {
      return new EvseId(ascii);
    }
    String digits = octets.toHex();
    String withoutPadding = digits.startsWith("0") ? digits.substring(1) : digits;
    EvseId din = new EvseId(withoutPadding.replace(DIN_SEPARATOR, '*'));
    if (din.format() == Format.DIN) {
      return din;
    }
    boolean zero = digits.chars().allMatch(digit -> digit == '0');
    return zero ? UNKNOWN : new EvseId(digits);
  }

  /**
   * Writes the bytes of DIN SPEC 70121. An odd number of digits gets a zero in front, which no
   * country code begins with.
   *
   * @return two digits or separators per byte if the format is {@link Format#DIN}, one zero for
   *     {@link #UNKNOWN}, ASCII otherwise, as vehicles accept
   */
  public Bytes toDinOctets() {
    if (isUnknown()) {
      return DIN_UNKNOWN;
    }
    if (format() != Format.DIN) {
      return Bytes.of(text.getBytes(StandardCharsets.US_ASCII));
    }
    String digits = text.replace("+", "").replace('*', DIN_SEPARATOR);
    return Bytes.parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
  }

  /**
   * Returns which rule the identifier follows.
   *
   * @return its shape; letters may be of either case
   */
  public Format format() {
    if (matched(ISO).isPresent()) {
      return Format.ISO;
    }
    return matched(DIN).isPresent() ? Format.DIN : Format.OTHER;
  }

  /**
   * Returns the country.
   *
   * @return two letters (ISO) or the digits of a dialling code (DIN); empty for any other shape
   */
  public Optional<String> country() {
    return part("country");
  }

  /**
   * Returns the operator within the country.
   *
   * @return three letters and digits (ISO) or digits alone (DIN); empty for any other shape
   */
  public Optional<String> operator() {
    return part("operator");
  }

  /**
   * Returns the outlet within the operator, its separators included.
   *
   * @return what follows the {@code E} (ISO) or the second separator (DIN); empty for any other
   *     shape
   */
  public Optional<String> outlet() {
    return part("outlet");
  }

  /**
   * Tells whether the station does not know its identifier.
   *
   * @return whether this is {@link #UNKNOWN}
   */
  public boolean isUnknown() {
    return equals(UNKNOWN);
  }

  private Optional<String> part(String group) {
    return matched(ISO).or(() -> matched(DIN)).map(matcher -> matcher.group(group));
  }

  private Optional<Matcher> matched(Pattern pattern) {
    return Optional.of(pattern.matcher(Ascii.upperCase(text))).filter(Matcher::matches);
  }

  /**
   * Returns the identifier.
   *
   * @return {@link #text()}
   */
  @Override
  public String toString() {
    return text;
  }

  /** The rule that an EVSEID follows. */
  public enum Format {
    /** Country, operator, {@code E} and outlet; {@code *} may separate them. */
    ISO,
    /** Dialling code, operator and outlet in digits, separated by {@code *}. */
    DIN,
    /** Neither, {@link EvseId#UNKNOWN} among them. */
    OTHER
  }
}
