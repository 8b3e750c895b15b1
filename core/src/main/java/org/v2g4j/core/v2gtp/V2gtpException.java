package org.v2g4j.core.v2gtp;

import org.v2g4j.core.error.WireFormatException;

/** Bytes that are no V2GTP frame, or not exactly one. */
public final class V2gtpException extends WireFormatException {
  private static final long serialVersionUID = 1L;

  /** Index of the first byte that is wrong. */
  private final int byteOffset;

  V2gtpException(int byteOffset, String problem) {
    super(problem + " at byte " + byteOffset);
    this.byteOffset = byteOffset;
  }

  /**
   * Returns where the input is wrong.
   *
   * @return index of the first byte of the wrong field; the length of the input where it ends too
   *     early
   */
  public int byteOffset() {
    return byteOffset;
  }
}
