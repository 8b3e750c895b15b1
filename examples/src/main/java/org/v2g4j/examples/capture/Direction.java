package org.v2g4j.examples.capture;

/** Who sent a frame. */
public enum Direction {
  /** The vehicle. */
  FROM_EVCC("->"),
  /** The station. */
  FROM_SECC("<-"),
  /** The recording does not tell. */
  UNKNOWN("  ");

  private final String arrow;

  Direction(String arrow) {
    this.arrow = arrow;
  }

  /**
   * Two characters that point from the vehicle on the left to the station on the right.
   *
   * @return an arrow, or blanks
   */
  public String arrow() {
    return arrow;
  }
}
