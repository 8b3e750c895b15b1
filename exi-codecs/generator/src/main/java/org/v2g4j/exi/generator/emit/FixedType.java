package org.v2g4j.exi.generator.emit;

import org.v2g4j.exi.generator.xsd.SimpleType;

/** Simple types whose values take the same number of bits each, so that they fit into runs. */
final class FixedType {

  private FixedType() {}

  static boolean isFixed(SimpleType type) {
    return switch (type.datatype()) {
      case BOOLEAN, BOOLEAN_PATTERN, ENUMERATION -> true;
      case INTEGER -> type.isNBit();
      case DECIMAL, STRING, HEX_BINARY, BASE64_BINARY, LIST -> false;
    };
  }

  /** The bits of a value. */
  static int width(SimpleType type) {
    return switch (type.datatype()) {
      case BOOLEAN -> 1;
      case BOOLEAN_PATTERN -> 2;
      case ENUMERATION ->
          Integer.SIZE - Integer.numberOfLeadingZeros(type.enumeration().size() - 1);
      case INTEGER -> type.nBitWidth();
      case DECIMAL, STRING, HEX_BINARY, BASE64_BINARY, LIST ->
          throw new IllegalArgumentException(type.datatype() + " has no fixed width");
    };
  }

  /** How the names of a run spell the value, as {@code ExiReader.run} reads them. */
  static String label(SimpleType type) {
    return switch (type.datatype()) {
      case BOOLEAN -> "#?";
      case ENUMERATION -> "#<" + type.enumeration().size();
      case INTEGER -> "#" + width(type) + minimum(type);
      default -> "#" + width(type);
    };
  }

  private static String minimum(SimpleType type) {
    int sign = type.minimum().signum();
    return sign == 0 ? "" : (sign > 0 ? "+" : "") + type.minimum();
  }
}
