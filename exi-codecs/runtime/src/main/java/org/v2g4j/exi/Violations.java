package org.v2g4j.exi;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.v2g4j.core.Bytes;

/**
 * Collects the violations of one message while generated code walks it, or only finds out whether
 * there are any. Mutable, for one thread.
 */
public final class Violations {

  private final List<Violation> found = new ArrayList<>(0);
  private final boolean named;
  private final Deque<String> path = new ArrayDeque<>(0);
  private boolean any;

  private Violations(boolean named) {
    this.named = named;
  }

  Violations() {
    this(true);
  }

  /** Allocates nothing while it walks, and knows no more than whether there is a violation. */
  static Violations unnamed() {
    return new Violations(false);
  }

  List<Violation> found() {
    return List.copyOf(found);
  }

  /** Whether there was a violation since this was asked last. */
  boolean any() {
    boolean those = any;
    any = false;
    return those;
  }

  /**
   * Goes into an element.
   *
   * @param name its local name
   */
  public void enter(String name) {
    if (named) {
      path.addLast(name);
    }
  }

  /** Leaves the element entered last. */
  public void leave() {
    if (named) {
      path.removeLast();
    }
  }

  /**
   * Checks the number of characters (code points) of a string, and that it is well-formed.
   *
   * @param name element or attribute
   * @param value the string
   * @param min fewest characters
   * @param max most characters
   */
  public void length(String name, String value, int min, int max) {
    size(name, "length", value.codePointCount(0, value.length()), min, max);
    wellFormed(name, value);
  }

  /**
   * Checks that a string holds no lone surrogate, which has no code point.
   *
   * @param name element or attribute
   * @param value the string
   */
  public void wellFormed(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        int c = value.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(c)) {
          add(name, "a string of Unicode characters", "a lone surrogate");
          return;
        }
        i++;
      }
    }
  }

  /**
   * Checks the number of octets of a binary value.
   *
   * @param name element or attribute
   * @param value the octets
   * @param min fewest octets
   * @param max most octets
   */
  public void length(String name, Bytes value, int min, int max) {
    size(name, "length", value.length(), min, max);
  }

  /**
   * Checks the number of entries of a list.
   *
   * @param name the repeated element
   * @param value the list
   * @param min fewest entries
   * @param max most entries
   */
  public void entries(String name, List<?> value, int min, int max) {
    size(name, "entries", value.size(), min, max);
  }

  private void size(String name, String what, int size, int min, int max) {
    if (size < min || size > max) {
      String rule = max == Integer.MAX_VALUE ? min + " or more" : min + " to " + max;
      add(name, what + " " + (min == max ? Integer.toString(min) : rule), Integer.toString(size));
    }
  }

  /**
   * Checks the range of a whole number.
   *
   * @param name element or attribute
   * @param value the number
   * @param min smallest
   * @param max greatest
   */
  public void range(String name, long value, long min, long max) {
    if (value < min || value > max) {
      add(name, min + " to " + max, Long.toString(value));
    }
  }

  /**
   * Checks the range of a whole number of 64 bits without a sign.
   *
   * @param name element or attribute
   * @param value the number; a negative long stands for 2^63 and more
   * @param min smallest
   * @param max greatest
   */
  public void unsignedRange(String name, long value, long min, long max) {
    if (Long.compareUnsigned(value, min) < 0 || Long.compareUnsigned(value, max) > 0) {
      add(
          name,
          Long.toUnsignedString(min) + " to " + Long.toUnsignedString(max),
          Long.toUnsignedString(value));
    }
  }

  /**
   * Checks the range of a whole number of any size.
   *
   * @param name element or attribute
   * @param value the number
   * @param min smallest, in decimal; empty for none
   * @param max greatest, in decimal; empty for none
   */
  public void range(String name, BigInteger value, String min, String max) {
    range(name, new BigDecimal(value), min, max);
  }

  /**
   * Checks the range of a decimal number.
   *
   * @param name element or attribute
   * @param value the number
   * @param min smallest, in decimal; empty for none
   * @param max greatest, in decimal; empty for none
   */
  public void range(String name, BigDecimal value, String min, String max) {
    boolean low = !min.isEmpty() && value.compareTo(new BigDecimal(min)) < 0;
    boolean high = !max.isEmpty() && value.compareTo(new BigDecimal(max)) > 0;
    if (low || high) {
      add(name, min + " to " + max, value.toPlainString());
    }
  }

  private void add(String name, String rule, String value) {
    any = true;
    if (!named) {
      return;
    }
    String place = "/" + String.join("/", path) + (name.isEmpty() ? "" : "/" + name);
    found.add(new Violation(place, rule, value));
  }
}
