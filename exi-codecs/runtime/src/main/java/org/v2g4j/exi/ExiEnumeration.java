package org.v2g4j.exi;

/** A value of an enumeration of a schema, which knows its spelling there. */
public interface ExiEnumeration {

  /**
   * The value as the schema spells it.
   *
   * @return such as {@code OK_NewSessionEstablished}
   */
  String wireName();
}
