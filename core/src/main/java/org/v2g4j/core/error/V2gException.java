package org.v2g4j.core.error;

import org.jspecify.annotations.Nullable;

/** Root of all failures that this library reports on its own account. */
public abstract class V2gException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates a failure without an underlying one.
   *
   * @param message what was expected, what was found and where; never key material
   */
  protected V2gException(String message) {
    super(message);
  }

  /**
   * Creates a failure that another one led to.
   *
   * @param message what was expected, what was found and where; never key material
   * @param cause the failure underneath, or null when there is none
   */
  protected V2gException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
