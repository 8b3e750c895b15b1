package org.v2g4j.core.sdp;

/**
 * How energy gets from the station into the vehicle, as a vehicle on a wireless link asks for it.
 *
 * @clause ISO 15118-20:2022, 7.10
 */
public enum CouplingType {
  /** Pantograph of type A.2 (EN 50696). */
  PANTOGRAPH_A2(0x00),
  /** Pantograph of type A.3 (EN 50696). */
  PANTOGRAPH_A3(0x01),
  /** Pantograph of type A.4 (EN 50696). */
  PANTOGRAPH_A4(0x02),
  /** Pantograph of type B, on the vehicle (EN 50696). */
  PANTOGRAPH_B(0x03),
  /** Pantograph of type C, underneath the vehicle (EN 50696). */
  PANTOGRAPH_C(0x04),
  /** Pantograph of type D, at the side or on the roof (EN 50696). */
  PANTOGRAPH_D(0x05),
  /** Wireless power transfer (IEC 61980). */
  WPT(0x10),
  /** ACD-U whose manipulator is part of the infrastructure. */
  ACD_U_INFRASTRUCTURE(0x20),
  /** ACD-U whose manipulator is on the vehicle. */
  ACD_U_VEHICLE(0x21),
  /** ACD-S. */
  ACD_S(0x30),
  /** A cable that a person plugs in. */
  MANUAL(0x40),
  /** Not applicable. */
  NOT_APPLICABLE(0xFF);

  private final int value;

  CouplingType(int value) {
    this.value = value;
  }

  /**
   * Returns the number on the wire.
   *
   * @return 0 to 255
   */
  public int value() {
    return value;
  }
}
