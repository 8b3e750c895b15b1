package org.v2g4j.exi.generator.grammar;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * A place in the content of a type: which productions may come, in the order of their event codes.
 *
 * <p>Two states with the same productions and the same future are equal.
 */
public final class State {

  /** What has been read of the element so far; decides how deviations are coded. */
  public enum Kind {
    /** Nothing. */
    FIRST,
    /** Attributes. */
    START,
    /** Elements or text. */
    CONTENT
  }

  private final Kind kind;
  private final List<Integer> productions;
  private final SortedMap<Integer, Set<List<Expression>>> targets;

  State(Kind kind, List<Integer> productions, SortedMap<Integer, Set<List<Expression>>> targets) {
    this.kind = kind;
    this.productions = List.copyOf(productions);
    this.targets = targets;
  }

  Set<List<Expression>> target(int production) {
    return targets.getOrDefault(production, Set.of());
  }

  /**
   * What has been read so far.
   *
   * @return the kind of state
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The possible productions.
   *
   * @return numbers of the type's productions, ascending; their index is their event code
   */
  public List<Integer> productions() {
    return productions;
  }

  /**
   * The event code of a production.
   *
   * @param production one that is possible here
   * @return from 0
   */
  public int code(int production) {
    int code = productions.indexOf(production);
    if (code < 0) {
      throw new IllegalArgumentException("production " + production + " is not in " + productions);
    }
    return code;
  }

  /**
   * The width of event codes, with one code kept for what the schema does not know (EXI 1.0,
   * 8.4.3).
   *
   * @return bits
   */
  public int width() {
    return Integer.SIZE - Integer.numberOfLeadingZeros(productions.size());
  }

  /**
   * Whether the productions are numbered without a gap.
   *
   * @return true if a code is the distance from the first
   */
  public boolean isContiguous() {
    return end() - from() == productions.size();
  }

  /**
   * The first production.
   *
   * @return its number
   */
  public int from() {
    return productions.get(0);
  }

  /**
   * The number behind the last production.
   *
   * @return an exclusive end
   */
  public int end() {
    return productions.get(productions.size() - 1) + 1;
  }

  /**
   * Whether another state codes the same productions the same way.
   *
   * @param other another state of the type
   * @return true if their event codes are equal
   */
  public boolean isCodedAs(State other) {
    return productions.equals(other.productions);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof State other
        && kind == other.kind
        && productions.equals(other.productions)
        && targets.equals(other.targets);
  }

  @Override
  public int hashCode() {
    return productions.hashCode();
  }

  @Override
  public String toString() {
    return kind + " " + productions;
  }
}
