package org.v2g4j.core.error;

import java.util.Objects;

/** A value of ours has no encoding: a limit of the wire format stands against it. */
public class EncodeException extends V2gException {
  private static final long serialVersionUID = 1L;

  /** Where the value stands in what was to be encoded. */
  private final String path;

  /** Which limit it breaks. */
  private final String reason;

  /**
   * Creates a failure whose message is {@code path: reason}.
   *
   * @param path where the value stands in what was to be encoded, such as {@code
   *     SessionSetupReq/EVCCID}
   * @param reason which limit it breaks, and by how much
   */
  public EncodeException(String path, String reason) {
    super(path + ": " + reason);
    this.path = Objects.requireNonNull(path, "path");
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  /**
   * Returns where the value stands in what was to be encoded.
   *
   * @return a path of element or component names separated by {@code /}
   */
  public String path() {
    return path;
  }

  /**
   * Returns which limit the value breaks.
   *
   * @return the reason, without the path
   */
  public String reason() {
    return reason;
  }
}
