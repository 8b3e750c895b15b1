package org.v2g4j.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The provisioning certificate identifier: which vehicle asks for a contract. Immutable; any text
 * is accepted.
 *
 * <p>Its check character is not verified, because published identifiers agree on no algorithm.
 *
 * @param value in upper case, without hyphens: 17 or 18 letters and digits by rule
 * @clause VDE-AR-E 2802-100-1
 */
public record Pcid(String value) {
  private static final Pattern RULE = Pattern.compile("[A-Z0-9]{17,18}");
  private static final int MANUFACTURER_LENGTH = 3;

  /**
   * Brings the text into the form that is compared.
   *
   * @param value in any spelling
   */
  public Pcid {
    value = Ascii.canonical(value);
  }

  /**
   * Reads any spelling.
   *
   * @param text such as the common name of a provisioning certificate
   * @return the identifier
   */
  public static Pcid parse(String text) {
    return new Pcid(text);
  }

  /**
   * Tells whether the identifier has the shape that the standard gives it.
   *
   * @return whether it is 17 letters and digits, or 18 with the check character
   */
  public boolean isWellFormed() {
    return RULE.matcher(value).matches();
  }

  /**
   * Returns the world manufacturer identifier.
   *
   * @return the first three characters; empty if the identifier is not well-formed
   */
  public Optional<String> manufacturer() {
    return isWellFormed() ? Optional.of(value.substring(0, MANUFACTURER_LENGTH)) : Optional.empty();
  }

  /**
   * Returns the identifier.
   *
   * @return {@link #value()}
   */
  @Override
  public String toString() {
    return value;
  }
}
