package org.v2g4j.exificient;

import org.v2g4j.core.error.V2gException;

/** A schema cannot be used, or an XML text cannot become EXI: says why and where. */
public final class ExificientException extends V2gException {

  private static final long serialVersionUID = 1;

  /** One line, or one for each problem of a schema. */
  private final String reason;

  /** From 1, or 0 if not known. */
  private final int line;

  /** From 1, or 0 if not known. */
  private final int column;

  private ExificientException(String message, String reason, int line, int column) {
    super(message);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  static ExificientException ofSchema(String reason) {
    return new ExificientException(reason, reason, 0, 0);
  }

  static ExificientException ofXml(String reason, int line, int column) {
    String place = line > 0 ? " (line " + line + ", column " + column + ")" : "";
    return new ExificientException(reason + place, reason, Math.max(0, line), Math.max(0, column));
  }

  /**
   * What is wrong, without the place in an XML text.
   *
   * @return one line; for schemas one for each problem, with file, line and column
   */
  public String reason() {
    return reason;
  }

  /**
   * The line in the XML text.
   *
   * @return from 1, or 0 for problems of schemas and where it is not known
   */
  public int line() {
    return line;
  }

  /**
   * The column in the XML text.
   *
   * @return from 1, or 0 for problems of schemas and where it is not known
   */
  public int column() {
    return column;
  }
}
