package org.v2g4j.core.v2gtp;

import java.util.Map;

/**
 * The number in a V2GTP header that says what the payload carries. Immutable.
 *
 * <p>Every number is representable, so that frames of reserved and manufacturer-specific types can
 * be named, relayed and configured; the constants are the numbers with a meaning. DIN SPEC 70121
 * and ISO 15118-2 know {@link #V2G_MESSAGE}, {@link #SDP_REQUEST} and {@link #SDP_RESPONSE} only.
 *
 * @param value 0 to 65535
 * @clause ISO 15118-20:2022, 7.8
 */
public record PayloadType(int value) {
  /**
   * The supportedAppProtocol handshake of every protocol; every message of DIN SPEC 70121 and ISO
   * 15118-2.
   */
  public static final PayloadType V2G_MESSAGE = new PayloadType(0x8001);

  /** ISO 15118-20 main stream, messages of the CommonMessages schema. */
  public static final PayloadType MAIN_STREAM_COMMON = new PayloadType(0x8002);

  /** ISO 15118-20 main stream, messages of the AC schema. */
  public static final PayloadType MAIN_STREAM_AC = new PayloadType(0x8003);

  /** ISO 15118-20 main stream, messages of the DC schema; MCS uses them as well. */
  public static final PayloadType MAIN_STREAM_DC = new PayloadType(0x8004);

  /** ISO 15118-20 main stream, messages of the ACDP schema. */
  public static final PayloadType MAIN_STREAM_ACDP = new PayloadType(0x8005);

  /** ISO 15118-20 main stream, messages of the WPT schema. */
  public static final PayloadType MAIN_STREAM_WPT = new PayloadType(0x8006);

  /**
   * ISO 15118-20 main stream, messages of the AC-DER-IEC schema. The number is an implementation's;
   * the 2022 edition reserves it.
   */
  public static final PayloadType MAIN_STREAM_AC_DER_IEC = new PayloadType(0x8010);

  /**
   * ISO 15118-20 main stream, messages of the AC-DER-SAE schema. The number is an implementation's;
   * the 2022 edition reserves it.
   */
  public static final PayloadType MAIN_STREAM_AC_DER_SAE = new PayloadType(0x8011);

  /**
   * ISO 15118-20 side stream, schedule renegotiation: messages of the CommonMessages, AC, DC and
   * WPT schemas.
   */
  public static final PayloadType SIDE_STREAM_SCHEDULE_RENEGOTIATION = new PayloadType(0x8101);

  /** ISO 15118-20 side stream, MeteringConfirmation of the CommonMessages schema. */
  public static final PayloadType SIDE_STREAM_METERING_CONFIRMATION = new PayloadType(0x8102);

  /** ISO 15118-20 side stream, ACDP_SystemStatus of the ACDP schema. */
  public static final PayloadType SIDE_STREAM_ACDP_SYSTEM_STATUS = new PayloadType(0x8103);

  /** ISO 15118-20 side stream, VehicleCheckIn and VehicleCheckOut of the CommonMessages schema. */
  public static final PayloadType SIDE_STREAM_PARKING_STATUS = new PayloadType(0x8104);

  /** SDP request over a wired link. */
  public static final PayloadType SDP_REQUEST = new PayloadType(0x9000);

  /** SDP response over a wired link. */
  public static final PayloadType SDP_RESPONSE = new PayloadType(0x9001);

  /** SDP request over a wireless link (ISO 15118-8). */
  public static final PayloadType SDP_WIRELESS_REQUEST = new PayloadType(0x9002);

  /** SDP response over a wireless link (ISO 15118-8). */
  public static final PayloadType SDP_WIRELESS_RESPONSE = new PayloadType(0x9003);

  /** SDP request for mobility service providers, of a later draft; named here, not read. */
  public static final PayloadType SDP_EMSP_REQUEST = new PayloadType(0x9004);

  /** SDP response for mobility service providers, of a later draft; named here, not read. */
  public static final PayloadType SDP_EMSP_RESPONSE = new PayloadType(0x9005);

  private static final int FIRST_MANUFACTURER_SPECIFIC = 0xA000;

  private static final Map<PayloadType, String> MEANINGS =
      Map.ofEntries(
          Map.entry(V2G_MESSAGE, "V2G message"),
          Map.entry(MAIN_STREAM_COMMON, "main stream, CommonMessages"),
          Map.entry(MAIN_STREAM_AC, "main stream, AC"),
          Map.entry(MAIN_STREAM_DC, "main stream, DC"),
          Map.entry(MAIN_STREAM_ACDP, "main stream, ACDP"),
          Map.entry(MAIN_STREAM_WPT, "main stream, WPT"),
          Map.entry(MAIN_STREAM_AC_DER_IEC, "main stream, AC_DER_IEC"),
          Map.entry(MAIN_STREAM_AC_DER_SAE, "main stream, AC_DER_SAE"),
          Map.entry(SIDE_STREAM_SCHEDULE_RENEGOTIATION, "side stream, schedule renegotiation"),
          Map.entry(SIDE_STREAM_METERING_CONFIRMATION, "side stream, metering confirmation"),
          Map.entry(SIDE_STREAM_ACDP_SYSTEM_STATUS, "side stream, ACDP system status"),
          Map.entry(SIDE_STREAM_PARKING_STATUS, "side stream, parking status"),
          Map.entry(SDP_REQUEST, "SDP request"),
          Map.entry(SDP_RESPONSE, "SDP response"),
          Map.entry(SDP_WIRELESS_REQUEST, "SDP request, wireless"),
          Map.entry(SDP_WIRELESS_RESPONSE, "SDP response, wireless"),
          Map.entry(SDP_EMSP_REQUEST, "SDP request, EMSP"),
          Map.entry(SDP_EMSP_RESPONSE, "SDP response, EMSP"));

  /**
   * Checks the range.
   *
   * @param value 0 to 65535
   * @throws IllegalArgumentException if the value does not fit into 16 bits
   */
  public PayloadType {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("value must be 0 to 65535 but is " + value);
    }
  }

  /**
   * Returns the payload type of a number.
   *
   * @param value 0 to 65535
   * @return the payload type
   * @throws IllegalArgumentException if the value does not fit into 16 bits
   */
  public static PayloadType of(int value) {
    return new PayloadType(value);
  }

  /**
   * Returns what the payload carries, for people to read.
   *
   * @return the meaning of a number that is named here; {@code manufacturer specific} or {@code
   *     reserved} for the others
   */
  public String meaning() {
    return MEANINGS.getOrDefault(
        this, isManufacturerSpecific() ? "manufacturer specific" : "reserved");
  }

  /**
   * Tells whether the number lies in the range for use among products of one manufacturer.
   *
   * @return whether it is 0xA000 or above
   */
  public boolean isManufacturerSpecific() {
    return value >= FIRST_MANUFACTURER_SPECIFIC;
  }

  /**
   * Returns the number as the standard writes it.
   *
   * @return four hexadecimal digits, such as {@code 0x8001}
   */
  @Override
  public String toString() {
    return String.format("0x%04X", value);
  }
}
