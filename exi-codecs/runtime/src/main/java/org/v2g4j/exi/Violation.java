package org.v2g4j.exi;

import java.util.Objects;

/**
 * A value that breaks a facet of its schema type. Immutable.
 *
 * @param path elements from the root, such as {@code /SessionSetupReq/EVCCID}
 * @param rule what the schema asks for, such as {@code length 0 to 6}
 * @param found what the message holds, such as {@code 8}
 */
public record Violation(String path, String rule, String found) {

  /**
   * Refuses absent parts.
   *
   * @param path elements from the root, such as {@code /SessionSetupReq/EVCCID}
   * @param rule what the schema asks for, such as {@code length 0 to 6}
   * @param found what the message holds, such as {@code 8}
   */
  public Violation {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(found, "found");
  }

  @Override
  public String toString() {
    return path + ": " + rule + ", found " + found;
  }
}
