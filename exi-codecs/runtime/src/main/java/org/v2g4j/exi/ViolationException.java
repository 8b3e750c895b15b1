package org.v2g4j.exi;

import java.util.List;
import java.util.stream.Collectors;
import org.v2g4j.core.error.EncodeException;

/** A message that breaks facets of its schema was to be encoded: names every violation. */
public final class ViolationException extends EncodeException {

  private static final long serialVersionUID = 1;

  private final transient List<Violation> violations;

  ViolationException(List<Violation> violations) {
    super(
        violations.get(0).path(),
        violations.stream()
                .map(violation -> violation.rule() + ", found " + violation.found())
                .limit(1)
                .collect(Collectors.joining())
            + others(violations));
    this.violations = List.copyOf(violations);
  }

  private static String others(List<Violation> violations) {
    return violations.stream()
        .skip(1)
        .map(Violation::toString)
        .map("; "::concat)
        .collect(Collectors.joining());
  }

  /**
   * What the message breaks.
   *
   * @return at least one violation; empty after deserialization
   */
  public List<Violation> violations() {
    return violations == null ? List.of() : violations;
  }
}
