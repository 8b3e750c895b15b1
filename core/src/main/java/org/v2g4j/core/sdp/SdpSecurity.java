package org.v2g4j.core.sdp;

/**
 * Whether the connection that is asked for, or announced, is secured.
 *
 * @clause ISO 15118-2:2014, 7.10.1; ISO 15118-20:2022, 7.10.1
 */
public enum SdpSecurity {
  /** TLS. */
  TLS(0x00),
  /** Plain TCP. */
  NONE(0x10);

  private final int value;

  SdpSecurity(int value) {
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
