package org.v2g4j.exi.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.v2g4j.core.Bytes;

/**
 * One value, read by the type that the schema gives it. Methods throw what the format has for
 * values that are not of the type, under {@code V2gException}.
 */
public interface ValueReader {

  /**
   * Reads a boolean.
   *
   * @return the value
   */
  boolean asBoolean();

  /**
   * Reads a whole number of 32 bits.
   *
   * @return the value
   */
  int asInt();

  /**
   * Reads a whole number of 64 bits.
   *
   * @return the value
   */
  long asLong();

  /**
   * Reads a whole number of 64 bits without a sign.
   *
   * @return the value; from 2^63 on it looks negative
   */
  long asUnsigned64();

  /**
   * Reads a whole number of any size.
   *
   * @return the value
   */
  BigInteger asInteger();

  /**
   * Reads a decimal number.
   *
   * @return the value
   */
  BigDecimal asDecimal();

  /**
   * Reads text as it is.
   *
   * @return the text
   */
  String asText();

  /**
   * Reads text whose white space carries no meaning, such as a URI.
   *
   * @return the text
   */
  String asToken();

  /**
   * Reads octets that the schema has in hexadecimal.
   *
   * @return the octets
   */
  Bytes asHex();

  /**
   * Reads octets that the schema has in base64.
   *
   * @return the octets
   */
  Bytes asBase64();

  /**
   * Reads an enumeration value.
   *
   * @param values all values
   * @param wireName the value of one of them as in the schema
   * @param <E> the enumeration
   * @return the value
   */
  <E> E asEnumeration(E[] values, Function<E, String> wireName);

  /**
   * Reads a list of simple values that is itself one value of the schema.
   *
   * @param item reads one item
   * @param <T> the items
   * @return the items
   */
  <T> List<T> asList(Function<ValueReader, T> item);
}
