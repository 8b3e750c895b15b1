package org.v2g4j.exi.xml;

import org.v2g4j.core.error.V2gException;

/**
 * XML text is not a message of the schema set, or a message has no XML form: says where and why.
 */
public final class XmlException extends V2gException {

  private static final long serialVersionUID = 1;

  /** The elements that were open. */
  private final String path;

  /** From 1, or 0 if XML was being written. */
  private final int line;

  /** From 1, or 0 if XML was being written. */
  private final int column;

  XmlException(String path, int line, int column, String reason) {
    super(reason + " in " + path + (line > 0 ? " (line " + line + ", column " + column + ")" : ""));
    this.path = path;
    this.line = line;
    this.column = column;
  }

  /**
   * The elements that were open.
   *
   * @return a path from the root, such as {@code /V2G_Message/Header/SessionID}
   */
  public String path() {
    return path;
  }

  /**
   * The line in the text that was read.
   *
   * @return from 1, or 0 if XML was being written
   */
  public int line() {
    return line;
  }

  /**
   * The column in the text that was read.
   *
   * @return from 1, or 0 if XML was being written
   */
  public int column() {
    return column;
  }
}
