package org.v2g4j.exi;

import java.util.Objects;

/**
 * A deviation that was read all the same. Immutable.
 *
 * @param kind which leniency was used
 * @param bitOffset where, in bits from the first byte of the body
 * @param text what was found, in one line
 */
public record Leniency(Kind kind, int bitOffset, String text) {

  /**
   * Refuses absent parts.
   *
   * @param kind which leniency was used
   * @param bitOffset where, in bits from the first byte of the body
   * @param text what was found, in one line
   */
  public Leniency {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** The deviations that are read. */
  public enum Kind {
    /** The body starts with the four bytes {@code $EXI}; no known vehicle sends them. */
    COOKIE,
    /**
     * A string or binary element without content came as an end event; stacks on EXIficient write
     * that for an empty EVCCID.
     */
    EMPTY_VALUE_AS_END,
    /** A value was sent as a reference into the string table; stacks on EXIficient may do that. */
    STRING_TABLE_HIT,
    /** A V2GTP payload type that the message does not belong to; Josev is known to do it once. */
    PAYLOAD_TYPE,
    /** Bits or bytes follow the message; EVerest is known to send one octet too many. */
    TRAILING_BYTES
  }
}
