package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.error.EncodeException;

/** Events and values that are read and written as one number. */
final class RunsTest {

  //                                a # 5 / b # index / c
  private static final String NAMES = "^a #3 / b #<5 / c #";
  private static final long EVENTS = 0b11_000_111_000_111;
  private static final int WIDTH = 14;

  private static ExiException failure(String bits) {
    return catchThrowableOfType(
        ExiException.class, () -> Bits.reader(bits).run(WIDTH, EVENTS, NAMES));
  }

  @Nested
  final class Reading {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 50})
    void givesTheBits(int shift) {
      ExiReader in = Bits.reader("1".repeat(shift) + "00 101 000 011 000 1");
      for (int i = 0; i < shift; i++) {
        in.bits(1);
      }
      assertThat(in.run(WIDTH, EVENTS, NAMES)).isEqualTo(0b00_101_000_011_000);
      assertThat(in.bits(1)).isOne();
    }

    @Test
    void picksValuesOfEnumerations() {
      ExiReader in = Bits.reader("00 101 000 011 000");
      long run = in.run(WIDTH, EVENTS, NAMES);
      List<String> values = List.of("v0", "v1", "v2", "v3", "v4");
      assertThat(in.value(values.toArray(), (int) (run >> 3 & 7), 6)).isEqualTo("v3");
    }

    @ParameterizedTest
    @CsvSource({
      "1 000 0000000000, 0, 'found the end of the element, expected a'",
      "0 1 000 000000000, 1, 'found the end of the element, expected a value'",
      "00 000 1 00 00000000, 5, 'expected the end of the element'",
      "00 000 0 1 00 0000000, 6, 'expected b'",
      "00 000 000 000 1 00 00, 11, 'expected the end of the element'",
      "00 000 000 000 0 1 00, 12, 'expected c'",
      "00 000 000 000 00 1 000, 13, 'expected a value'"
    })
    void namesTheFirstEventThatDeviates(String bits, int offset, String reason) {
      ExiException failure = failure(bits);
      assertThat(failure.bitOffset()).isEqualTo(offset);
      assertThat(failure).hasMessageContaining(reason);
    }

    @Test
    void preferAnIndexBeyondTheLastValueToALaterDeviation() {
      assertThat(failure("00 000 000 111 111")).hasMessageContaining("enumeration index 7 of 5");
    }

    @Test
    void countsBackToAnIndexBeyondTheLastValue() {
      ExiReader in = Bits.reader("00 000 000 111 000");
      int index = (int) (in.run(WIDTH, EVENTS, NAMES) >> 3 & 7);
      Object[] values = new Object[5];
      assertThatThrownBy(() -> in.value(values, index, 6))
          .hasMessage("enumeration index 7 of 5 values at bit 8 in /");
    }

    @Test
    void refusesABodyThatEndsInside() {
      for (int length = 0; length < WIDTH; length++) {
        ExiReader in = Bits.reader("0".repeat(8));
        in.bits(8 - Math.min(8, length));
        assertThatThrownBy(() -> in.run(WIDTH, EVENTS, NAMES))
            .isInstanceOf(ExiException.class)
            .hasMessageContaining("the body ends");
      }
    }

    @Test
    void letsATraceFollowEachEvent() {
      Trace trace = new Trace(QualifiedNames.NONE);
      ExiReader in = Bits.tracing("00 101 000 011 000 0 00000011 0", trace);
      assertThat(in.run(WIDTH, EVENTS, NAMES)).isEqualTo(0b00_101_000_011_000);
      assertThat(trace.path()).isEqualTo("/c");
      assertThat(in.signedInt(1, "/")).isEqualTo(3);
      assertThat(trace.path()).isEqualTo("/");
    }
  }

  @Nested
  final class NumbersWithEventsBehind {

    private static final List<String> NUMBERS =
        List.of("0", "1", "127", "128", "16383", "16384", "2097151", "2097152", "268435455");

    @Test
    void areReadWithTheirEvents() {
      for (String number : NUMBERS) {
        long value = Long.parseLong(number);
        String octets = octets(value);
        String unsigned = octets + "00 1";
        assertRead(unsigned, in -> in.unsignedInt(2, "/ b"), (int) value);
        assertRead(unsigned, in -> in.unsignedLong(2, "/ b"), value);
        assertRead(unsigned, in -> in.unsigned64(2, "/ b"), value);
        assertRead("0" + unsigned, in -> in.signedInt(2, "/ b"), (int) value);
        assertRead("1" + unsigned, in -> in.signedInt(2, "/ b"), (int) ~value);
        assertRead("0" + unsigned, in -> in.signedLong(2, "/ b"), value);
        assertRead("1" + unsigned, in -> in.signedLong(2, "/ b"), ~value);
      }
    }

    @Test
    void mayBeLong() {
      for (long value : new long[] {1L << 31, 1L << 35, 1L << 49, Long.MAX_VALUE}) {
        String bits = octets(value) + "00 1";
        assertRead(bits, in -> in.unsignedLong(2, "/ b"), value);
        assertRead(bits, in -> in.unsigned64(2, "/ b"), value);
        assertRead("1" + bits, in -> in.signedLong(2, "/ b"), ~value);
        assertRead(octets(-1) + "00 1", in -> in.unsigned64(2, "/ b"), -1L);
      }
      assertThatThrownBy(() -> Bits.reader(octets(1L << 31) + "00").unsignedInt(2, "/ b"))
          .hasMessageContaining("2147483648 is beyond 31 bits at bit 0");
    }

    @Test
    void nameTheEventThatDeviates() {
      for (long value : new long[] {5, 300, 1L << 30}) {
        int end = Bits.bytes(octets(value)).length() * 8;
        assertThatThrownBy(() -> Bits.reader(octets(value) + "0 1 000").unsignedInt(2, "/ b"))
            .isInstanceOfSatisfying(
                ExiException.class, e -> assertThat(e.bitOffset()).isEqualTo(end + 1))
            .hasMessageContaining("expected b");
      }
    }

    @Test
    void refuseABodyThatEndsInside() {
      String bits = octets(300);
      assertThatThrownBy(() -> Bits.reader(bits).unsignedInt(2, "/ b"))
          .hasMessageContaining("the body ends where 1 more bits are needed at bit 16");
      assertThatThrownBy(() -> Bits.reader(bits.substring(0, 8)).unsignedInt(2, "/ b"))
          .hasMessageContaining("the body ends where 8 more bits are needed at bit 8");
    }

    private static void assertRead(String bits, Function<ExiReader, Object> read, Object wanted) {
      for (int shift = 0; shift < 9; shift++) {
        ExiReader in = Bits.reader("1".repeat(shift) + bits);
        in.bits(shift);
        assertThat(read.apply(in)).as(bits).isEqualTo(wanted);
        assertThat(in.bits(1)).isOne();
      }
    }

    private static String octets(long value) {
      StringBuilder bits = new StringBuilder();
      long rest = value;
      while (rest >>> 7 != 0) {
        bits.append(Bits.number((int) (rest & 0x7f | 0x80), 8));
        rest >>>= 7;
      }
      return bits.append(Bits.number((int) rest, 8)).toString();
    }
  }

  @Nested
  final class Writing {

    @Test
    void fillsWordsFromAnyBit() {
      for (int shift = 0; shift < 64; shift++) {
        for (int width = 1; width <= 63; width++) {
          ExiWriter out = new ExiWriter();
          for (int i = 0; i < shift; i++) {
            out.run(1, 1);
          }
          long bits = 0x5a5a_5a5a_5a5a_5a5aL >>> Long.SIZE - width;
          out.run(bits, width);
          out.run(1, 1);
          String wanted = "1".repeat(shift) + binary(bits, width) + "1";
          assertThat(Bits.of(out.toBytes())).startsWith(wanted);
        }
      }
    }

    private String binary(long bits, int width) {
      String digits = Long.toBinaryString(bits);
      return "0".repeat(width - digits.length()) + digits;
    }

    @Test
    void putsNumbersBetweenRunAndZeros() {
      for (long value : new long[] {0, 127, 128, 16383, 16384, Integer.MAX_VALUE, 1L << 62}) {
        for (int width = 0; width <= 40; width++) {
          ExiWriter apart = new ExiWriter();
          ExiWriter together = new ExiWriter();
          long before = (1L << width) - 1;
          apart.run(before, width);
          apart.signed(~value);
          apart.run(0, 16);
          together.signed(before, width, ~value, 16);
          apart.run(before, width);
          apart.unsigned64(value);
          apart.run(0, 3);
          together.unsigned64(before, width, value, 3);
          together.unsigned(before, width, value, 0);
          apart.run(before, width);
          apart.unsigned(value);
          assertThat(together.toBytes()).isEqualTo(apart.toBytes());
        }
      }
    }

    @Test
    void refusesNumbersThatDoNotFit() {
      ExiWriter out = new ExiWriter();
      assertThat(out.number(7, 3)).isEqualTo(7);
      assertThatThrownBy(() -> out.number(8, 3)).isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.number(-1, 3)).isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.unsigned(0, 1, -1, 1)).isInstanceOf(EncodeException.class);
    }
  }

  @Nested
  final class Lists {

    @Test
    void areImmutableWhateverTheirLength() {
      ExiReader in = Bits.reader("0");
      for (int size = 0; size < 30; size++) {
        Entries<Integer> entries = in.entries();
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          entries.add(i);
          wanted.add(i);
        }
        assertThat(entries.size()).isEqualTo(size);
        List<Integer> list = entries.toList();
        assertThat(list).isEqualTo(wanted).isSameAs(List.copyOf(list));
      }
    }

    @Test
    void mayNestAndOverlap() {
      ExiReader in = Bits.reader("0");
      Entries<List<String>> outer = in.entries();
      Entries<String> other = in.entries();
      for (int i = 0; i < 12; i++) {
        Entries<String> inner = in.entries();
        for (int j = 0; j <= i; j++) {
          inner.add(i + "." + j);
        }
        outer.add(inner.toList());
        other.add("o" + i);
      }
      List<List<String>> lists = outer.toList();
      assertThat(lists).hasSize(12);
      assertThat(lists.get(0)).containsExactly("0.0");
      assertThat(lists.get(11)).hasSize(12).endsWith("11.10", "11.11");
      assertThat(other.toList()).hasSize(12).startsWith("o0").endsWith("o11");
    }
  }
}
