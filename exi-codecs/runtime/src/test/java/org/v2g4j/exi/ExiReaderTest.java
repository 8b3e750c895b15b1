package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;

final class ExiReaderTest {

  private static ExiException failure(String bits, Consumer<ExiReader> read) {
    return catchThrowableOfType(ExiException.class, () -> read.accept(Bits.reader(bits)));
  }

  private enum Colour {
    RED,
    GREEN,
    BLUE
  }

  private enum Only {
    ONE
  }

  @Nested
  final class Numbers {

    @ParameterizedTest
    @CsvSource({
      "0, 00000000",
      "127, 01111111",
      "128, 10000000 00000001",
      "300, 10101100 00000010",
      "2147483647, 11111111 11111111 11111111 11111111 00000111"
    })
    void areOctetsOfSevenBitsLeastSignificantFirst(int value, String bits) {
      assertThat(Bits.reader(bits).unsignedInt()).isEqualTo(value);
      assertThat(Bits.reader(bits).unsignedLong()).isEqualTo(value);
      assertThat(Bits.reader(bits).unsignedInteger()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 00000000", "-1, 1 00000000", "200, 0 11001000 00000001"})
    void haveTheirSignInFront(int value, String bits) {
      assertThat(Bits.reader(bits).signedInt()).isEqualTo(value);
      assertThat(Bits.reader(bits).signedLong()).isEqualTo(value);
      assertThat(Bits.reader(bits).integer()).isEqualTo(value);
    }

    @Test
    void belowZeroAreOneLessThanTheirMagnitude() {
      assertThat(Bits.reader("1 10000000 00000001").signedInt()).isEqualTo(-129);
    }

    @Test
    void reachTheEndsOfTheirTypes() {
      String most = "11111111 11111111 11111111 11111111 00000111";
      assertThat(Bits.reader("1" + most).signedInt()).isEqualTo(Integer.MIN_VALUE);
      String long63 = "11111111".repeat(8) + "01111111";
      assertThat(Bits.reader("0" + long63).signedLong()).isEqualTo(Long.MAX_VALUE);
      assertThat(Bits.reader("1" + long63).signedLong()).isEqualTo(Long.MIN_VALUE);
      assertThat(Bits.reader("11111111".repeat(9) + "00000001").unsigned64()).isEqualTo(-1);
    }

    @Test
    void ofAnySizeAreRead() {
      // case 11 of the grammar's table: a sign bit, then 14 octets
      Bytes exi = Bytes.parseHex("1a52bf9e3c93bf17387db7f91dc620");
      assertThat(Bits.reader(Bits.of(exi).substring(2)).integer())
          .isEqualTo(new BigInteger("123456789012345678901234567890"));
      assertThat(Bits.reader("11111111".repeat(63) + "01111111").unsignedInteger())
          .isEqualTo(BigInteger.ONE.shiftLeft(448).subtract(BigInteger.ONE));
    }

    @Test
    void mayHaveMoreOctetsThanTheyNeed() {
      assertThat(Bits.reader("10000101 10000000 00000000").unsignedInt()).isEqualTo(5);
    }

    @Test
    void ofElevenOctetsAreRefused() {
      String eleven = "10000000".repeat(10) + "00000000";
      assertThat(failure(eleven, ExiReader::unsigned64))
          .hasMessage("number of more than 10 octets at bit 0 in /");
      assertThat(failure(eleven, ExiReader::unsignedLong)).isNotNull();
      assertThat(failure("0" + eleven, ExiReader::signedLong).bitOffset()).isEqualTo(1);
    }

    @Test
    void of65OctetsAreRefused() {
      assertThat(failure("10000000".repeat(64) + "00000000", ExiReader::unsignedInteger))
          .hasMessageContaining("more than 64 octets");
    }

    @Test
    void beyondTheirTypeAreRefusedAndNotWrapped() {
      assertThat(failure("10000000".repeat(4) + "00001000", ExiReader::unsignedInt))
          .hasMessageContaining("2147483648 is beyond 31 bits");
      assertThat(failure("10000000".repeat(9) + "00000001", ExiReader::unsignedLong))
          .hasMessageContaining("9223372036854775808 is beyond 63 bits");
      assertThat(failure("10000000".repeat(9) + "00000010", ExiReader::unsigned64))
          .hasMessageContaining("beyond 64 bits");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 12, 31, 32})
    void ofFixedWidthStartAtAnyBit(int width) {
      for (int shift = 0; shift < 16; shift++) {
        String bits = "1".repeat(shift) + "0".repeat(width) + "1".repeat(width) + "0";
        ExiReader in = Bits.reader(bits);
        in.bits(shift);
        assertThat(in.bits(width)).as("zeros at bit %s", shift).isZero();
        assertThat(in.bits(width)).as("ones at bit %s", shift + width).isEqualTo(ones(width));
      }
    }

    private int ones(int width) {
      return width == 0 ? 0 : -1 >>> 32 - width;
    }

    @ParameterizedTest
    @CsvSource({
      "-2.05, 1 00000010 00110010",
      "0, 0 00000000 00000000",
      "0.1, 0 00000000 00000001",
      "-0.5, 1 00000000 00000101",
      "100, 0 01100100 00000000"
    })
    void withFractionHaveItsDigitsReversed(BigDecimal value, String bits) {
      assertThat(Bits.reader(bits).decimal()).isEqualByComparingTo(value);
    }
  }

  @Nested
  final class Enumerations {

    @Test
    void areIndices() {
      assertThat(Bits.reader("10").enumeration(Colour.values())).isEqualTo(Colour.BLUE);
    }

    @Test
    void ofOneValueTakeNoBits() {
      ExiReader in = Bits.reader("1");
      assertThat(in.enumeration(Only.values())).isEqualTo(Only.ONE);
      assertThat(in.position()).isZero();
    }

    @Test
    void refuseAnIndexBeyondTheLastValue() {
      assertThat(failure("11", in -> in.enumeration(Colour.values())))
          .hasMessage("enumeration index 3 of 3 values at bit 0 in /");
      assertThat(failure("0 11 0", in -> in.enumerationContent(Colour.values())).bitOffset())
          .isEqualTo(1);
    }
  }

  @Nested
  final class Strings {

    private static final String E_ACUTE_AND_FACE =
        "00000100 11101001 00000001 10000000 11101100 00000111";

    @Test
    void countCharactersAndNotUtf16Units() {
      assertThat(Bits.reader(E_ACUTE_AND_FACE).string(0)).isEqualTo("é😀");
    }

    @Test
    void mayBeEmpty() {
      assertThat(Bits.reader("00000010").string(0)).isEmpty();
    }

    @Test
    void ofAsciiAreReadAtAnyBit() {
      String text = "the quick brown fox jumps over the lazy dog";
      for (int shift = 0; shift < 8; shift++) {
        ExiWriter out = new ExiWriter();
        out.bits(0, shift);
        out.string(text);
        ExiReader in = Bits.reader(Bits.of(out.toBytes()));
        in.bits(shift);
        assertThat(in.string(0)).as("at bit %s", shift).isEqualTo(text);
      }
    }

    @Test
    void changeFromAsciiToAnythingAtAnyCharacter() {
      for (int before = 0; before < 20; before++) {
        String text = "a".repeat(before) + "ß" + "b".repeat(20 - before) + "漢";
        ExiWriter out = new ExiWriter();
        out.bits(0, 3);
        out.string(text);
        ExiReader in = Bits.reader(Bits.of(out.toBytes()));
        in.bits(3);
        assertThat(in.string(0)).isEqualTo(text);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "U+d800, 10000000 10110000 00000011",
      "U+dfff, 11111111 10111111 00000011",
      "U+110000, 10000000 10000000 01000100",
      "U+7ffffffff, 11111111 11111111 11111111 11111111 01111111"
    })
    void refuseWhatIsNoCharacter(String shown, String bits) {
      assertThat(failure("00000011" + bits, in -> in.string(0)))
          .hasMessage(shown + " is not a character at bit 8 in /");
    }

    @Test
    void mayHoldTheLastCharacter() {
      assertThat(Bits.reader("00000011 11111111 11111111 01000011").string(0))
          .isEqualTo("\udbff\udfff");
    }

    @Test
    void longerThanTheBodyAreRefusedBeforeAnythingIsAllocated() {
      String announced = "11111111 11111111 11111111 11111111 01111111"; // 34,359,738,365 + 2
      assertThat(failure(announced, in -> in.string(0)))
          .hasMessage("34359738365 characters announced where 0 bits remain at bit 0 in /");
      assertThat(failure(announced, in -> in.string(0, "01"))).isNotNull();
      assertThat(failure("00000100 01100001", in -> in.string(0)))
          .hasMessageContaining("2 characters announced where 8 bits remain");
    }

    @Test
    void ofARestrictedSetTakeFewBitsAndEscapeOthers() {
      // length 2 + 2, B is 1 of 3, escape, D
      assertThat(Bits.reader("00000100 01 11 01000100").string(0, "ABC")).isEqualTo("BD");
    }

    @Test
    void ofASetOfOneCharacterTakeOneBit() {
      assertThat(Bits.reader("00000100 0 1 01100010").string(0, "a")).isEqualTo("ab");
    }

    @Test
    void ofARestrictedSetMayNotEscapeToSurrogates() {
      assertThat(failure("00000011 11 10000000 10110000 00000011", in -> in.string(0, "ABC")))
          .hasMessageContaining("U+d800 is not a character");
    }
  }

  @Nested
  final class TableHits {

    private static final String X = "00000011 01111000";
    private static final String Y = "00000011 01111001";
    private static final String LOCAL = "00000000";
    private static final String GLOBAL = "00000001";

    @Test
    void pickFromTheStringsOfTheName() {
      ExiReader in = Bits.reader(X + X + Y + LOCAL + "1");
      in.string(1);
      in.string(0);
      in.string(0);
      assertThat(in.string(0)).isEqualTo("y");
    }

    @Test
    void pickFromTheStringsOfAllNames() {
      ExiReader in = Bits.reader(X + Y + GLOBAL + "0");
      in.string(0);
      in.string(1);
      assertThat(in.string(2)).isEqualTo("x");
    }

    @Test
    void takeNoBitsWhereThereIsOneEntry() {
      ExiReader in = Bits.reader(X + LOCAL + GLOBAL);
      in.string(0);
      assertThat(in.string(0)).isEqualTo("x");
      assertThat(in.string(3)).isEqualTo("x");
      assertThat(in.position()).isEqualTo(32);
    }

    @Test
    void addNothingThemselves() {
      ExiReader in = Bits.reader(X + GLOBAL + LOCAL);
      in.string(0);
      in.string(1);
      assertThatThrownBy(() -> in.string(1)).hasMessageContaining("the table is empty");
    }

    @Test
    void seeLiteralsThatCameAfterTheFirstHit() {
      ExiReader in = Bits.reader(X + LOCAL + Y + LOCAL + "1");
      in.string(0);
      in.string(0);
      in.string(0);
      assertThat(in.string(0)).isEqualTo("y");
    }

    @Test
    void skipEmptyLiterals() {
      ExiReader in = Bits.reader("00000010" + GLOBAL);
      in.string(0);
      assertThatThrownBy(() -> in.string(0)).hasMessageContaining("the table is empty");
    }

    @Test
    void seeLiteralsOfRestrictedSets() {
      ExiReader in = Bits.reader("00000011 01" + LOCAL);
      in.string(0, "ABC");
      assertThat(in.string(0, "ABC")).isEqualTo("B");
    }

    @Test
    void intoEmptyTablesAreRefused() {
      assertThat(failure(LOCAL, in -> in.string(0)))
          .hasMessage("string table hit where the table is empty at bit 0 in /");
      assertThat(failure(GLOBAL, in -> in.string(0))).isNotNull();
      assertThat(failure(GLOBAL, in -> in.string(0, "ABC"))).isNotNull();
    }

    @Test
    void beyondTheLastEntryAreRefused() {
      String three = X + Y + X;
      assertThat(
              failure(
                  three + GLOBAL + "11",
                  in -> {
                    for (int i = 0; i < 4; i++) {
                      in.string(0);
                    }
                  }))
          .hasMessage("string table hit 3 of 3 entries at bit 48 in /");
    }

    @Test
    void areNotedOnce() {
      List<Leniency> notes = new ArrayList<>();
      ExiReader in = Bits.reader(Bits.bytes(X + LOCAL + LOCAL), notes);
      in.string(0);
      in.string(0);
      in.string(0);
      assertThat(notes)
          .containsExactly(
              new Leniency(
                  Leniency.Kind.STRING_TABLE_HIT, 16, "a value was sent as a string table hit"));
    }
  }

  @Nested
  final class Binary {

    @Test
    void isReadAtAnyBit() {
      Bytes value = Bytes.parseHex("000102030405060708090a0b0c0d0e0f fedcba98");
      for (int shift = 0; shift < 8; shift++) {
        String bits = "1".repeat(shift) + Bits.number(value.length(), 8) + Bits.of(value) + "1";
        ExiReader in = Bits.reader(bits);
        in.bits(shift);
        assertThat(in.binary()).as("at bit %s", shift).isEqualTo(value);
        assertThat(in.bits(1)).isOne();
      }
    }

    @Test
    void mayBeEmpty() {
      assertThat(Bits.reader("00000000").binary()).isEqualTo(Bytes.empty());
    }

    @Test
    void longerThanTheBodyIsRefusedBeforeAnythingIsAllocated() {
      assertThat(failure("11111111 11111111 11111111 11111111 01111111", ExiReader::binary))
          .hasMessage("34359738367 octets announced where 0 remain at bit 0 in /");
      assertThat(
              failure(
                  "00000010 11111111 1111111",
                  in -> {
                    in.bits(1);
                    in.binary();
                  }))
          .isNotNull();
    }
  }

  @Nested
  final class Lists {

    @Test
    void countTheirItems() {
      assertThat(Bits.reader("00000010 00000001 10101100 00000010").list(ExiReader::unsignedInt))
          .containsExactly(1, 300);
    }

    @Test
    void longerThanTheBodyAreRefused() {
      assertThat(failure("00010001 1111111111111111", in -> in.list(item -> item.bits(1))))
          .hasMessage("17 items announced where 16 bits remain at bit 0 in /");
    }
  }

  @Nested
  final class Events {

    private static final String NAMES = "a b /";

    @Test
    void takeAsManyBitsAsTheirNumberAndAnEscapeNeed() {
      assertThat(Bits.reader("01").next(4, 7, NAMES)).isEqualTo(5);
      assertThat(Bits.reader("0").next(4, 5, "/")).isEqualTo(4);
      assertThat(Bits.reader("011").next(new int[] {1, 3, 4, 9}, "a b c d")).isEqualTo(9);
    }

    @Test
    void aboveTheEscapeAreUnassigned() {
      assertThat(failure("101", in -> in.next(0, 4, "a b c d")))
          .hasMessage("unassigned event code 5, expected a, b, c or d at bit 0 in /");
    }

    @Test
    void behindTheEscapeAreUnassignedToo() {
      // 2 productions, escape, then code 5 of the 3 deviations of content
      assertThat(failure("10 11", in -> in.next(0, 2, "a b")))
          .hasMessageContaining("unassigned event code");
    }

    @ParameterizedTest
    @CsvSource({
      "^a b,    10 000, found the end of the element",
      "^a b,    10 001, found xsi:type",
      "^a b,    10 010, found xsi:nil",
      "^a b,    10 011, found an undeclared attribute",
      "^a b,    10 100, found an attribute with an invalid value",
      "^a b,    10 101, found an unexpected element",
      "^a b,    10 110, found text that is no valid value",
      "^a /,    10 000, found xsi:type",
      "^a /,    10 101, found text that is no valid value",
      ">a b,    10 000, found the end of the element",
      ">a b,    10 001, found an undeclared attribute",
      ">a /,    10 00,  found an undeclared attribute",
      ">a /,    10 11,  found text that is no valid value",
      "a b,     10 00,  found the end of the element",
      "a b,     10 01,  found an unexpected element",
      "a b,     10 10,  found unexpected text",
      "a /,     10 0,   found an unexpected element",
      "a /,     10 1,   found unexpected text"
    })
    void thatLeaveTheSchemaAreNamed(String names, String bits, String found) {
      assertThat(failure(bits, in -> in.next(0, 2, names))).hasMessageStartingWith(found + ",");
    }

    @Test
    void cutOffBehindTheEscapeAreSaidToBe() {
      assertThat(
              failure(
                  "000000 10",
                  in -> {
                    in.bits(6);
                    in.next(0, 2, "^a b");
                  }))
          .hasMessageContaining("cut off");
    }

    @Test
    void nameWhatWasPossible() {
      assertThat(failure("11", in -> in.next(0, 2, "* /")))
          .hasMessageContaining("expected any element or the end of the element");
      assertThat(failure("11", in -> in.next(0, 2, "^@* #")))
          .hasMessageContaining("expected any attribute or a value");
    }

    @Test
    void thatTheMessageClassesCannotHoldAreRefusedWithAReason() {
      ExiReader in = Bits.reader("");
      assertThat(in.refused("*")).hasMessageContaining("only a wildcard admits");
      assertThat(in.refused("@*")).hasMessageContaining("an attribute that only a wildcard");
      assertThat(in.refused("#")).hasMessageContaining("text between elements");
      assertThat(in.refused("BodyElement")).hasMessageContaining("BodyElement is abstract");
    }

    @Test
    void ofHugeGrammarsAreDemandedByTheirCode() {
      ExiReader in = Bits.reader("000000100 000000101");
      in.require(9, 4, "@Id");
      assertThat(in.takes(9, 4, "@Id")).isFalse();
      assertThatThrownBy(() -> in.require(9, 4, "@Id"))
          .hasMessageContaining("expected @Id (4), found code 5");
    }
  }

  @Nested
  final class Content {

    @Test
    void isTextAValueAndAnEnd() {
      assertThat(Bits.reader("0 1 0").booleanContent()).isTrue();
      assertThat(Bits.reader("0 110 0").nBitContent(3)).isEqualTo(6);
      assertThat(Bits.reader("0 110 0").nBitContent(3, -3)).isEqualTo(3);
      assertThat(Bits.reader("0 0").nBitContent(0)).isZero();
      assertThat(Bits.reader("0 01 0").enumerationContent(Colour.values())).isEqualTo(Colour.GREEN);
      assertThat(Bits.reader("0 01111111 0").unsignedIntContent()).isEqualTo(127);
      assertThat(Bits.reader("0 01111111 0").unsignedLongContent()).isEqualTo(127);
      assertThat(Bits.reader("0 01111111 0").unsigned64Content()).isEqualTo(127);
      assertThat(Bits.reader("0 01111111 0").unsignedIntegerContent()).isEqualTo(127);
      assertThat(Bits.reader("0 1 00000000 0").intContent()).isEqualTo(-1);
      assertThat(Bits.reader("0 1 00000000 0").longContent()).isEqualTo(-1);
      assertThat(Bits.reader("0 1 00000000 0").integerContent()).isEqualTo(-1);
      assertThat(Bits.reader("0 0 00000001 00000000 0").decimalContent()).isEqualTo("1");
      assertThat(Bits.reader("0 00000011 01111000 0").stringContent(0)).isEqualTo("x");
      assertThat(Bits.reader("0 00000011 10 0").stringContent(0, "ABC")).isEqualTo("C");
      assertThat(Bits.reader("0 00000001 11111111 0").binaryContent())
          .isEqualTo(Bytes.of((byte) -1));
      assertThat(Bits.reader("0 00000001 1 0").listContent(item -> item.bits(1)))
          .containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource({
      "1 000, 0, 'found the end of the element, expected a value'",
      "1 001, 0, 'found xsi:type, expected a value'",
      "1 010 1, 0, 'found xsi:nil, expected a value'",
      "1 110 00000011 01111000, 0, 'found text that is no valid value, expected a value'",
      "0 1 1 0, 2, 'found an unexpected element, expected the end of the element'",
      "0 1 1 1, 2, 'found unexpected text, expected the end of the element'"
    })
    void thatDeviatesIsNamed(String bits, int offset, String reason) {
      ExiException e = failure(bits, ExiReader::booleanContent);
      assertThat(e.reason()).isEqualTo(reason);
      assertThat(e.bitOffset()).isEqualTo(offset);
    }

    @Test
    void ofEveryTypeRefusesAnotherElementInside() {
      List<Consumer<ExiReader>> reads =
          List.of(
              ExiReader::booleanContent,
              in -> in.nBitContent(8),
              in -> in.enumerationContent(Colour.values()),
              ExiReader::unsignedIntContent,
              ExiReader::unsignedLongContent,
              ExiReader::unsigned64Content,
              ExiReader::unsignedIntegerContent,
              ExiReader::intContent,
              ExiReader::longContent,
              ExiReader::integerContent,
              ExiReader::decimalContent,
              in -> in.stringContent(0),
              in -> in.stringContent(0, "ABC"),
              ExiReader::binaryContent,
              in -> in.listContent(ExiReader::unsignedInt));
      assertThat(reads)
          .allSatisfy(
              read ->
                  assertThat(failure("1 101 00000000", read))
                      .hasMessage("found an unexpected element, expected a value at bit 0 in /"));
    }

    @Test
    void cutAtAnyBitIsRefusedWithinTheBody() {
      List<Consumer<ExiReader>> reads =
          List.of(
              in -> in.nBitContent(12),
              in -> in.enumerationContent(new Integer[4000]),
              ExiReader::unsigned64Content,
              ExiReader::unsignedIntegerContent,
              ExiReader::integerContent,
              ExiReader::decimalContent,
              in -> in.stringContent(0),
              in -> in.stringContent(0, "ABC"),
              ExiReader::binaryContent,
              in -> in.listContent(ExiReader::unsignedInt));
      // Text, then as many octets of length 9 with continuation as there are: never enough.
      String endless = "0" + "10001001".repeat(3);
      for (int cut = 0; cut <= 8; cut++) {
        int start = 8 - cut;
        String bits = "0".repeat(start) + endless.substring(0, cut);
        for (Consumer<ExiReader> read : reads) {
          ExiReader in = Bits.reader(bits);
          in.bits(start);
          assertThatThrownBy(() -> read.accept(in))
              .as("cut after %s bits", cut)
              .isInstanceOfSatisfying(
                  ExiException.class, e -> assertThat(e.bitOffset()).isBetween(start, 8));
        }
      }
    }
  }

  @Nested
  final class EmptyValues {

    private final List<Leniency> notes = new ArrayList<>();

    private ExiReader reader(String bits) {
      return Bits.reader(Bits.bytes(bits), notes);
    }

    @Test
    void areTextOfLengthZero() {
      assertThat(reader("0 00000010 0").stringContent(0)).isEmpty();
      assertThat(reader("0 00000010 0").stringContent(0, "ABC")).isEmpty();
      assertThat(reader("0 00000000 0").binaryContent()).isEqualTo(Bytes.empty());
      assertThat(reader("0 00000000 0").listContent(ExiReader::unsignedInt)).isEmpty();
      assertThat(notes).isEmpty();
    }

    @Test
    void mayBeAnEndEventWhichIsNoted() {
      assertThat(reader("1 000").stringContent(0)).isEmpty();
      assertThat(reader("1 000").stringContent(0, "ABC")).isEmpty();
      assertThat(reader("1 000").binaryContent()).isEqualTo(Bytes.empty());
      assertThat(reader("1 000").listContent(ExiReader::unsignedInt)).isEmpty();
      assertThat(notes)
          .hasSize(4)
          .containsOnly(
              new Leniency(
                  Leniency.Kind.EMPTY_VALUE_AS_END, 0, "an empty value was sent as an end event"));
    }

    @Test
    void mayBeAnEndEventBehindAttributes() {
      assertThat(reader("10 000").nextOrEmpty(0, 2, "^@Id #")).isEqualTo(-1);
      assertThat(reader("1 000").nextOrEmpty(1, 2, ">#")).isEqualTo(-1);
      assertThat(reader("01").nextOrEmpty(0, 2, "^@Id #")).isEqualTo(1);
      assertThat(notes).hasSize(2);
    }

    @Test
    void behindAttributesAreNoExcuseForOtherDeviations() {
      assertThatThrownBy(() -> reader("10 001").nextOrEmpty(0, 2, "^@Id #"))
          .hasMessage("found xsi:type, expected @Id or a value at bit 0 in /");
      assertThatThrownBy(() -> reader("11 000").nextOrEmpty(0, 2, "^@Id #"))
          .hasMessageStartingWith("unassigned event code 3");
    }

    @Test
    void asEndEventsAreCounted() {
      ExiReader in = reader("1 000".repeat(65));
      for (int i = 0; i < 64; i++) {
        in.binaryContent();
      }
      assertThatThrownBy(in::binaryContent)
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("more than 64 empty values")
          .hasMessageContaining("bit 256");
    }
  }

  @Nested
  final class Paths {

    @Test
    void nameTheOpenElements() {
      Trace trace = new Trace(QualifiedNames.NONE);
      trace.enter("r");
      ExiReader in = Bits.tracing("01 0 1 0 00 1 001", trace);
      in.next(0, 3, "^@Id a b");
      in.booleanContent();
      in.next(0, 3, "c d /");
      assertThatThrownBy(in::text).hasMessage("found xsi:type, expected a value at bit 7 in /r/c");
    }

    @Test
    void nameAttributes() {
      Trace trace = new Trace(QualifiedNames.NONE);
      trace.enter("r");
      ExiReader in = Bits.tracing("00 00000000", trace);
      in.next(0, 3, "^@Id a b");
      assertThatThrownBy(() -> in.string(0)).hasMessageEndingWith("at bit 2 in /r/@Id");
    }

    @Test
    void endWithTheElementsThatEnded() {
      Trace trace = new Trace(QualifiedNames.NONE);
      trace.enter("r");
      ExiReader in = Bits.tracing("0 0 00000010 0 0 1 000 0 1", trace);
      in.start("a");
      in.stringContent(0);
      in.start("b");
      in.binaryContent();
      in.end();
      assertThat(trace.path()).isEqualTo("/");
      assertThat(in.bits(1)).isOne();
    }

    @Test
    void growWithTheNesting() {
      Trace trace = new Trace(QualifiedNames.NONE);
      ExiReader in = Bits.tracing("0".repeat(40), trace);
      for (int i = 0; i < 40; i++) {
        in.start("e" + i);
      }
      assertThat(trace.path()).startsWith("/e0/e1").endsWith("/e38/e39");
    }
  }
}
