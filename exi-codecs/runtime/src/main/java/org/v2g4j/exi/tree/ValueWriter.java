package org.v2g4j.exi.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.BiConsumer;
import org.v2g4j.core.Bytes;

/** Takes one value by its type; generated code calls one of the methods, once. */
public interface ValueWriter {

  /**
   * Writes a boolean.
   *
   * @param value the value
   */
  void bool(boolean value);

  /**
   * Writes a whole number.
   *
   * @param value the value
   */
  void number(long value);

  /**
   * Writes a whole number of 64 bits without a sign.
   *
   * @param value the value; from 2^63 on it looks negative
   */
  void unsigned64(long value);

  /**
   * Writes a whole number of any size.
   *
   * @param value the value
   */
  void number(BigInteger value);

  /**
   * Writes a decimal number.
   *
   * @param value the value
   */
  void number(BigDecimal value);

  /**
   * Writes text.
   *
   * @param value the text
   */
  void text(String value);

  /**
   * Writes octets that the schema has in hexadecimal.
   *
   * @param value the octets
   */
  void hex(Bytes value);

  /**
   * Writes octets that the schema has in base64.
   *
   * @param value the octets
   */
  void base64(Bytes value);

  /**
   * Writes an enumeration value.
   *
   * @param wireName the value as in the schema
   */
  void enumeration(String wireName);

  /**
   * Writes a list of simple values that is itself one value of the schema.
   *
   * @param items the items
   * @param item writes one item
   * @param <T> the items
   */
  <T> void list(List<T> items, BiConsumer<ValueWriter, T> item);
}
