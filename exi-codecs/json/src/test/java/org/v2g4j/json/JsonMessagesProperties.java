package org.v2g4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.v2g4j.json.SampleCodec.Choice;
import org.v2g4j.json.SampleCodec.Named;
import org.v2g4j.json.SampleCodec.Sample;

final class JsonMessagesProperties {

  private static final JsonMessages JSON = JsonMessages.of(new SampleCodec());

  private static final String SOME =
      JSON.toJson(
          Sample.of("a\tb")
              .with(
                  List.of(new Named("n2", "y")),
                  List.of(new Choice("x", null, null), new Choice(null, 1, 2))));

  @Property
  void anyTextOfWholeCharactersSurvives(@ForAll("wholeCharacters") String text) {
    Sample sample =
        Sample.of(text).with(List.of(new Named(text, text)), List.of(new Choice(text, null, null)));

    assertThat(JSON.fromJson(JSON.toJson(sample))).isEqualTo(sample);
  }

  @Provide
  Arbitrary<String> wholeCharacters() {
    return Arbitraries.integers()
        .between(0, Character.MAX_CODE_POINT)
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .list()
        .ofMaxSize(100)
        .map(
            points -> {
              StringBuilder text = new StringBuilder();
              points.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  @Property
  void anyTextAtAllIsReadOrRefused(@ForAll String text) {
    readOrRefuse(text);
  }

  @Property
  void whatIsCutIsRefused(@ForAll @IntRange(min = 0, max = 300) int length) {
    int end = Math.min(length, SOME.length() - 1);

    assertThat(readOrRefuse(SOME.substring(0, end))).isFalse();
  }

  @Property(tries = 3000)
  void whatIsChangedIsReadOrRefused(
      @ForAll @IntRange(min = 0, max = 400) int place,
      @ForAll @IntRange(min = 0, max = 5) int removed,
      @ForAll("pieces") String inserted) {
    int at = Math.min(place, SOME.length());
    int end = Math.min(at + removed, SOME.length());

    readOrRefuse(SOME.substring(0, at) + inserted + SOME.substring(end));
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "0",
            "-",
            "1e9",
            "null",
            "true",
            "{}",
            "[]",
            "\"A\":",
            "\\ud800",
            "\u0000",
            "\ud800",
            "\n",
            "//",
            "NaN",
            "\"Id\":\"\","),
        Arbitraries.strings().ofMaxLength(3));
  }

  private static boolean readOrRefuse(String text) {
    try {
      assertThat(JSON.fromJson(text)).isNotNull();
      return true;
    } catch (JsonException e) {
      assertThat(e.path()).startsWith("/");
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
      assertThat(e.getMessage()).doesNotContain("\n", "\u0000");
      return false;
    }
  }
}
