package org.v2g4j.exi;

/**
 * What a codec accepts from outside before it gives up. Immutable.
 *
 * <p>Memory needs no limit of its own: every length is checked against the bits that remain, so a
 * message takes at most a fixed multiple of its input. Rendering does, because one string of the
 * input may be repeated by references of two octets.
 *
 * @param maxInputBytes the longest EXI body, in bytes; 1 to {@value #MOST_INPUT_BYTES}
 * @param maxXmlCharacters the longest XML text that is written or read, in characters; texts in
 *     other formats are held to the same
 */
public record ExiLimits(int maxInputBytes, int maxXmlCharacters) {

  /** Bit offsets are kept in an int. */
  static final int MOST_INPUT_BYTES = 1 << 27;

  private static final ExiLimits DEFAULTS = new ExiLimits(1 << 20, 1 << 24);

  /**
   * Refuses limits that are not positive, or that bit offsets cannot hold.
   *
   * @param maxInputBytes the longest EXI body, in bytes
   * @param maxXmlCharacters the longest XML text, in characters
   * @throws IllegalArgumentException if a limit is out of its range
   */
  public ExiLimits {
    if (maxInputBytes < 1 || maxInputBytes > MOST_INPUT_BYTES) {
      throw new IllegalArgumentException(
          "maxInputBytes is " + maxInputBytes + ", not 1 to " + MOST_INPUT_BYTES);
    }
    if (maxXmlCharacters < 1) {
      throw new IllegalArgumentException("maxXmlCharacters is " + maxXmlCharacters + ", not > 0");
    }
  }

  /**
   * 1 MiB of EXI (V2GTP receivers cut at 64 KiB long before) and 16 Mi characters of XML.
   *
   * @return the defaults
   */
  public static ExiLimits defaults() {
    return DEFAULTS;
  }
}
