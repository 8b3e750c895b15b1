package org.v2g4j.examples.dissect;

/** How words are stressed on a terminal. */
public enum Paint {
  /** No colour at all. */
  PLAIN,
  /** ANSI escape sequences. */
  COLOURED;

  String strong(String text) {
    return wrap("36", text);
  }

  String faint(String text) {
    return wrap("2", text);
  }

  String noted(String text) {
    return wrap("33", text);
  }

  String bad(String text) {
    return wrap("31;1", text);
  }

  private String wrap(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
