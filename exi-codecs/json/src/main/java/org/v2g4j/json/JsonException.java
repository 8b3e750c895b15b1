package org.v2g4j.json;

import org.v2g4j.core.error.V2gException;

/**
 * JSON text is not a message of the schema set, or a message has no JSON form: says where and why.
 */
public final class JsonException extends V2gException {

  private static final long serialVersionUID = 1;

  /** Members and entries from the top. */
  private final String path;

  /** From 1, or 0 if JSON was being written. */
  private final int line;

  /** From 1, or 0 if JSON was being written. */
  private final int column;

  JsonException(String path, int line, int column, String reason) {
    super(reason + " in " + path + (line > 0 ? " (line " + line + ", column " + column + ")" : ""));
    this.path = path;
    this.line = line;
    this.column = column;
  }

  /**
   * The place in the message.
   *
   * @return the members from the top, and for entries of arrays their index from 0, such as {@code
   *     /V2G_Message/Body/ChargeParameterDiscoveryRes/SAScheduleList/SAScheduleTuple[2]}
   */
  public String path() {
    return path;
  }

  /**
   * The line in the text that was read.
   *
   * @return from 1, or 0 if JSON was being written
   */
  public int line() {
    return line;
  }

  /**
   * The column in the text that was read, where the value at fault starts.
   *
   * @return from 1, or 0 if JSON was being written
   */
  public int column() {
    return column;
  }
}
