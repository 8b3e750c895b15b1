package org.v2g4j.core.sdp;

import org.v2g4j.core.error.WireFormatException;

/** A payload that is no SDP message. A receiver drops it and gives no answer. */
public final class SdpException extends WireFormatException {
  private static final long serialVersionUID = 1L;

  /** Index of the first byte of the wrong field. */
  private final int byteOffset;

  SdpException(int byteOffset, String problem) {
    super(problem + " at byte " + byteOffset);
    this.byteOffset = byteOffset;
  }

  /**
   * Returns where the payload is wrong.
   *
   * @return index of the first byte of the wrong field, counted without the V2GTP header; the
   *     length of the payload where that is wrong
   */
  public int byteOffset() {
    return byteOffset;
  }
}
