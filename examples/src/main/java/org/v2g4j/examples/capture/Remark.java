package org.v2g4j.examples.capture;

import java.util.Objects;

/**
 * Something about a connection rather than a frame. Immutable.
 *
 * @param kind how much it matters
 * @param text one line
 */
public record Remark(Kind kind, String text) implements Captured {

  /**
   * Refuses absent parts.
   *
   * @param kind how much it matters
   * @param text one line
   */
  public Remark {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** How much a remark matters. */
  public enum Kind {
    /** Tells who speaks and how. */
    INFORMATION,
    /** Something of the conversation is missing here. */
    WARNING
  }
}
