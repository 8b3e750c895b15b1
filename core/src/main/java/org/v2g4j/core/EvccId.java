package org.v2g4j.core;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a vehicle calls itself in SessionSetupReq. Immutable.
 *
 * <p>DIN SPEC 70121 and ISO 15118-2 send bytes, by rule the MAC address of the vehicle; ISO
 * 15118-20 sends text, by rule the name in the vehicle certificate. Here both are text, because
 * vehicles mix them up.
 *
 * @param text hexadecimal digits in upper case if bytes were sent; otherwise as it came, even empty
 * @clause ISO 15118-2:2014, 8.4.3.2; ISO 15118-20:2022, 8.3.4
 */
public record EvccId(String text) {
  private static final Pattern MAC_ADDRESS = Pattern.compile("[0-9A-Fa-f]{12}");
  private static final Pattern VEHICLE = Pattern.compile("[A-Z0-9]{3}V[A-Z0-9]+");

  /**
   * Takes the bytes of DIN SPEC 70121 and ISO 15118-2.
   *
   * @param octets 6 by rule, any number in the field
   * @return the identifier
   */
  public static EvccId of(Bytes octets) {
    return new EvccId(Ascii.upperCase(octets.toHex()));
  }

  /**
   * Takes the text of ISO 15118-20.
   *
   * @param text any
   * @return the identifier
   */
  public static EvccId of(String text) {
    return new EvccId(text);
  }

  /**
   * Returns which rule the identifier follows.
   *
   * @return its shape
   */
  public Format format() {
    if (MAC_ADDRESS.matcher(text).matches()) {
      return Format.MAC_ADDRESS;
    }
    return VEHICLE.matcher(text).matches() ? Format.VEHICLE : Format.OTHER;
  }

  /**
   * Returns the bytes that DIN SPEC 70121 and ISO 15118-2 send.
   *
   * @return the bytes of a MAC address, empty for any other shape
   */
  public Optional<Bytes> macAddress() {
    return format() == Format.MAC_ADDRESS ? Optional.of(Bytes.parseHex(text)) : Optional.empty();
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

  /** The rule that an EVCCID follows. */
  public enum Format {
    /** Twelve hexadecimal digits: ISO 15118-2 and DIN SPEC 70121. */
    MAC_ADDRESS,
    /** World manufacturer identifier, {@code V}, number, check character: ISO 15118-20. */
    VEHICLE,
    /** Neither. */
    OTHER
  }
}
