package org.v2g4j.core.sdp;

/**
 * The transport protocol that is asked for, or announced.
 *
 * @clause ISO 15118-2:2014, 7.10.1; ISO 15118-20:2022, 7.10.1
 */
public enum SdpTransport {
  /** TCP, the only one in use. */
  TCP(0x00),
  /** UDP, reserved: a station does not answer such a request. */
  UDP(0x10);

  private final int value;

  SdpTransport(int value) {
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
