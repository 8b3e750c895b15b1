package org.v2g4j.json;

import java.util.List;
import java.util.Map;

/** A value of a JSON text, and where it starts. */
sealed interface Node {

  /** From 1. */
  int line();

  /** From 1. */
  int column();

  /** What it is, for messages to people. */
  String described();

  /** An object. Members are removed when they are read; what remains is what nobody asked for. */
  record Members(Map<String, Node> byName, int line, int column) implements Node {
    @Override
    public String described() {
      return "an object";
    }
  }

  /** An array. */
  record Entries(List<Node> nodes, int line, int column) implements Node {
    @Override
    public String described() {
      return "an array";
    }
  }

  /** A value that holds no others; numbers as they are spelled. */
  record Simple(Kind kind, String text, int line, int column) implements Node {
    @Override
    public String described() {
      return kind == Kind.STRING ? "'" + Text.shown(text) + "'" : Text.shown(text);
    }
  }

  /** What a simple value is. */
  enum Kind {
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }
}
