package org.v2g4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.json.SampleCodec.Choice;
import org.v2g4j.json.SampleCodec.Named;
import org.v2g4j.json.SampleCodec.Sample;

final class JsonMessagesTest {

  private static final JsonMessages JSON = JsonMessages.of(new SampleCodec());

  private static final Sample SMALL = Sample.of(null);

  private static final String SMALL_JSON =
      "{\"Sample\":{\"Flag\":true,\"Number\":-1,\"Large\":-9223372036854775808,"
          + "\"Unsigned\":18446744073709551615,\"Big\":-123456789012345678901234567890,"
          + "\"Decimal\":-0.05,\"Hex\":\"0aff\",\"Base64\":\"00\",\"Level\":\"High_1\","
          + "\"Numbers\":[]}}";

  private static final Sample FULL =
      Sample.of("a \"b\"\n")
          .with(
              List.of(new Named("n2", "y")),
              List.of(
                  new Choice("x", null, null),
                  new Choice(null, 1, 2),
                  new Choice("y", null, null)));

  private static final String FULL_JSON =
      SMALL_JSON
          .replace("{\"Flag\"", "{\"Id\":\"id1\",\"Flag\"")
          .replace("\"Hex\"", "\"Text\":\"a \\\"b\\\"\\n\",\"Hex\"")
          .replace(
              "[]}}",
              "[1,2],\"Named\":{\"Name\":\"n1\",\"value\":\"x\"},"
                  + "\"Many\":[{\"Name\":\"n2\",\"value\":\"y\"}],"
                  + "\"content\":[{\"A\":\"x\"},{\"B\":1,\"C\":2},{\"A\":\"y\"}],"
                  + "\"Nothing\":{}}}");

  private static JsonException failure(String json) {
    return catchThrowableOfType(JsonException.class, () -> JSON.fromJson(json));
  }

  @Nested
  final class Form {

    @Test
    void hasEachTypeAsJsonSpellsIt() {
      assertThat(JSON.toJson(SMALL)).isEqualTo(SMALL_JSON);
      assertThat(JSON.toJson(FULL)).isEqualTo(FULL_JSON);
    }

    @Test
    void isReadAsItIsWritten() {
      assertThat(JSON.fromJson(SMALL_JSON)).isEqualTo(SMALL);
      assertThat(JSON.fromJson(FULL_JSON)).isEqualTo(FULL);
    }

    @Test
    void isThatOfFragmentsToo() {
      ExiFragment fragment = ExiFragment.of(FULL);

      assertThat(JSON.toJson(fragment)).isEqualTo(FULL_JSON);
      assertThat(JSON.fragmentFromJson(FULL_JSON)).isEqualTo(fragment);
    }

    @Test
    void goesIntoAGeneratorThatTheCallerLaysOut() throws IOException {
      StringWriter text = new StringWriter();
      try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
        out.useDefaultPrettyPrinter();
        out.writeStartArray();
        JSON.write(FULL, out);
        JSON.write(ExiFragment.of(SMALL), out);
        out.writeEndArray();
      }

      assertThat(text.toString().replaceAll("\\n *|(?<=[:,{\\[]) | (?=[:}\\]])", ""))
          .isEqualTo("[" + FULL_JSON + "," + SMALL_JSON + "]");
    }

    @Test
    void leavesFailuresOfTheCallersTargetAsTheyAre() throws IOException {
      Writer full =
          new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
              throw new IOException("disk full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
          };
      JsonGenerator out = new JsonFactory().createGenerator(full);
      Sample sample = Sample.of("x".repeat(100_000));

      assertThatThrownBy(() -> JSON.write(sample, out))
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseMessage("disk full");
    }
  }

  @Nested
  final class Takes {

    @Test
    void membersInAnyOrderButEntriesInTheirs() {
      String json =
          FULL_JSON
              .replace("{\"Id\":\"id1\",", "{")
              .replace("\"Nothing\":{}", "\"Nothing\":{},\"Id\":\"id1\"")
              .replace("{\"B\":1,\"C\":2}", "{\"C\":2,\"B\":1}")
              .replace("{\"Name\":\"n1\",\"value\":\"x\"}", "{\"value\":\"x\",\"Name\":\"n1\"}");

      assertThat(JSON.fromJson(json)).isEqualTo(FULL);
    }

    @Test
    void numbersAsStrings() {
      assertThat(JSON.fromJson(SMALL_JSON.replaceAll(":(-?[0-9.]+)", ":\"$1\""))).isEqualTo(SMALL);
    }

    @Test
    void octetsInUpperCase() {
      assertThat(JSON.fromJson(SMALL_JSON.replace("0aff", "0AFF"))).isEqualTo(SMALL);
    }

    @Test
    void emptyArraysForAbsentLists() {
      assertThat(JSON.fromJson(SMALL_JSON.replace("[]", "[],\"Many\":[],\"content\":[]")))
          .isEqualTo(SMALL);
    }

    @Test
    void theNameOfTheSetBesideTheRoot() {
      String before = "{\"set\":\"sample\"," + SMALL_JSON.substring(1);
      String behind = SMALL_JSON.substring(0, SMALL_JSON.length() - 1) + ",\"set\":\"sample\"}";

      assertThat(JSON.fromJson(before)).isEqualTo(SMALL);
      assertThat(JSON.fromJson(behind)).isEqualTo(SMALL);
      assertThat(JsonMessages.set(before)).contains("sample");
      assertThat(JsonMessages.set(behind)).contains("sample");
      assertThat(JsonMessages.set(SMALL_JSON)).isEmpty();
    }

    @Test
    void everyCharacter() {
      for (String text : List.of("", "\u0000\b\u001f\u007f", "\ufffe\uffff", "é😀", "\r\n", "  ")) {
        Sample sample = Sample.of(text);

        assertThat(JSON.fromJson(JSON.toJson(sample))).isEqualTo(sample);
      }
    }
  }

  @Nested
  final class Refuses {

    @Test
    void aMemberThatIsUnknownByItsNameAndPlace() {
      JsonException e =
          failure(SMALL_JSON.replace("\"Number\"", "\n \"Colour\":\"red\",\"Number\""));

      assertThat(e).hasMessage("unexpected member Colour in /Sample (line 2, column 11)");
      assertThat(e.path()).isEqualTo("/Sample");
      assertThat(e.line()).isEqualTo(2);
      assertThat(e.column()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Flag", "Level"})
    void aMemberThatComesTwice(String name) {
      assertThat(
              failure(
                  SMALL_JSON.replace(
                      "\"Number\"", "\"" + name + "\":0,\"" + name + "\":1,\"Number\"")))
          .hasMessageContaining("a second member of this name in /Sample/" + name + " (line 1");
    }

    @Test
    void theAbsenceOfAMemberAndTellsWhatIsThere() {
      assertThat(failure(SMALL_JSON.replace("\"Base64\"", "\"BASE64\"")))
          .hasMessageStartingWith(
              "expected Base64, found members BASE64, Level, Numbers in /Sample (line 1");
      assertThat(failure("{\"Sample\":{}}"))
          .hasMessageStartingWith(
              "expected Flag, found no other member in /Sample (line 1, column 11)");
      assertThat(failure(FULL_JSON.replace("\"Name\":\"n2\",", "")))
          .hasMessageStartingWith("member Name is missing in /Sample/Many[0] (line 1");
      assertThat(failure(FULL_JSON.replace(",\"value\":\"x\"", "")))
          .hasMessageStartingWith("expected value, found no other member in /Sample/Named (line 1");
    }

    @Test
    void anItemThatIsNone() {
      assertThat(failure(FULL_JSON.replace("{\"A\":\"y\"}", "{\"D\":1}")))
          .hasMessageStartingWith("expected A, B, found member D in /Sample/content[2] (line 1");
      assertThat(failure(FULL_JSON.replace("{\"A\":\"y\"}", "{\"A\":\"y\",\"B\":2}")))
          .hasMessageStartingWith("unexpected member B in /Sample/content[2] (line 1");
      assertThat(failure(FULL_JSON.replace("{\"A\":\"y\"}", "{}")))
          .hasMessageStartingWith("expected A, B, found no other member in /Sample/content[2]");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "Flag|1|expected true or false, found 1",
          "Flag|\"true\"|expected true or false, found 'true'",
          "Number|2147483648|expected a whole number of 32 bits, found 2147483648",
          "Number|1.0|expected a whole number of 32 bits, found 1.0",
          "Number|1e3|expected a whole number of 32 bits, found 1e3",
          "Number|\"+1\"|expected a whole number of 32 bits, found '+1'",
          "Number|\"\u0661\"|expected a whole number of 32 bits, found '\u0661'",
          "Number|null|expected a whole number of 32 bits, found null",
          "Number|[1]|expected a whole number of 32 bits, found an array",
          "Large|9223372036854775808|expected a whole number of 64 bits, found 9223372036854775808",
          "Unsigned|-1|expected an unsigned number of 64 bits, found -1",
          "Big|\"\"|expected a whole number, found ''",
          "Decimal|1E1000000000|expected a decimal number without an exponent, found 1E1000000000",
          "Hex|\"0\"|expected a string of hexadecimal digits, found '0'",
          "Hex|0|expected a string of hexadecimal digits, found 0",
          "Base64|\"AQ==\"|expected a string of hexadecimal digits, found 'AQ=='",
          "Level|\"high_1\"|'high_1' is none of the enumeration's values",
          "Level|true|expected a string, found true",
          "Numbers|1|expected an array, found 1",
          "Text|{}|expected a string, found an object",
          "Inner|\"x\"|expected an object, found 'x'",
          "Nothing|[]|expected an object, found an array",
          "Named|\"x\"|expected an object, found 'x'",
          "Many|{}|expected an array, found an object",
          "content|1|expected an array, found 1"
        })
    void aValueOfAnotherType(String member, String value, String reason) {
      String without = SMALL_JSON.replaceFirst("\"" + member + "\":[^,}]*,?", "");
      String json =
          without.replace("{\"Sample\":{", "{\"Sample\":{\"" + member + "\":" + value + ",");

      assertThat(failure(json.replace(",}", "}")))
          .hasMessage(
              reason
                  + " in /Sample/"
                  + member
                  + " (line 1, column "
                  + (15 + member.length())
                  + ")");
    }

    @Test
    void anEntryOfAnotherTypeByItsIndex() {
      assertThat(failure(FULL_JSON.replace("[1,2]", "[1,\"b\"]")))
          .hasMessageContaining(" in /Sample/Numbers[1] (line 1");
      assertThat(failure(FULL_JSON.replace("\"value\":\"y\"", "\"value\":7")))
          .hasMessageStartingWith("expected a string, found 7 in /Sample/Many[0]/value (line 1");
    }

    @Test
    void numbersOfThousandsOfDigits() {
      String digits = "9".repeat(301);

      assertThat(failure(SMALL_JSON.replaceFirst("-1,", digits + ",")))
          .hasMessageStartingWith("expected a whole number of 32 bits, found 9999");
      assertThat(failure(SMALL_JSON.replaceFirst("-1,", "9".repeat(100_000) + ","))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "``|the text is empty; expected an object in / (line 1",
          "` `|the text is empty",
          "[]|expected an object, found an array in / (line 1, column 1)",
          "1|expected an object, found 1",
          "{}|expected an element of set sample, found no other member in / (line 1, column 1)",
          "{\"Other\":{}}|expected an element of set sample, found member Other in /",
          "{\"Sample\":1}|expected an object, found 1 in /Sample (line 1, column 11)",
          "{\"Named\":{}}|expected an element that is not abstract, found member Named",
          "{\"set\":1,\"Sample\":{}}|expected a string, found 1 in /set",
          "{\"Sample\":{\"Flag\":tru}}|not JSON: Unrecognized token 'tru'",
          "{\"Sample\":{\"Flag\"|not JSON: Unexpected end-of-input",
          "{'Sample':{}}|not JSON: Unexpected character (''' (code 39))",
          "{\"Sample\":{}} {}|something follows the object in /",
          "{\"Sample\":{}} x|not JSON: Unrecognized token 'x'",
          "{\"Sample\":{\"Text\":\"\\ud800\"}}|half of a character (a lone surrogate) in /Sample/Text"
        })
    void whatIsNoMessage(String json, String reason) {
      assertThat(failure(json)).hasMessageStartingWith(reason);
    }

    @Test
    void aSecondRoot() {
      String json = SMALL_JSON.substring(0, SMALL_JSON.length() - 1) + ",\"Other\":{}}";

      assertThat(failure(json)).hasMessageStartingWith("unexpected member Other in / (line 1");
    }

    @Test
    void namesThatWouldBreakTheLineOfAMessage() {
      String name = "x\\n\\u0007" + "y".repeat(1000);

      assertThat(failure("{\"" + name + "\":{}}").getMessage())
          .contains("found member x\\u000a\\u0007yyy")
          .hasSizeLessThan(150)
          .doesNotContain("\n");
    }

    @Test
    void halfACharacterInAMessage() {
      for (String text : List.of("\ud800", "a\udc00b", "\udc00\ud800")) {
        assertThatThrownBy(() -> JSON.toJson(Sample.of(text)))
            .isInstanceOfSatisfying(
                JsonException.class,
                e -> {
                  assertThat(e.path()).isEqualTo("/Sample/Text");
                  assertThat(e.line()).isZero();
                })
            .hasMessageContaining("has no JSON form in /Sample/Text");
      }
    }
  }

  @Nested
  final class Limits {

    @Test
    void onCharactersAreThoseOfTheCodec() {
      for (String json : List.of(SMALL_JSON, FULL_JSON)) {
        Sample sample = (Sample) JSON.fromJson(json);
        JsonMessages enough = limited(json.length());
        assertThat(enough.toJson(sample)).isEqualTo(json);
        assertThat(enough.fromJson(json)).isEqualTo(sample);
        for (int limit = 1; limit < json.length(); limit++) {
          JsonMessages small = limited(limit);
          String reason = "JSON is longer than the limit of " + limit + " characters in /";
          assertThatThrownBy(() -> small.toJson(sample))
              .isInstanceOf(JsonException.class)
              .hasMessageStartingWith(reason);
          assertThatThrownBy(() -> small.fromJson(json))
              .isInstanceOf(JsonException.class)
              .hasMessageStartingWith(reason);
        }
      }
    }

    private static JsonMessages limited(int characters) {
      return JsonMessages.of(new SampleCodec(new ExiLimits(100, characters)));
    }

    @Test
    void onNestingHoldBothWays() {
      Sample deep = SMALL;
      for (int depth = 3; depth < JsonText.MAX_DEPTH; depth++) {
        deep = SMALL.within(deep);
      }
      Sample deepest = deep;
      Sample deeper = SMALL.within(deepest);
      String json = JSON.toJson(deepest);

      assertThat(JSON.fromJson(json)).isEqualTo(deepest);
      assertThatThrownBy(() -> JSON.toJson(deeper))
          .isInstanceOf(JsonException.class)
          .hasMessageStartingWith("JSON is nested deeper than the limit of 256 in /Sample/Inner");
      assertThat(failure(json.replaceFirst("\\[\\]", "[[]]"))).isNotNull();
      assertThat(failure("{\"Sample\":".repeat(100_000))).hasMessageContaining("nesting");
      assertThat(failure("{\"Sample\":" + "[".repeat(100_000))).hasMessageContaining("nesting");
    }

    @Test
    void onTheNumberOfValuesStopTextsOfNothingButValues() {
      String json = "{\"Sample\":[" + "0,".repeat(JsonText.MAX_VALUES) + "0]}";

      assertThat(failure(json)).hasMessageStartingWith("JSON has more than 1048576 values in /");
    }
  }

  @Test
  void twoMembersOfOneNameAreNeverWritten() throws IOException {
    try (JsonGenerator out = new JsonFactory().createGenerator(new StringWriter())) {
      out.writeStartObject();
      JsonWriter writer = new JsonWriter(out, 1000);
      writer.start("urn:x", "A");
      writer.element("urn:x", "B").number(BigInteger.ONE);

      assertThatThrownBy(() -> writer.element("urn:y", "B"))
          .isInstanceOf(JsonException.class)
          .hasMessage("two members have the name B, which JSON cannot tell apart in /A");
    }
  }
}
