package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.math.BigInteger;
import java.util.Locale;
import org.v2g4j.exi.generator.xsd.SimpleType;

/** The expressions that move a value of a simple type between Java, EXI and text. */
final class Values {

  private Values() {}

  // ---- EXI ----

  /** Reads text event, value and end event. */
  static CodeBlock decodeContent(SimpleType type, TypeName javaType, CodeBlock string) {
    return decode("in", type, javaType, string, "Content");
  }

  /** Reads the value alone. */
  static CodeBlock decodeValue(SimpleType type, TypeName javaType, CodeBlock string) {
    return decode("in", type, javaType, string, "");
  }

  private static CodeBlock decode(
      String in, SimpleType type, TypeName javaType, CodeBlock string, String suffix) {
    boolean content = !suffix.isEmpty();
    return switch (type.datatype()) {
      case BOOLEAN ->
          content ? CodeBlock.of("$L.booleanContent()", in) : CodeBlock.of("$L.bits(1) != 0", in);
      case BOOLEAN_PATTERN -> CodeBlock.of("$L.$L(2) >= 2", in, content ? "nBitContent" : "bits");
      case INTEGER -> decodeInteger(in, type, javaType, suffix);
      case DECIMAL -> CodeBlock.of("$L.decimal$L()", in, suffix);
      case STRING ->
          type.characters().isEmpty()
              ? CodeBlock.of("$L.string$L($L)", in, suffix, string)
              : CodeBlock.of("$L.string$L($L, $S)", in, suffix, string, type.characters());
      case HEX_BINARY, BASE64_BINARY -> CodeBlock.of("$L.binary$L()", in, suffix);
      case ENUMERATION ->
          CodeBlock.of("$L.enumeration$L($L)", in, suffix, valuesConstant(javaType));
      case LIST ->
          CodeBlock.of(
              "$L.list$L(items -> $L)",
              in,
              suffix,
              decode("items", type.item(), itemType(javaType), string, ""));
    };
  }

  private static CodeBlock decodeInteger(
      String in, SimpleType type, TypeName javaType, String suffix) {
    if (type.isNBit()) {
      return type.minimum().signum() == 0 && !suffix.isEmpty()
          ? CodeBlock.of("$L.nBitContent($L)", in, type.nBitWidth())
          : CodeBlock.of(
              "$L.nBit$L($L, $L)", in, suffix, type.nBitWidth(), literal(type.minimum()));
    }
    String method = decoder(type, javaType);
    return switch (method + suffix) {
      case "signedIntContent" -> CodeBlock.of("$L.intContent()", in);
      case "signedLongContent" -> CodeBlock.of("$L.longContent()", in);
      default -> CodeBlock.of("$L.$L$L()", in, method, suffix);
    };
  }

  /** Whether a value is a number of no fixed width that Java has as a primitive. */
  static boolean isNumber(SimpleType type, TypeName javaType) {
    return type.datatype() == SimpleType.Datatype.INTEGER
        && !type.isNBit()
        && plain(javaType).isPrimitive();
  }

  /** The reader's method for a number of no fixed width. */
  static String decoder(SimpleType type, TypeName javaType) {
    boolean unsigned = type.isUnsigned();
    if (plain(javaType).equals(TypeName.INT)) {
      return unsigned ? "unsignedInt" : "signedInt";
    }
    if (plain(javaType).equals(TypeName.LONG)) {
      boolean all64 = unsigned && type.maximum().bitLength() == 64;
      return all64 ? "unsigned64" : unsigned ? "unsignedLong" : "signedLong";
    }
    return unsigned ? "unsignedInteger" : "integer";
  }

  /** The number that n bits stand for. */
  static CodeBlock plusMinimum(SimpleType type, CodeBlock bits) {
    int sign = type.minimum().signum();
    return sign == 0
        ? bits
        : CodeBlock.of("$L $L $L", bits, sign < 0 ? "-" : "+", literal(type.minimum().abs()));
  }

  /** The bits that stand for a number. */
  private static CodeBlock minusMinimum(SimpleType type, CodeBlock value) {
    int sign = type.minimum().signum();
    return sign == 0
        ? value
        : CodeBlock.of("$L $L $L", value, sign < 0 ? "+" : "-", literal(type.minimum().abs()));
  }

  /** A value of fixed width as a part of a run. */
  static CodeBlock encodeTerm(SimpleType type, CodeBlock value) {
    return switch (type.datatype()) {
      case BOOLEAN -> CodeBlock.of("out.flag($L)", value);
      case BOOLEAN_PATTERN -> CodeBlock.of("out.flag($L) << 1", value);
      case ENUMERATION -> CodeBlock.of("out.index($L)", value);
      default -> CodeBlock.of("out.number($L, $L)", minusMinimum(type, value), type.nBitWidth());
    };
  }

  /** Writes text event, value and end event. */
  static CodeBlock encodeContent(SimpleType type, TypeName javaType, CodeBlock value) {
    return encode("out", type, javaType, value, "Content");
  }

  /** Writes the value alone. */
  static CodeBlock encodeValue(SimpleType type, TypeName javaType, CodeBlock value) {
    return encode("out", type, javaType, value, "");
  }

  private static CodeBlock encode(
      String out, SimpleType type, TypeName javaType, CodeBlock value, String suffix) {
    boolean content = !suffix.isEmpty();
    return switch (type.datatype()) {
      case BOOLEAN ->
          content
              ? CodeBlock.of("$L.booleanContent($L)", out, value)
              : CodeBlock.of("$L.bits($L ? 1 : 0, 1)", out, value);
      case BOOLEAN_PATTERN -> CodeBlock.of("$L.nBit$L($L ? 2 : 0, 2)", out, suffix, value);
      case INTEGER -> encodeInteger(out, type, javaType, value, suffix);
      case DECIMAL -> CodeBlock.of("$L.decimal$L($L)", out, suffix, value);
      case STRING ->
          type.characters().isEmpty()
              ? CodeBlock.of("$L.string$L($L)", out, suffix, value)
              : CodeBlock.of("$L.string$L($L, $S)", out, suffix, value, type.characters());
      case HEX_BINARY, BASE64_BINARY -> CodeBlock.of("$L.binary$L($L)", out, suffix, value);
      case ENUMERATION ->
          CodeBlock.of("$L.nBit$L($L.ordinal(), $L)", out, suffix, value, FixedType.width(type));
      case LIST ->
          CodeBlock.of(
              "$L.list$L($L, (items, item) -> $L)",
              out,
              suffix,
              value,
              encode("items", type.item(), itemType(javaType), CodeBlock.of("item"), ""));
    };
  }

  private static CodeBlock encodeInteger(
      String out, SimpleType type, TypeName javaType, CodeBlock value, String suffix) {
    if (type.isNBit()) {
      return CodeBlock.of(
          "$L.nBit$L($L, $L)", out, suffix, minusMinimum(type, value), type.nBitWidth());
    }
    return CodeBlock.of("$L.$L$L($L)", out, encoder(type, javaType), suffix, value);
  }

  /** The writer's method for a number of no fixed width. */
  static String encoder(SimpleType type, TypeName javaType) {
    boolean big = javaType.equals(ClassName.get(BigInteger.class));
    if (type.isUnsigned()) {
      boolean all64 = !big && type.maximum().bitLength() == 64;
      return big ? "unsignedInteger" : all64 ? "unsigned64" : "unsigned";
    }
    return big ? "integer" : "signed";
  }

  // ---- text ----

  /** Reads a value from an expression for its reader. */
  static CodeBlock fromText(SimpleType type, TypeName javaType, CodeBlock reader) {
    return switch (type.datatype()) {
      case BOOLEAN, BOOLEAN_PATTERN -> CodeBlock.of("$L.asBoolean()", reader);
      case INTEGER -> CodeBlock.of("$L.$L()", reader, integerParser(type, javaType));
      case DECIMAL -> CodeBlock.of("$L.asDecimal()", reader);
      case STRING -> CodeBlock.of("$L.$L()", reader, type.preserveSpace() ? "asText" : "asToken");
      case HEX_BINARY -> CodeBlock.of("$L.asHex()", reader);
      case BASE64_BINARY -> CodeBlock.of("$L.asBase64()", reader);
      case ENUMERATION ->
          CodeBlock.of(
              "$L.asEnumeration($L, $T::wireName)", reader, valuesConstant(javaType), javaType);
      case LIST ->
          CodeBlock.of(
              "$L.asList(item -> $L)",
              reader,
              fromText(type.item(), itemType(javaType), CodeBlock.of("item")));
    };
  }

  private static String integerParser(SimpleType type, TypeName javaType) {
    TypeName plain = plain(javaType);
    if (plain.equals(TypeName.INT)) {
      return "asInt";
    }
    if (plain.equals(TypeName.LONG)) {
      return isUnsigned64(type) ? "asUnsigned64" : "asLong";
    }
    return "asInteger";
  }

  private static boolean isUnsigned64(SimpleType type) {
    return type.isUnsigned() && type.maximum().bitLength() == 64;
  }

  /** Writes a value to an expression for its writer. */
  static CodeBlock toText(CodeBlock writer, SimpleType type, TypeName javaType, CodeBlock value) {
    return switch (type.datatype()) {
      case BOOLEAN, BOOLEAN_PATTERN -> CodeBlock.of("$L.bool($L)", writer, value);
      case INTEGER ->
          plain(javaType).equals(TypeName.LONG) && isUnsigned64(type)
              ? CodeBlock.of("$L.unsigned64($L)", writer, value)
              : CodeBlock.of("$L.number($L)", writer, value);
      case DECIMAL -> CodeBlock.of("$L.number($L)", writer, value);
      case STRING -> CodeBlock.of("$L.text($L)", writer, value);
      case HEX_BINARY -> CodeBlock.of("$L.hex($L)", writer, value);
      case BASE64_BINARY -> CodeBlock.of("$L.base64($L)", writer, value);
      case ENUMERATION -> CodeBlock.of("$L.enumeration($L.wireName())", writer, value);
      case LIST ->
          CodeBlock.of(
              "$L.list($L, (items, item) -> $L)",
              writer,
              value,
              toText(CodeBlock.of("items"), type.item(), itemType(javaType), CodeBlock.of("item")));
    };
  }

  // ---- facets ----

  /** The check of a value's facets; empty if every Java value is valid. */
  static CodeBlock check(SimpleType type, TypeName javaType, String name, CodeBlock value) {
    return switch (type.datatype()) {
      case STRING ->
          type.minLength() > 0 || type.maxLength() < Integer.MAX_VALUE
              ? length(type, name, value)
              : CodeBlock.of("out.wellFormed($S, $L)", name, value);
      case HEX_BINARY, BASE64_BINARY ->
          type.minLength() > 0 || type.maxLength() < Integer.MAX_VALUE
              ? length(type, name, value)
              : CodeBlock.of("");
      case INTEGER -> range(type, javaType, name, value);
      case BOOLEAN, BOOLEAN_PATTERN, DECIMAL, ENUMERATION, LIST -> CodeBlock.of("");
    };
  }

  private static CodeBlock length(SimpleType type, String name, CodeBlock value) {
    return CodeBlock.of(
        "out.length($S, $L, $L, $L)", name, value, type.minLength(), bound(type.maxLength()));
  }

  /** A maximum as Java spells it. */
  static CodeBlock bound(int max) {
    return max == Integer.MAX_VALUE ? CodeBlock.of("Integer.MAX_VALUE") : CodeBlock.of("$L", max);
  }

  private static CodeBlock range(SimpleType type, TypeName javaType, String name, CodeBlock value) {
    TypeName plain = plain(javaType);
    BigInteger min = type.minimum();
    BigInteger max = type.maximum();
    if (plain.equals(ClassName.get(BigInteger.class))) {
      return min == null && max == null
          ? CodeBlock.of("")
          : CodeBlock.of(
              "out.range($S, $L, $S, $S)",
              name,
              value,
              min == null ? "" : min.toString(),
              max == null ? "" : max.toString());
    }
    int bits = plain.equals(TypeName.INT) ? 31 : 63;
    if (max.bitLength() == 64) {
      boolean all = min.signum() == 0 && max.add(BigInteger.ONE).bitCount() == 1;
      return all
          ? CodeBlock.of("")
          : CodeBlock.of(
              "out.unsignedRange($S, $L, $L, $L)",
              name,
              value,
              literal(min),
              max.longValue() + "L");
    }
    BigInteger least = BigInteger.ONE.shiftLeft(bits).negate();
    BigInteger most = least.not();
    return min.equals(least) && max.equals(most)
        ? CodeBlock.of("")
        : CodeBlock.of("out.range($S, $L, $L, $L)", name, value, literal(min), literal(max));
  }

  private static String literal(BigInteger number) {
    return number.bitLength() < 32 ? number.toString() : number + "L";
  }

  private static TypeName plain(TypeName type) {
    return type.isBoxedPrimitive() ? type.unbox() : type;
  }

  private static TypeName itemType(TypeName list) {
    return ((ParameterizedTypeName) list).typeArguments().get(0);
  }

  /** The constant of a codec that holds an enumeration's values. */
  static String valuesConstant(TypeName enumeration) {
    String name = ((ClassName) enumeration).simpleName();
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT) + "_VALUES";
  }
}
