package org.v2g4j.examples.cli;

import org.jspecify.annotations.Nullable;
import org.v2g4j.messages.MessageSet;

/** What the input holds in one place: a message, or what cannot become one. */
sealed interface Document {

  /** The line where it starts, from 1. */
  int line();

  /**
   * The XML of a message.
   *
   * @param text the XML
   * @param line the line where it starts, from 1
   * @param isString whether it is a string inside of JSON, with lines of its own
   * @param set the set that the input names; null if it names none
   */
  record Xml(String text, int line, boolean isString, @Nullable MessageSet set)
      implements Document {}

  /**
   * The JSON of a message.
   *
   * @param text the JSON
   * @param line the line where it starts, from 1
   * @param column the column where it starts, from 1
   * @param set the set that the input names; null if it names none
   */
  record Json(String text, int line, int column, @Nullable MessageSet set) implements Document {}

  /**
   * What is no message.
   *
   * @param line the line of the mistake, from 1
   * @param problem what is wrong
   */
  record Unreadable(int line, String problem) implements Document {}

  /** A frame that carries no message. */
  record PassedOver(int line) implements Document {}
}
