package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;

final class ViolationsTest {

  private final Violations violations = new Violations();

  ViolationsTest() {
    violations.enter("r");
  }

  private void assertFound(String... lines) {
    assertThat(violations.found()).extracting(Violation::toString).containsExactly(lines);
  }

  @Nested
  final class Lengths {

    @Test
    void ofStringsCountCharacters() {
      violations.length("a", "😀😀", 0, 2);
      violations.length("a", "😀😀😀", 0, 2);
      assertFound("/r/a: length 0 to 2, found 3");
    }

    @Test
    void ofOctetsAreCounted() {
      violations.length("a", Bytes.parseHex("0102"), 2, 2);
      violations.length("a", Bytes.parseHex("01"), 2, 2);
      violations.length("b", Bytes.empty(), 1, Integer.MAX_VALUE);
      assertFound("/r/a: length 2, found 1", "/r/b: length 1 or more, found 0");
    }

    @Test
    void ofListsAreCounted() {
      violations.entries("a", List.of(1), 1, 3);
      violations.entries("a", List.of(1, 2, 3, 4), 1, 3);
      assertFound("/r/a: entries 1 to 3, found 4");
    }
  }

  @Nested
  final class Characters {

    @Test
    void mustBeCharacters() {
      violations.wellFormed("a", "é😀");
      violations.wellFormed("a", "\ud800");
      violations.length("b", "x\udc00", 0, 9);
      assertFound(
          "/r/a: a string of Unicode characters, found a lone surrogate",
          "/r/b: a string of Unicode characters, found a lone surrogate");
    }
  }

  @Nested
  final class Ranges {

    @Test
    void includeTheirEnds() {
      violations.range("a", -3, -3, 3);
      violations.range("a", 3, -3, 3);
      violations.range("a", -4, -3, 3);
      violations.range("a", 4, -3, 3);
      assertFound("/r/a: -3 to 3, found -4", "/r/a: -3 to 3, found 4");
    }

    @Test
    void ofUnsignedNumbersHaveNoSign() {
      violations.unsignedRange("a", -1, 0, -1);
      violations.unsignedRange("a", -1, 0, Long.MAX_VALUE);
      violations.unsignedRange("a", 1, 2, -1);
      assertFound(
          "/r/a: 0 to 9223372036854775807, found 18446744073709551615",
          "/r/a: 2 to 18446744073709551615, found 1");
    }

    @Test
    void mayBeOpen() {
      violations.range("a", BigInteger.TEN, "", "");
      violations.range("a", BigInteger.TEN, "11", "");
      violations.range("a", new BigDecimal("1.5"), "", "1.4");
      violations.range("a", new BigDecimal("1.50"), "1.5", "1.5");
      assertFound("/r/a: 11 to , found 10", "/r/a:  to 1.4, found 1.5");
    }
  }

  @Nested
  final class Paths {

    @Test
    void followTheElements() {
      violations.enter("s");
      violations.range("a", 1, 2, 3);
      violations.leave();
      violations.range("@b", 1, 2, 3);
      violations.range("", 1, 2, 3);
      assertFound("/r/s/a: 2 to 3, found 1", "/r/@b: 2 to 3, found 1", "/r: 2 to 3, found 1");
    }
  }
}
