package org.v2g4j.vectors;

/** Bounded quotations for messages: vectors run to tens of thousands of characters. */
final class Excerpt {

  private static final int HEAD = 60;
  private static final int BEFORE = 20;
  private static final int AFTER = 40;

  private Excerpt() {}

  /** The beginning of a text. */
  static String head(String text) {
    return text.length() <= HEAD ? text : text.substring(0, HEAD) + "...";
  }

  /** The surroundings of a place in a text; the place may be its end. */
  static String around(String text, int index) {
    int from = Math.max(0, index - BEFORE);
    int to = Math.min(text.length(), index + AFTER);
    return (from > 0 ? "..." : "") + text.substring(from, to) + (to < text.length() ? "..." : "");
  }

  /** The first index at which two texts differ, which is the shorter's length if one starts so. */
  static int firstDifference(String a, String b) {
    int index = 0;
    while (index < Math.min(a.length(), b.length()) && a.charAt(index) == b.charAt(index)) {
      index++;
    }
    return index;
  }
}
