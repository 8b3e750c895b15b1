package org.v2g4j.examples.capture;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where in a recording a frame was found. Immutable.
 *
 * @param time when its last byte was captured; null if the recording does not tell
 * @param source who sent it, as {@code [address]:port}; null if the recording does not tell
 * @param destination where to, in the same form
 * @param connection the number of its TCP connection in the recording, from 1; null if there is
 *     none
 * @param flow the recording's own word for its direction; null if there is none
 * @param direction who sent it
 * @param isDecrypted whether it was inside TLS
 */
public record Origin(
    @Nullable Instant time,
    @Nullable String source,
    @Nullable String destination,
    @Nullable Integer connection,
    @Nullable String flow,
    Direction direction,
    boolean isDecrypted) {

  /** A recording that holds nothing but the frames. */
  public static final Origin UNKNOWN = flow(null);

  /**
   * Refuses an absent direction.
   *
   * @param time when its last byte was captured, or null
   * @param source who sent it, or null
   * @param destination where to, or null
   * @param connection the number of its connection, or null
   * @param flow the recording's own word, or null
   * @param direction who sent it
   * @param isDecrypted whether it was inside TLS
   */
  public Origin {
    Objects.requireNonNull(direction, "direction");
  }

  /**
   * What is known of a frame that has only a word for its direction.
   *
   * @param word the word, or null
   * @return the origin
   */
  public static Origin flow(@Nullable String word) {
    return new Origin(null, null, null, null, word, Direction.UNKNOWN, false);
  }
}
