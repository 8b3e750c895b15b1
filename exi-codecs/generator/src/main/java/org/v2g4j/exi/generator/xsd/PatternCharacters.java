package org.v2g4j.exi.generator.xsd;

import java.util.TreeSet;

/**
 * The characters that a pattern admits, which EXI uses to pack strings (EXI 1.0, 7.1.10.1).
 *
 * <p>Only a set of fewer than 256 characters, all in the basic plane, counts.
 */
final class PatternCharacters {

  private static final int MOST = 255;

  private final String pattern;
  private TreeSet<Integer> set = new TreeSet<>();
  private int at;

  private PatternCharacters(String pattern) {
    this.pattern = pattern;
  }

  /** The characters, ascending; empty if the set is too large to restrict anything. */
  static String of(String pattern) {
    PatternCharacters characters = new PatternCharacters(pattern);
    if (!characters.collect()
        || characters.set.size() > MOST
        || !characters.set.headSet(Character.MIN_SUPPLEMENTARY_CODE_POINT).equals(characters.set)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    characters.set.forEach(text::appendCodePoint);
    return text.toString();
  }

  private boolean collect() {
    while (at < pattern.length()) {
      int c = take();
      switch (c) {
        case '(', ')', '|', '*', '+', '?' -> {}
        case '{' -> at = pattern.indexOf('}', at) + 1;
        case '.' -> {
          return false;
        }
        case '[' -> {
          if (!collectClass()) {
            return false;
          }
        }
        case '\\' -> {
          if (!collectEscape()) {
            return false;
          }
        }
        default -> set.add(c);
      }
    }
    return true;
  }

  private int take() {
    int c = pattern.codePointAt(at);
    at += Character.charCount(c);
    return c;
  }

  /** A class from behind its bracket on; a negated one is too large. */
  private boolean collectClass() {
    TreeSet<Integer> outside = set;
    set = new TreeSet<>();
    boolean collected = collectMembers();
    outside.addAll(set);
    set = outside;
    return collected;
  }

  /** A class behind the minus sign of another, whose members it takes away. */
  private boolean subtractClass() {
    TreeSet<Integer> outside = set;
    set = new TreeSet<>();
    boolean collected = collectMembers();
    outside.removeAll(set);
    set = outside;
    return collected;
  }

  private boolean collectMembers() {
    if (pattern.charAt(at) == '^') {
      return false;
    }
    while (pattern.charAt(at) != ']') {
      int from = take();
      if (from == '-' && pattern.charAt(at) == '[') {
        at++;
        if (!subtractClass()) {
          return false;
        }
        continue;
      }
      if (from == '\\') {
        int escape = pattern.codePointAt(at);
        if (!collectEscape()) {
          return false;
        }
        if (escape == 's') {
          continue;
        }
        from = escaped(escape);
      }
      if (pattern.charAt(at) == '-' && "[]".indexOf(pattern.charAt(at + 1)) < 0) {
        at++;
        int to = take();
        if (to == '\\') {
          to = escaped(take());
        }
        if (to - from > MOST) {
          return false;
        }
        for (int c = from; c <= to; c++) {
          set.add(c);
        }
      } else {
        set.add(from);
      }
    }
    at++;
    return true;
  }

  private boolean collectEscape() {
    int c = take();
    if (c == 's') {
      set.add(0x20);
      set.add(0x9);
      set.add(0xA);
      set.add(0xD);
      return true;
    }
    if ("dDwWiIcCSpP".indexOf(c) >= 0) {
      return false;
    }
    set.add(escaped(c));
    return true;
  }

  private static int escaped(int c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> c;
    };
  }
}
