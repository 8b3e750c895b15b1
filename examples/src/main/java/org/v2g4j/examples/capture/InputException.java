package org.v2g4j.examples.capture;

import org.v2g4j.core.error.V2gException;

/** Input that cannot be read: one line that names the place and the remedy. */
public final class InputException extends V2gException {

  private static final long serialVersionUID = 1;

  /**
   * Describes what is wrong.
   *
   * @param message one line with file, line and remedy
   */
  public InputException(String message) {
    super(message);
  }
}
