package org.v2g4j.exi;

import java.util.List;
import java.util.Objects;

/**
 * A decoded value and the leniencies that it took. Immutable.
 *
 * @param <T> what was decoded
 * @param value the message or fragment
 * @param leniencies deviations that were accepted, in the order of the bits; empty for most peers
 */
public record Decoded<T>(T value, List<Leniency> leniencies) {

  /**
   * Copies the list.
   *
   * @param value the message or fragment
   * @param leniencies deviations that were accepted, in the order of the bits; empty for most peers
   */
  public Decoded {
    Objects.requireNonNull(value, "value");
    leniencies = List.copyOf(leniencies);
  }
}
