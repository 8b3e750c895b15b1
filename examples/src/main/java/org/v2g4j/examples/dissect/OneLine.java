package org.v2g4j.examples.dissect;

/** Text from outside, made fit for one line of a terminal. */
public final class OneLine {

  private static final int LONGEST = 2000;

  private OneLine() {}

  /**
   * Replaces what would break the line or command the terminal, and shortens what is too long.
   *
   * @param text any text
   * @return one line
   */
  public static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\p{Cf}]+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
