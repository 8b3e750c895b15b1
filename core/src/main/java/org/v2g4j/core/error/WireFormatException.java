package org.v2g4j.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The peer sent bytes that the standard gives no meaning. Each layer has its own subclass, which
 * knows the place in the input.
 */
public abstract class WireFormatException extends V2gException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure without an underlying one.
   *
   * @param message what was expected, what was found and where
   */
  protected WireFormatException(String message) {
    super(message);
  }

  /**
   * Creates a failure that another one led to.
   *
   * @param message what was expected, what was found and where
   * @param cause the failure underneath, or null when there is none
   */
  protected WireFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
