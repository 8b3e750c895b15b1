package org.v2g4j.messages;

import java.util.Objects;

/**
 * A known mistake that would explain why a body is no message. Immutable.
 *
 * @param kind which mistake
 * @param text one line: what fits, and what to do about it
 */
public record Hint(Kind kind, String text) {

  /**
   * Refuses absent parts.
   *
   * @param kind which mistake
   * @param text one line
   */
  public Hint {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** The mistakes that are known. */
  public enum Kind {
    /** The EXI header announces options, which ISO 15118 does not use. */
    OPTIONS,
    /** The body goes on behind its last byte. */
    TRUNCATED,
    /** It is a message of another schema set. */
    OTHER_SET,
    /** An enumeration has fewer values than the peer believes: another edition of the schema. */
    OTHER_EDITION,
    /** A bounded list was full, and the peer ended it as if it were not. */
    FULL_LIST,
    /** Strings were sent as references, which peers count differently. */
    STRING_TABLE,
    /** A peer that orders elements by the names of their types. */
    TYPE_NAME_ORDER,
    /** A fragment of an element with several types, encoded by one of them. */
    RELAXED_GRAMMAR
  }
}
