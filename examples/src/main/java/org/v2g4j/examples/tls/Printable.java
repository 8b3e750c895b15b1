package org.v2g4j.examples.tls;

/** Names from the wire, made fit for one line of a terminal. */
final class Printable {

  /** The longest that a host name or a common name may be by its standard, and more. */
  private static final int LONGEST = 256;

  private Printable() {}

  static String of(String text) {
    String line = text.replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
