package org.v2g4j.exi.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.ValueWriter;

/** Turns a value into its text and hands that on. */
record XmlValueWriter(Consumer<String> text) implements ValueWriter {

  @Override
  public void bool(boolean value) {
    text.accept(Boolean.toString(value));
  }

  @Override
  public void number(long value) {
    text.accept(Long.toString(value));
  }

  @Override
  public void unsigned64(long value) {
    text.accept(Long.toUnsignedString(value));
  }

  @Override
  public void number(BigInteger value) {
    text.accept(value.toString());
  }

  @Override
  public void number(BigDecimal value) {
    text.accept(value.toPlainString());
  }

  @Override
  public void text(String value) {
    text.accept(value);
  }

  @Override
  public void hex(Bytes value) {
    text.accept(XmlWriter.hex(value));
  }

  @Override
  public void base64(Bytes value) {
    text.accept(value.toBase64());
  }

  @Override
  public void enumeration(String wireName) {
    text.accept(wireName);
  }

  @Override
  public <T> void list(List<T> items, BiConsumer<ValueWriter, T> item) {
    List<String> texts = new ArrayList<>(items.size());
    ValueWriter each = new XmlValueWriter(texts::add);
    items.forEach(one -> item.accept(each, one));
    text.accept(XmlWriter.list(texts, Function.identity()));
  }
}
