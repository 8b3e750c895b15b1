package org.v2g4j.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.ValueReader;

/** A value of a JSON text at a path. */
record JsonValueReader(Node node, String path) implements ValueReader {

  /** Parsing digits takes quadratic time; EXI holds 135 of them. */
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,300}");

  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,300}(\\.[0-9]{1,300})?");

  @Override
  public boolean asBoolean() {
    if (node instanceof Node.Simple value && value.kind() == Node.Kind.BOOLEAN) {
      return value.text().equals("true");
    }
    throw expected("true or false");
  }

  @Override
  public int asInt() {
    return number("a whole number of 32 bits", WHOLE, Integer::parseInt);
  }

  @Override
  public long asLong() {
    return number("a whole number of 64 bits", WHOLE, Long::parseLong);
  }

  @Override
  public long asUnsigned64() {
    return number("an unsigned number of 64 bits", WHOLE, Long::parseUnsignedLong);
  }

  @Override
  public BigInteger asInteger() {
    return number("a whole number", WHOLE, BigInteger::new);
  }

  @Override
  public BigDecimal asDecimal() {
    return number(
        "a decimal number without an exponent",
        DECIMAL,
        digits -> new BigDecimal(digits).stripTrailingZeros());
  }

  /** As strings too, for there are programs that round large numbers. */
  private <T> T number(String type, Pattern form, Function<String, T> parser) {
    if (node instanceof Node.Simple value
        && (value.kind() == Node.Kind.NUMBER || value.kind() == Node.Kind.STRING)
        && form.matcher(value.text()).matches()) {
      try {
        return parser.apply(value.text());
      } catch (NumberFormatException e) {
        throw expected(type);
      }
    }
    throw expected(type);
  }

  @Override
  public String asText() {
    return string("a string");
  }

  /** Unlike text between tags, a JSON string has no white space that came from its layout. */
  @Override
  public String asToken() {
    return asText();
  }

  private String string(String type) {
    if (node instanceof Node.Simple value && value.kind() == Node.Kind.STRING) {
      return value.text();
    }
    throw expected(type);
  }

  @Override
  public Bytes asHex() {
    String type = "a string of hexadecimal digits";
    try {
      return Bytes.parseHex(string(type));
    } catch (IllegalArgumentException e) {
      throw expected(type);
    }
  }

  @Override
  public Bytes asBase64() {
    return asHex();
  }

  @Override
  public <E> E asEnumeration(E[] values, Function<E, String> wireName) {
    String text = string("a string");
    for (E value : values) {
      if (wireName.apply(value).equals(text)) {
        return value;
      }
    }
    throw JsonReader.failure(node, path, node.described() + " is none of the enumeration's values");
  }

  @Override
  public <T> List<T> asList(Function<ValueReader, T> item) {
    if (!(node instanceof Node.Entries entries)) {
      throw expected("an array");
    }
    List<T> items = new ArrayList<>();
    for (Node entry : entries.nodes()) {
      items.add(item.apply(new JsonValueReader(entry, path + "[" + items.size() + "]")));
    }
    return items;
  }

  private JsonException expected(String type) {
    return JsonReader.failure(node, path, "expected " + type + ", found " + node.described());
  }
}
