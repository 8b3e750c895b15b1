package org.v2g4j.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.ExiReader;
import org.v2g4j.exi.ExiWriter;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.Violations;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.TreeWriter;

/** A set with a value of every type and every kind of content, as generated code drives it. */
final class SampleCodec extends SchemaCodec {

  private static final String NAMESPACE = "urn:sample";

  enum Level {
    LOW("Low"),
    HIGH("High_1");

    private final String wireName;

    Level(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  /** Root element Sample: attribute Id?, then what the components are named after. */
  record Sample(
      @Nullable String id,
      boolean flag,
      int number,
      long large,
      long unsigned,
      BigInteger big,
      BigDecimal decimal,
      @Nullable String text,
      Bytes hex,
      Bytes base64,
      Level level,
      List<Integer> numbers,
      @Nullable Named named,
      List<Named> many,
      List<Choice> choices,
      @Nullable Sample inner,
      boolean hasNothing)
      implements ExiElement {

    Sample {
      numbers = List.copyOf(numbers);
      many = List.copyOf(many);
      choices = List.copyOf(choices);
    }

    @Override
    public QName elementName() {
      return new QName(NAMESPACE, "Sample");
    }

    static Sample of(@Nullable String text) {
      return new Sample(
          null,
          true,
          -1,
          Long.MIN_VALUE,
          -1,
          new BigInteger("-123456789012345678901234567890"),
          new BigDecimal("-0.05"),
          text,
          Bytes.parseHex("0aff"),
          Bytes.parseHex("00"),
          Level.HIGH,
          List.of(),
          null,
          List.of(),
          List.of(),
          null,
          false);
    }

    Sample with(List<Named> many, List<Choice> choices) {
      return new Sample(
          "id1",
          flag,
          number,
          large,
          unsigned,
          big,
          decimal,
          text,
          hex,
          base64,
          level,
          List.of(1, 2),
          new Named("n1", "x"),
          many,
          choices,
          inner,
          true);
    }

    Sample within(Sample outer) {
      return new Sample(
          id,
          flag,
          number,
          large,
          unsigned,
          big,
          decimal,
          text,
          hex,
          base64,
          level,
          numbers,
          named,
          many,
          choices,
          outer,
          hasNothing);
    }
  }

  /** Simple content with attribute Name. */
  record Named(String name, String value) {}

  /** Either element A, or element B with C behind it. */
  record Choice(@Nullable String a, @Nullable Integer b, @Nullable Integer c) {}

  SampleCodec() {
    this(ExiLimits.defaults());
  }

  SampleCodec(ExiLimits limits) {
    super(
        "sample",
        2,
        2,
        0,
        Map.of(NAMESPACE, "s"),
        limits,
        element(NAMESPACE, "Sample", 0, 0),
        abstractElement(NAMESPACE, "Named", 1, 1));
  }

  @Override
  protected boolean holds(int entry, Object content) {
    return content instanceof Sample;
  }

  @Override
  protected Object read(int entry, TreeReader in) {
    String id = in.hasAttribute("", "Id") ? in.attributeValue("", "Id").asToken() : null;
    in.enter();
    in.require(NAMESPACE, "Flag");
    boolean flag = in.value().asBoolean();
    in.require(NAMESPACE, "Number");
    int number = in.value().asInt();
    in.require(NAMESPACE, "Large");
    long large = in.value().asLong();
    in.require(NAMESPACE, "Unsigned");
    long unsigned = in.value().asUnsigned64();
    in.require(NAMESPACE, "Big");
    BigInteger big = in.value().asInteger();
    in.require(NAMESPACE, "Decimal");
    BigDecimal decimal = in.value().asDecimal();
    String text = in.at(NAMESPACE, "Text") ? in.value().asText() : null;
    in.require(NAMESPACE, "Hex");
    Bytes hex = in.value().asHex();
    in.require(NAMESPACE, "Base64");
    Bytes base64 = in.value().asBase64();
    in.require(NAMESPACE, "Level");
    Level level = in.value().asEnumeration(Level.values(), Level::wireName);
    in.require(NAMESPACE, "Numbers");
    List<Integer> numbers = in.value().asList(item -> item.asInt());
    Named named = in.at(NAMESPACE, "Named") ? readNamed(in) : null;
    List<Named> many = new ArrayList<>();
    while (in.nextEntry(NAMESPACE, "Many")) {
      many.add(readNamed(in));
    }
    List<Choice> choices = new ArrayList<>();
    while (in.nextItem("content", in.at(NAMESPACE, "A") || in.at(NAMESPACE, "B"))) {
      choices.add(readChoice(in));
      in.leaveItem();
    }
    Sample inner = in.at(NAMESPACE, "Inner") ? (Sample) read(entry, in) : null;
    boolean hasNothing = in.at(NAMESPACE, "Nothing");
    if (hasNothing) {
      in.enter();
      in.leave();
    }
    in.leave();
    return new Sample(
        id,
        flag,
        number,
        large,
        unsigned,
        big,
        decimal,
        text,
        hex,
        base64,
        level,
        numbers,
        named,
        many,
        choices,
        inner,
        hasNothing);
  }

  private static Named readNamed(TreeReader in) {
    String name = in.attributeValue("", "Name").asToken();
    return new Named(name, in.content().asText());
  }

  private static Choice readChoice(TreeReader in) {
    if (in.at(NAMESPACE, "A")) {
      return new Choice(in.value().asText(), null, null);
    } else if (in.at(NAMESPACE, "B")) {
      int b = in.value().asInt();
      in.require(NAMESPACE, "C");
      return new Choice(null, b, in.value().asInt());
    } else {
      throw in.unexpected("A, B");
    }
  }

  @Override
  protected void write(int entry, TreeWriter out, Object content) {
    Sample sample = (Sample) content;
    if (sample.id() != null) {
      out.attribute("", "Id").text(sample.id());
    }
    out.element(NAMESPACE, "Flag").bool(sample.flag());
    out.element(NAMESPACE, "Number").number(sample.number());
    out.element(NAMESPACE, "Large").number(sample.large());
    out.element(NAMESPACE, "Unsigned").unsigned64(sample.unsigned());
    out.element(NAMESPACE, "Big").number(sample.big());
    out.element(NAMESPACE, "Decimal").number(sample.decimal());
    if (sample.text() != null) {
      out.element(NAMESPACE, "Text").text(sample.text());
    }
    out.element(NAMESPACE, "Hex").hex(sample.hex());
    out.element(NAMESPACE, "Base64").base64(sample.base64());
    out.element(NAMESPACE, "Level").enumeration(sample.level().wireName());
    out.element(NAMESPACE, "Numbers").list(sample.numbers(), (items, item) -> items.number(item));
    if (sample.named() != null) {
      writeNamed(out, "Named", sample.named());
    }
    out.startList("Many");
    sample.many().forEach(named -> writeNamed(out, "Many", named));
    out.endList();
    out.startList("content");
    for (Choice choice : sample.choices()) {
      out.startItem();
      if (choice.a() != null) {
        out.element(NAMESPACE, "A").text(choice.a());
      } else {
        out.element(NAMESPACE, "B").number(choice.b());
        out.element(NAMESPACE, "C").number(choice.c());
      }
      out.endItem();
    }
    out.endList();
    if (sample.inner() != null) {
      out.start(NAMESPACE, "Inner");
      write(entry, out, sample.inner());
      out.end();
    }
    if (sample.hasNothing()) {
      out.start(NAMESPACE, "Nothing");
      out.end();
    }
  }

  private static void writeNamed(TreeWriter out, String element, Named named) {
    out.start(NAMESPACE, element);
    out.attribute("", "Name").text(named.name());
    out.content().text(named.value());
    out.end();
  }

  @Override
  protected Object decode(int entry, ExiReader in) {
    throw new UnsupportedOperationException("no EXI");
  }

  @Override
  protected void encode(int entry, ExiWriter out, Object content) {
    throw new UnsupportedOperationException("no EXI");
  }

  @Override
  protected void check(int entry, Object content, Violations out) {}
}
