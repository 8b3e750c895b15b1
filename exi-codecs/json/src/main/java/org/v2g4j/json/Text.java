package org.v2g4j.json;

/** What JSON text may hold, and how failures show it. */
final class Text {

  private static final int MAX_SHOWN = 40;

  private Text() {}

  /** The index of the first surrogate without its other half; -1 if there is none. */
  static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** The start of a text from outside, on one line. */
  static String shown(String text) {
    return text.length() > MAX_SHOWN
        ? onOneLine(text.substring(0, MAX_SHOWN)) + "..."
        : onOneLine(text);
  }

  /** A text with what might break the line, or a terminal, spelled out. */
  static String onOneLine(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029') {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
