package org.v2g4j.core.sdp;

/**
 * How far a station on a wireless link has got with finding the place of the vehicle.
 *
 * @clause ISO 15118-20:2022, 7.10
 */
public enum DiagStatus {
  /** Still looking: ask again. */
  ONGOING(0x00),
  /** Done; the response names the EVSE. */
  FINISHED_WITH_EVSE_ID(0x01),
  /** Done; the response names no EVSE. */
  FINISHED_WITHOUT_EVSE_ID(0x02),
  /** There is no station for this vehicle. */
  ERROR_NO_SECC(0x10);

  private final int value;

  DiagStatus(int value) {
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
