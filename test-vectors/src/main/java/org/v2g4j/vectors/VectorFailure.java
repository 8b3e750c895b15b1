package org.v2g4j.vectors;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A check that a codec did not pass. Immutable; as thread-safe as its cause.
 *
 * @param vector the vector it was about
 * @param check the check
 * @param reason what was expected and what came, abridged
 * @param firstDifferentBit where bytes were compared, the first bit that differs, from 0 and most
 *     significant first; the end of the shorter if that is how the longer begins
 * @param cause what the codec threw, if it did
 */
public record VectorFailure(
    Vector vector,
    VectorCheck check,
    String reason,
    OptionalInt firstDifferentBit,
    Optional<Throwable> cause) {

  /**
   * Makes a failure of its parts.
   *
   * @param vector the vector it was about
   * @param check the check
   * @param reason what was expected and what came
   * @param firstDifferentBit the first bit that differs, where bytes were compared
   * @param cause what the codec threw, if it did
   */
  public VectorFailure {
    Objects.requireNonNull(vector, "vector");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(firstDifferentBit, "firstDifferentBit");
    Objects.requireNonNull(cause, "cause");
  }

  /**
   * The failure in one line.
   *
   * @return the vector's label, the check and the reason
   */
  @Override
  public String toString() {
    return vector.label() + ": " + check.title() + ": " + reason;
  }
}
