package org.v2g4j.core;

/** Text operations that no locale and no letter outside ASCII has a say in. */
final class Ascii {
  private Ascii() {}

  /**
   * Maps a-z to A-Z and leaves everything else, where {@link String#toUpperCase()} would take a
   * dotless i for an I and so let two contracts look the same.
   */
  static String upperCase(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      upper.append(c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
    }
    return upper.toString();
  }

  /** Removes the hyphens that people put between the parts of an identifier. */
  static String canonical(String text) {
    return upperCase(text.replace("-", ""));
  }
}
