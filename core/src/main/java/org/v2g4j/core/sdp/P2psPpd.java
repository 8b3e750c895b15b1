package org.v2g4j.core.sdp;

import java.util.Arrays;

/**
 * The means of a vehicle to signal to the spot where it stands: point-to-point signalling (P2PS)
 * and pairing and positioning devices (PPD). Immutable.
 *
 * <p>Bits without a meaning are kept as they came, to be relayed and shown.
 *
 * @param bits 0 to 65535, 0 when the vehicle has no such means
 * @clause ISO 15118-20:2022, 7.10
 */
public record P2psPpd(int bits) {
  /** No means of signalling. */
  public static final P2psPpd NONE = new P2psPpd(0);

  /**
   * Checks the range.
   *
   * @param bits 0 to 65535
   * @throws IllegalArgumentException if the bits do not fit into 16 bits
   */
  public P2psPpd {
    if (bits < 0 || bits > 0xFFFF) {
      throw new IllegalArgumentException("bits must be 0 to 65535 but is " + bits);
    }
  }

  /**
   * Combines means of signalling.
   *
   * @param means any number of them
   * @return the value in which the bits of these are set
   */
  public static P2psPpd of(Means... means) {
    return new P2psPpd(Arrays.stream(means).mapToInt(m -> m.mask).reduce(0, (a, b) -> a | b));
  }

  /**
   * Tells whether the vehicle has a means of signalling.
   *
   * @param means which one
   * @return whether its bit is set
   */
  public boolean has(Means means) {
    return (bits & means.mask) != 0;
  }

  /** One means of signalling. */
  public enum Means {
    /** Pairing and positioning device, on the infrastructure. */
    PPD_INFRASTRUCTURE(0x0100),
    /** Pairing and positioning device, on the vehicle. */
    PPD_VEHICLE(0x0200),
    /** Low frequency signal for WPT, on the infrastructure. */
    WPT_LF_INFRASTRUCTURE(0x0400),
    /** Low frequency signal for WPT, on the vehicle. */
    WPT_LF_VEHICLE(0x0800),
    /** Camera for WPT, on the vehicle. */
    WPT_CAMERA_VEHICLE(0x1000),
    /** Infrared for ACD-U. */
    ACD_U_INFRARED(0x2000),
    /** Directed wireless LAN for ACD. */
    ACD_DIRECTED_WLAN(0x4000);

    private final int mask;

    Means(int mask) {
      this.mask = mask;
    }
  }
}
