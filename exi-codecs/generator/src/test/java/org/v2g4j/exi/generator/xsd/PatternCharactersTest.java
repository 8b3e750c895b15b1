package org.v2g4j.exi.generator.xsd;

import static org.assertj.core.api.Assertions.assertThat;

import com.siemens.ct.exi.grammars.regex.EXIRegularExpression;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PatternCharactersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "[A-C]+ ABC",
        "[CBA]{2,19} ABC",
        "(a|b)c*d? abcd",
        "x{3} x",
        "\\.\\*\\\\ *.\\",
        "[+\\-a] +-a",
        "[a-] -a",
        "[-a] -a",
        "[.?*] *.?",
        "[a\\]b] ]ab",
        "[a-c\\-x-z] -abcxyz",
        "[\\.-0] ./0",
      })
  void collectsEveryCharacterThatThePatternNames(String pattern, String characters) {
    assertThat(PatternCharacters.of(pattern)).isEqualTo(characters);
    assertThat(oracle(pattern)).isEqualTo(characters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[A-C]\\s", "\\n\\t\\r", "[\\s0-9]+", "[a\\n-]", "[\\s]x[\\s]"})
  void collectsWhiteSpace(String pattern) {
    assertThat(PatternCharacters.of(pattern)).isNotEmpty().isEqualTo(oracle(pattern));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "a.b",
        "\\d{4}",
        "\\w+",
        "\\p{L}",
        "[^a]",
        "[a\\D]",
        "\\i\\c*",
        "\uD83D\uDE00"
      })
  void restrictsNothingWhereTheSetIsLarge(String pattern) {
    assertThat(PatternCharacters.of(pattern)).isEmpty();
    assertThat(oracle(pattern)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"255, 255", "256, 0"})
  void countsUpTo255Characters(int characters, int kept) {
    String pattern = "[Ā-" + (char) (0x100 + characters - 1) + "]";

    assertThat(PatternCharacters.of(pattern)).hasSize(kept).isEqualTo(oracle(pattern));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[A-F-[BC]]", "[0-9-[5]]{2}", "[A-C]|[A-F-[AF]]", "[A-F-[BC-[C]]]"})
  void takesSubtractedCharactersOut(String pattern) {
    assertThat(PatternCharacters.of(pattern)).isNotEmpty().isEqualTo(oracle(pattern));
  }

  private static String oracle(String pattern) {
    EXIRegularExpression expression = new EXIRegularExpression(pattern);
    return expression.isEntireSetOfXMLCharacters()
        ? ""
        : expression.getCodePoints().stream()
            .sorted()
            .map(Character::toString)
            .collect(Collectors.joining());
  }
}
