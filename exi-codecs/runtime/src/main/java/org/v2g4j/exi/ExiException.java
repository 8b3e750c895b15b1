package org.v2g4j.exi;

import org.v2g4j.core.error.WireFormatException;

/** A peer's bytes are not an EXI body of the schema set: says at which bit, where and why. */
public final class ExiException extends WireFormatException {

  private static final long serialVersionUID = 1;

  /** Bits from the first byte of the body. */
  private final int bitOffset;

  /** The elements that were open. */
  private final String path;

  /** What was expected and what came. */
  private final String reason;

  /**
   * Describes one failure.
   *
   * @param bitOffset where it was noticed, in bits from the first byte of the body
   * @param path elements from the root to the failure, such as {@code /V2G_Message/Body}; {@code /}
   *     before the root is known
   * @param reason what was expected and what came
   */
  public ExiException(int bitOffset, String path, String reason) {
    super(reason + " at bit " + bitOffset + " in " + path);
    this.bitOffset = bitOffset;
    this.path = path;
    this.reason = reason;
  }

  /**
   * Where decoding stopped.
   *
   * @return bits from the first byte of the body, 0 or more
   */
  public int bitOffset() {
    return bitOffset;
  }

  /**
   * The elements that were open.
   *
   * @return a path from the root, such as {@code /V2G_Message/Header/SessionID}
   */
  public String path() {
    return path;
  }

  /**
   * What was expected and what came, without the place.
   *
   * @return one line
   */
  public String reason() {
    return reason;
  }
}
