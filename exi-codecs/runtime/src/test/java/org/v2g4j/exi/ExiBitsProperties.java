package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.v2g4j.core.Bytes;

final class ExiBitsProperties {

  private static final int NAMES = 4;
  private static final String SET = "-.0123456789";

  /** A value, how it is written and how it is read. */
  private record Item(Object value, Consumer<ExiWriter> write, Function<ExiReader, Object> read) {
    @Override
    public String toString() {
      return value.getClass().getSimpleName() + " " + value;
    }
  }

  private static ExiReader reader(Bytes exi) {
    return Bits.reader(exi, new ArrayList<>());
  }

  @Property(seed = "15118", edgeCases = EdgeCasesMode.NONE)
  void anyValuesComeBackFromAnyBit(
      @ForAll @IntRange(max = 31) int shift, @ForAll("items") @Size(max = 30) List<Item> items) {
    ExiWriter out = new ExiWriter();
    out.bits(-1, shift);
    items.forEach(item -> item.write().accept(out));
    ExiReader in = reader(out.toBytes());
    assertThat(in.bits(shift)).isEqualTo((int) ((1L << shift) - 1));
    for (Item item : items) {
      assertThat(item.read().apply(in)).isEqualTo(item.value());
    }
    assertThat(in.remainingBits()).isBetween(0, 7);
    assertThat(in.bits(in.remainingBits())).as("padding").isZero();
  }

  @Property(seed = "15118", edgeCases = EdgeCasesMode.NONE)
  void anyValuesCutAnywhereAreRefusedWithinWhatIsLeft(
      @ForAll @IntRange(max = 7) int shift,
      @ForAll("items") @Size(min = 1, max = 8) List<Item> items,
      @ForAll @IntRange(max = 1_000_000) int where) {
    ExiWriter out = new ExiWriter();
    out.bits(0, shift);
    items.forEach(item -> item.write().accept(out));
    Bytes whole = out.toBytes();
    int length = where % (whole.length() + 1);
    ExiReader in = reader(whole.slice(0, length));
    try {
      in.bits(shift);
      for (Item item : items) {
        assertThat(item.read().apply(in)).isEqualTo(item.value());
      }
      assertThat(in.position()).isLessThanOrEqualTo(8 * length);
    } catch (ExiException e) {
      assertThat(length).as("the whole is never refused").isLessThan(whole.length());
      assertThat(e.bitOffset()).isBetween(0, 8 * length);
    }
  }

  @Property(seed = "15118", edgeCases = EdgeCasesMode.NONE)
  void anyBitsAreAValueOrAnExiException(
      @ForAll @IntRange(max = 7) int shift,
      @ForAll byte[] bytes,
      @ForAll("items") @Size(min = 1, max = 8) List<Item> items) {
    ExiReader in = reader(Bytes.of(bytes));
    try {
      in.bits(shift);
      items.forEach(item -> assertThat(item.read().apply(in)).isNotNull());
      assertThat(in.position()).isLessThanOrEqualTo(8 * bytes.length);
    } catch (ExiException e) {
      assertThat(e.bitOffset()).isBetween(0, 8 * bytes.length);
    }
  }

  @Provide
  Arbitrary<List<Item>> items() {
    return Arbitraries.oneOf(numbers(), texts(), octets()).list();
  }

  private static Arbitrary<Item> numbers() {
    Arbitrary<BigInteger> big =
        Arbitraries.bigIntegers()
            .between(BigInteger.ONE.shiftLeft(447).negate(), BigInteger.ONE.shiftLeft(447));
    Arbitrary<Item> fixed =
        Combinators.combine(Arbitraries.integers().between(0, 12), Arbitraries.integers())
            .as(
                (width, any) -> {
                  int value = any & (1 << width) - 1;
                  return new Item(value, out -> out.nBit(value, width), in -> in.bits(width));
                });
    Arbitrary<Item> fixedContent =
        Combinators.combine(Arbitraries.integers().between(0, 12), Arbitraries.integers())
            .as(
                (width, any) -> {
                  int value = any & (1 << width) - 1;
                  return new Item(
                      value, out -> out.nBitContent(value, width), in -> in.nBitContent(width));
                });
    Arbitrary<Item> runs =
        Combinators.combine(Arbitraries.integers().between(1, 57), Arbitraries.longs())
            .as(
                (width, any) -> {
                  long bits = any >>> Long.SIZE - width;
                  return new Item(
                      bits, out -> out.run(bits, width), in -> in.run(width, 0, "#" + width));
                });
    return Arbitraries.oneOf(
        fixed,
        fixedContent,
        runs,
        Arbitraries.of(true, false)
            .map(b -> new Item(b, out -> out.booleanContent(b), ExiReader::booleanContent)),
        Arbitraries.oneOf(
                Arbitraries.integers(), Arbitraries.of(0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE))
            .map(n -> new Item(n, out -> out.signedContent(n), ExiReader::intContent)),
        Arbitraries.integers()
            .greaterOrEqual(0)
            .map(n -> new Item(n, out -> out.unsignedContent(n), ExiReader::unsignedIntContent)),
        Arbitraries.oneOf(
                Arbitraries.longs(), Arbitraries.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE))
            .map(n -> new Item(n, out -> out.signedContent(n), ExiReader::longContent)),
        Arbitraries.longs()
            .map(n -> new Item(n, out -> out.unsigned64Content(n), ExiReader::unsigned64Content)),
        big.map(n -> new Item(n, out -> out.integerContent(n), ExiReader::integerContent)),
        big.map(BigInteger::abs)
            .map(
                n ->
                    new Item(
                        n,
                        out -> out.unsignedIntegerContent(n),
                        ExiReader::unsignedIntegerContent)),
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1E100"), new BigDecimal("1E100"))
            .ofScale(9)
            .map(n -> n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros())
            .map(n -> new Item(n, out -> out.decimalContent(n), ExiReader::decimalContent)));
  }

  private static Arbitrary<Item> texts() {
    Arbitrary<String> any =
        Arbitraries.oneOf(
            Arbitraries.strings().ascii().ofMaxLength(40),
            Arbitraries.strings().ofMaxLength(20).filter(ExiBitsProperties::wellFormed),
            Arbitraries.of("é😀", "", "\u0000", "\u007f\u0080", "\uffff", "\udbff\udfff"));
    IntFunction<Arbitrary<Item>> literal =
        name ->
            any.map(
                text ->
                    new Item(text, out -> out.stringContent(text), in -> in.stringContent(name)));
    Arbitrary<Item> restricted =
        Arbitraries.oneOf(any, Arbitraries.strings().withChars(SET).ofMaxLength(20))
            .map(
                text ->
                    new Item(
                        text, out -> out.stringContent(text, SET), in -> in.stringContent(0, SET)));
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, NAMES - 1).flatMap(literal::apply), restricted);
  }

  private static boolean wellFormed(String text) {
    return text.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
  }

  private static Arbitrary<Item> octets() {
    Arbitrary<Bytes> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(70).map(Bytes::of);
    return Arbitraries.oneOf(
        any.map(b -> new Item(b, out -> out.binaryContent(b), ExiReader::binaryContent)),
        any.list()
            .ofMaxSize(4)
            .map(
                list ->
                    new Item(
                        list,
                        out -> out.listContent(list, ExiWriter::binary),
                        in -> in.listContent(ExiReader::binary))));
  }
}
