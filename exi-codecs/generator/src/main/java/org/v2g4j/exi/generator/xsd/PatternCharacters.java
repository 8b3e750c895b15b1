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
  private final TreeSet<Integer> set = new TreeSet<>();
  private int at;

  private PatternCharacters(String pattern) {
    this.pattern = pattern;
  }

  /** The characters, ascending; empty if the set is too large to restrict anything. */
  static String of(String pattern) {
    PatternCharacters characters = new PatternCharacters(pattern);
    if (!characters.collect() || characters.set.size() > MOST) {
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

  /** A class from behind its bracket on; a negated or subtracted one is too large. */
  private boolean collectClass() {
    if (pattern.charAt(at) == '^') {
      return false;
    }
    while (pattern.charAt(at) != ']') {
      int from = take();
      if (from == '[') {
        return false;
      }
      if (from == '\\') {
        int before = set.size();
        int start = at;
        if (!collectEscape()) {
          return false;
        }
        from = escaped(pattern.codePointAt(start));
        if (set.size() > before + 1) {
          continue;
        }
      }
      if (pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        at++;
        if (pattern.charAt(at) == '[') {
          return false;
        }
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
