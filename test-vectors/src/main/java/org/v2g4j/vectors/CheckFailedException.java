package org.v2g4j.vectors;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Ends a check; it never leaves the kit. */
final class CheckFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient OptionalInt firstDifferentBit;

  private CheckFailedException(
      String reason, OptionalInt firstDifferentBit, @Nullable Throwable cause) {
    super(reason, cause);
    this.firstDifferentBit = firstDifferentBit;
  }

  static CheckFailedException because(String reason) {
    return new CheckFailedException(reason, OptionalInt.empty(), null);
  }

  static CheckFailedException because(ByteDifference difference) {
    return new CheckFailedException(
        difference.toString(), OptionalInt.of(difference.firstDifferentBit()), null);
  }

  static CheckFailedException thrown(String step, Throwable cause) {
    return new CheckFailedException(step + " threw " + cause, OptionalInt.empty(), cause);
  }

  OptionalInt firstDifferentBit() {
    return firstDifferentBit;
  }
}
