package org.v2g4j.exi;

/**
 * Thrown when a body refers to the string table and is read without one. Few peers do that, so the
 * table, which costs as much as the message, is only kept when a body is read the second time.
 */
final class TableNeeded extends RuntimeException {

  private static final long serialVersionUID = 1;

  static final TableNeeded SIGNAL = new TableNeeded();

  private TableNeeded() {
    super("string table needed", null, false, false);
  }
}
