package org.v2g4j.exi.generator.xsd;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simple type with the facets that matter to EXI, to Java and to validation.
 *
 * @param name its name; null if anonymous
 * @param datatype how EXI represents it
 * @param minimum smallest number; null if unbounded or no number
 * @param maximum greatest number; null if unbounded or no number
 * @param minLength fewest characters, octets or items
 * @param maxLength most of them
 * @param characters the restricted character set of a pattern, ascending; empty if there is none
 * @param enumeration the values in schema order; empty if there are none
 * @param item the type of a list's items; null if this is no list
 * @param preserveSpace whether white space carries meaning
 * @param documentation words for readers
 */
public record SimpleType(
    @Nullable QualifiedName name,
    Datatype datatype,
    @Nullable BigInteger minimum,
    @Nullable BigInteger maximum,
    int minLength,
    int maxLength,
    String characters,
    List<EnumerationValue> enumeration,
    @Nullable SimpleType item,
    boolean preserveSpace,
    Documentation documentation)
    implements Type {

  /** How EXI represents a value. */
  public enum Datatype {
    /** One bit. */
    BOOLEAN,
    /** Two bits, for a boolean with a pattern tells its four spellings apart. */
    BOOLEAN_PATTERN,
    /** Whole numbers: n-bit, unsigned or signed, as their bounds say. */
    INTEGER,
    /** Decimal numbers. */
    DECIMAL,
    /** Everything that travels as characters. */
    STRING,
    /** Octets that XML shows in hexadecimal. */
    HEX_BINARY,
    /** Octets that XML shows in base64. */
    BASE64_BINARY,
    /** An index into the enumeration. */
    ENUMERATION,
    /** A number of items. */
    LIST
  }

  /**
   * One value of an enumeration.
   *
   * @param value as in the schema
   * @param documentation words for readers
   */
  public record EnumerationValue(String value, Documentation documentation) {}

  /** The most values that EXI represents in n bits instead of octets. */
  private static final BigInteger MOST_N_BIT_VALUES = BigInteger.valueOf(4096);

  /**
   * Whether the type is a number of fixed width (EXI 1.0, 7.1.9).
   *
   * @return true for both bounds and at most 4096 values
   */
  public boolean isNBit() {
    return datatype == Datatype.INTEGER
        && minimum != null
        && maximum != null
        && maximum.subtract(minimum).compareTo(MOST_N_BIT_VALUES) < 0;
  }

  /**
   * The width of an n-bit number.
   *
   * @return 0 to 12
   */
  public int nBitWidth() {
    return maximum.subtract(minimum).bitLength();
  }

  /**
   * Whether the type is a number that EXI writes without a sign.
   *
   * @return true if it has no negative values
   */
  public boolean isUnsigned() {
    return datatype == Datatype.INTEGER && minimum != null && minimum.signum() >= 0;
  }
}
