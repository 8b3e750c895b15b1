package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;

final class ExiWriterTest {

  private static void assertWritten(String bits, Consumer<ExiWriter> write) {
    ExiWriter out = new ExiWriter();
    write.accept(out);
    assertThat(Bits.of(out.toBytes())).isEqualTo(Bits.of(Bits.bytes(bits)));
  }

  @Nested
  final class Numbers {

    @ParameterizedTest
    @CsvSource({"0, 00000000", "127, 01111111", "128, 10000000 00000001", "300, 10101100 00000010"})
    void areOctetsOfSevenBitsLeastSignificantFirst(long value, String bits) {
      assertWritten(bits, out -> out.unsigned(value));
      assertWritten(bits, out -> out.unsigned64(value));
      assertWritten(bits, out -> out.unsignedInteger(BigInteger.valueOf(value)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 00000000", "-1, 1 00000000", "-129, 1 10000000 00000001"})
    void haveTheirSignInFront(long value, String bits) {
      assertWritten(bits, out -> out.signed(value));
      assertWritten(bits, out -> out.integer(BigInteger.valueOf(value)));
    }

    @Test
    void of64BitsTakeTenOctets() {
      assertWritten("11111111".repeat(9) + "00000001", out -> out.unsigned64(-1));
      assertWritten("1" + "11111111".repeat(8) + "01111111", out -> out.signed(Long.MIN_VALUE));
    }

    @Test
    void thatNobodyCouldReadAreRefused() {
      ExiWriter out = new ExiWriter();
      assertThatThrownBy(() -> out.unsigned(-1)).isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.unsignedInteger(BigInteger.ONE.negate()))
          .isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.unsignedInteger(BigInteger.ONE.shiftLeft(448)))
          .isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.nBit(8, 3)).isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.nBit(-1, 3)).isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> out.nBitContent(1, 0)).isInstanceOf(EncodeException.class);
    }

    @ParameterizedTest
    @CsvSource({
      "-2.05, 1 00000010 00110010",
      "0.10, 0 00000000 00000001",
      "1E+2, 0 01100100 00000000",
      "0E-10, 0 00000000 00000000"
    })
    void withFractionHaveItsDigitsReversed(BigDecimal value, String bits) {
      assertWritten(bits, out -> out.decimal(value));
    }

    @ParameterizedTest
    @CsvSource({"1E+2147483647", "1E-2147483647", "1E+136", "1E-136"})
    void withMoreDigitsThanAnyoneReadsAreRefusedAtOnce(BigDecimal value) {
      assertThatThrownBy(() -> new ExiWriter().decimal(value))
          .isInstanceOf(EncodeException.class)
          .hasMessageContaining("more digits");
    }
  }

  @Nested
  final class Strings {

    @Test
    void countCharactersAndNotUtf16Units() {
      assertWritten(
          "00000100 11101001 00000001 10000000 11101100 00000111", out -> out.string("é😀"));
    }

    @Test
    void areLiteralsEachTime() {
      assertWritten(
          "00000011 01111000 00000011 01111000",
          out -> {
            out.string("x");
            out.string("x");
          });
    }

    @Test
    void mayBeEmpty() {
      assertWritten("00000010", out -> out.string(""));
    }

    @Test
    void ofARestrictedSetTakeFewBitsAndEscapeOthers() {
      assertWritten("00000100 01 11 01000100", out -> out.string("BD", "ABC"));
      assertWritten("00000100 0 1 01100010", out -> out.string("ab", "a"));
    }

    @Test
    void withALoneSurrogateAreRefused() {
      List<String> broken = List.of("\ud800", "a\udc00", "\ud800b", "\udc00\ud800");
      assertThat(broken)
          .allSatisfy(
              text -> {
                assertThatThrownBy(() -> new ExiWriter().string(text))
                    .isInstanceOf(EncodeException.class)
                    .hasMessageContaining("surrogate");
                assertThatThrownBy(() -> new ExiWriter().string(text, "ABC"))
                    .isInstanceOf(EncodeException.class);
              });
    }
  }

  @Nested
  final class Content {

    @Test
    void isTextAValueAndAnEnd() {
      assertWritten("0 1 0", out -> out.booleanContent(true));
      assertWritten("0 0 0", out -> out.booleanContent(false));
      assertWritten("0 110 0", out -> out.nBitContent(6, 3));
      assertWritten("0 01111111 0", out -> out.unsignedContent(127));
      assertWritten("0 01111111 0", out -> out.unsigned64Content(127));
      assertWritten("0 01111111 0", out -> out.unsignedIntegerContent(BigInteger.valueOf(127)));
      assertWritten("0 1 00000000 0", out -> out.signedContent(-1));
      assertWritten("0 1 00000000 0", out -> out.integerContent(BigInteger.ONE.negate()));
      assertWritten("0 0 00000001 00000000 0", out -> out.decimalContent(BigDecimal.ONE));
      assertWritten("0 00000011 01111000 0", out -> out.stringContent("x"));
      assertWritten("0 00000011 10 0", out -> out.stringContent("C", "ABC"));
      assertWritten("0 00000001 11111111 0", out -> out.binaryContent(Bytes.of((byte) -1)));
      assertWritten(
          "0 00000010 1 0 0", out -> out.listContent(List.of(1, 0), (to, one) -> to.bits(one, 1)));
    }

    @Test
    void thatIsEmptyIsTextOfLengthZero() {
      assertWritten("0 00000010 0", out -> out.stringContent(""));
      assertWritten("0 00000000 0", out -> out.binaryContent(Bytes.empty()));
    }
  }

  @Nested
  final class Events {

    @Test
    void areNumberedFromTheFirstThatIsPossible() {
      assertWritten("01", out -> out.next(5, 4, 7));
      assertWritten("011", out -> out.next(9, new int[] {1, 3, 4, 9}));
      assertWritten("101", out -> out.code(5, 3));
      assertWritten(
          "00",
          out -> {
            out.end();
            out.text();
          });
    }

    @Test
    void demandAsManyEntriesAsTheSchemaCanExpress() {
      ExiWriter out = new ExiWriter();
      assertThat(out.entries("a", List.of(1, 2), 1, 2)).containsExactly(1, 2);
      assertThatThrownBy(() -> out.entries("a", List.of(), 1, 2))
          .isInstanceOf(EncodeException.class)
          .hasMessage("a: 0 entries, 1 to 2 can be sent");
      assertThatThrownBy(() -> out.entries("a", List.of(1, 2, 3), 1, 2)).hasMessageContaining("3");
      assertThatThrownBy(() -> out.entries("a", List.of(), 1, Integer.MAX_VALUE))
          .hasMessage("a: 0 entries, 1 can be sent");
    }

    @Test
    void thatCannotBeSentAreRefusedWithAReason() {
      assertThat(new ExiWriter().refused("BodyElement", "it is abstract"))
          .hasMessage("BodyElement: it is abstract");
    }
  }

  @Nested
  final class Body {

    @Test
    void endsWithZeroBits() {
      assertWritten("10100000", out -> out.bits(0b101, 3));
      assertWritten("", out -> {});
    }

    @Test
    void growsAsNeeded() {
      ExiWriter out = new ExiWriter();
      out.bits(1, 1);
      Bytes value = Bytes.filled(1000, octets -> octets[999] = 1);
      out.binary(value);
      for (int i = 0; i < 1000; i++) {
        out.bits(-1, 32);
      }
      assertThat(out.toBytes().length()).isEqualTo(1 + 2 + 1000 + 4000);
      assertThat(Bits.of(out.toBytes())).endsWith("1".repeat(32000) + "0000000");
    }

    @Test
    void canBeTakenTwice() {
      ExiWriter out = new ExiWriter();
      out.bits(5, 3);
      assertThat(out.toBytes()).isEqualTo(out.toBytes());
    }
  }
}
