package org.v2g4j.exi.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.ValueReader;

/** The text of an element or attribute. Failures come from the reader, which knows the place. */
record XmlValueReader(XmlReader in, String text) implements ValueReader {

  @Override
  public boolean asBoolean() {
    return in.asBoolean(text);
  }

  @Override
  public int asInt() {
    return in.asInt(text);
  }

  @Override
  public long asLong() {
    return in.asLong(text);
  }

  @Override
  public long asUnsigned64() {
    return in.asUnsigned64(text);
  }

  @Override
  public BigInteger asInteger() {
    return in.asInteger(text);
  }

  @Override
  public BigDecimal asDecimal() {
    return in.asDecimal(text);
  }

  @Override
  public String asText() {
    return text;
  }

  @Override
  public String asToken() {
    return in.asToken(text);
  }

  @Override
  public Bytes asHex() {
    return in.asHex(text);
  }

  @Override
  public Bytes asBase64() {
    return in.asBase64(text);
  }

  @Override
  public <E> E asEnumeration(E[] values, Function<E, String> wireName) {
    return in.asEnumeration(text, values, wireName);
  }

  @Override
  public <T> List<T> asList(Function<ValueReader, T> item) {
    return in.asList(text, one -> item.apply(new XmlValueReader(in, one)));
  }
}
