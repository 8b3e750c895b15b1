package org.v2g4j.core;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifier of a contract between a driver and a mobility operator. Immutable; any text is
 * accepted.
 *
 * <p>A wrong check digit is told by {@link #checkDigitStatus()} and is no reason to refuse a
 * contract: printed examples and test certificates have wrong ones.
 *
 * @param value in upper case, without the hyphens that may stand between its parts, so that two
 *     spellings of one identifier are equal
 * @clause ISO 15118-2:2014, Annex H; DIN SPEC 91286
 */
public record Emaid(String value) {
  private static final int ISO_LENGTH = 14;

  private static final String ISSUER = "(?<country>[A-Z]{2})(?<provider>[A-Z0-9]{3})";

  private static final Pattern ISO =
      Pattern.compile(ISSUER + "(?<instance>[A-Z0-9]{9})(?<check>[A-Z0-9])?");

  private static final Pattern DIN =
      Pattern.compile(ISSUER + "(?<instance>[A-Z0-9]{6})(?<check>[0-9X])?");

  /**
   * Brings the text into the form that is compared.
   *
   * @param value in any spelling
   */
  public Emaid {
    value = Ascii.canonical(value);
  }

  /**
   * Reads any spelling.
   *
   * @param text such as {@code DE-8AA-C12345678-9} or {@code de8aac12345678}
   * @return the identifier
   */
  public static Emaid parse(String text) {
    return new Emaid(text);
  }

  /**
   * Returns which rule the identifier follows.
   *
   * @return its shape
   */
  public Format format() {
    if (matched(ISO).isPresent()) {
      return Format.ISO;
    }
    return matched(DIN).isPresent() ? Format.DIN : Format.OTHER;
  }

  /**
   * Returns the country of the provider.
   *
   * @return two letters; empty if the format is {@link Format#OTHER}
   */
  public Optional<String> country() {
    return part("country");
  }

  /**
   * Returns the provider within the country.
   *
   * @return three letters and digits; empty if the format is {@link Format#OTHER}
   */
  public Optional<String> provider() {
    return part("provider");
  }

  /**
   * Returns the contract within the provider.
   *
   * @return nine letters and digits (ISO) or six (DIN); empty if the format is {@link Format#OTHER}
   */
  public Optional<String> instance() {
    return part("instance");
  }

  /**
   * Returns the check digit that was given.
   *
   * @return a letter or digit; empty if there is none, or the format is {@link Format#OTHER}
   */
  public Optional<Character> checkDigit() {
    return part("check").map(check -> check.charAt(0));
  }

  /**
   * Returns the check digit that belongs to the other characters.
   *
   * @return a letter or digit; empty if the format is {@link Format#OTHER}
   */
  public Optional<Character> expectedCheckDigit() {
    return matched(ISO)
        .map(iso -> EmaidCheckDigit.ofIso(body(iso)))
        .or(() -> matched(DIN).map(din -> EmaidCheckDigit.ofDin(body(din))));
  }

  /**
   * Compares the check digit that was given with the one that belongs there.
   *
   * @return the verdict, worth a warning at most
   */
  public CheckDigitStatus checkDigitStatus() {
    if (format() == Format.OTHER) {
      return CheckDigitStatus.NOT_APPLICABLE;
    }
    if (checkDigit().isEmpty()) {
      return CheckDigitStatus.ABSENT;
    }
    return checkDigit().equals(expectedCheckDigit())
        ? CheckDigitStatus.CORRECT
        : CheckDigitStatus.WRONG;
  }

  /**
   * Adds the check digit for receivers that insist on one, or corrects it.
   *
   * @return this identifier with the check digit that belongs to it; unchanged if the format is
   *     {@link Format#OTHER}
   */
  public Emaid withCheckDigit() {
    return matched(ISO)
        .or(() -> matched(DIN))
        .flatMap(parts -> expectedCheckDigit().map(check -> new Emaid(body(parts) + check)))
        .orElse(this);
  }

  /**
   * Returns the identifier in the shape that ISO 15118 sends. A contract of DIN SPEC 91286 keeps
   * its check digit as the last character of the instance, after two zeros.
   *
   * @return 14 characters, or 15 if an ISO identifier came with its check digit; empty if the
   *     format is {@link Format#OTHER}
   */
  public Optional<Emaid> toIso() {
    if (format() == Format.ISO) {
      return Optional.of(this);
    }
    return matched(DIN).map(Emaid::isoOf);
  }

  private static Emaid isoOf(Matcher din) {
    String check =
        Optional.ofNullable(din.group("check"))
            .orElseGet(() -> String.valueOf(EmaidCheckDigit.ofDin(body(din))));
    return new Emaid(
        din.group("country") + din.group("provider") + "00" + din.group("instance") + check);
  }

  /**
   * Tells whether another identifier means the same contract, as the certificate and a message have
   * to.
   *
   * @param other the identifier to compare with
   * @return whether both are equal, or would be but for a check digit that only one of them has
   */
  public boolean isSameContractAs(Emaid other) {
    if (value.length() == other.value.length()) {
      return equals(other);
    }
    String shorter = value.length() < other.value.length() ? value : other.value;
    String longer = value.length() < other.value.length() ? other.value : value;
    return shorter.length() == ISO_LENGTH
        && longer.length() == ISO_LENGTH + 1
        && longer.startsWith(shorter);
  }

  private static String body(Matcher parts) {
    return parts.group("country") + parts.group("provider") + parts.group("instance");
  }

  private Optional<String> part(String group) {
    return matched(ISO).or(() -> matched(DIN)).map(parts -> parts.group(group));
  }

  private Optional<Matcher> matched(Pattern pattern) {
    return Optional.of(pattern.matcher(value)).filter(Matcher::matches);
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

  /** The rule that an eMAID follows. */
  public enum Format {
    /** 14 characters and perhaps a check digit. */
    ISO,
    /** 11 characters and perhaps a check digit. */
    DIN,
    /** Neither. */
    OTHER
  }

  /** What a check digit says about its identifier. */
  public enum CheckDigitStatus {
    /** The check digit belongs to the other characters. */
    CORRECT,
    /** It does not: a typing error, or a provider that computes it in another way. */
    WRONG,
    /** There is none, which is legal. */
    ABSENT,
    /** The identifier follows no rule that has a check digit. */
    NOT_APPLICABLE
  }
}
