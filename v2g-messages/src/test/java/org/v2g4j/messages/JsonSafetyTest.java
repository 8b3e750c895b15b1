package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.messages.xmldsig.KeyInfo;
import org.v2g4j.messages.xmldsig.KeyInfo.KeyName;
import org.v2g4j.messages.xmldsig.KeyInfo.MgmtData;
import org.v2g4j.messages.xmldsig.SpkiData;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** JSON text from outside does no harm, and tells what is wrong with it. */
final class JsonSafetyTest {

  private static final String CURRENT_DEMAND =
      """
      {
        "V2G_Message": {
          "Header": {"SessionID": "4a0b1c2d3e4f5061"},
          "Body": {
            "CurrentDemandReq": {
              "DC_EVStatus": {"EVReady": true, "EVErrorCode": "NO_ERROR", "EVRESSSOC": 23},
              "EVTargetCurrent": {"Multiplier": -1, "Unit": "A", "Value": 1250},
              "ChargingComplete": false,
              "EVTargetVoltage": {"Multiplier": 0, "Unit": "V", "Value": 400}
            }
          }
        }
      }
      """;

  private static Object read(MessageSet set, Vector vector, String json) {
    JsonMessages messages = JsonMessages.of(set.codec());
    return vector.kind() == Vector.Kind.DOCUMENT
        ? messages.fromJson(json)
        : messages.fragmentFromJson(json);
  }

  private static String write(SchemaCodec codec, Vector vector) {
    JsonMessages messages = JsonMessages.of(codec);
    return vector.kind() == Vector.Kind.DOCUMENT
        ? messages.toJson(codec.decode(vector.exi()))
        : messages.toJson(codec.decodeFragment(vector.exi()));
  }

  private static void readOrRefuse(MessageSet set, Vector vector, String json, String label) {
    try {
      assertThat(read(set, vector, json)).isNotNull();
    } catch (JsonException e) {
      assertThat(e.path()).startsWith("/");
      assertThat(e.line()).isPositive();
      assertThat(e.column()).isPositive();
    } catch (RuntimeException e) {
      throw new AssertionError(label + ": " + json, e);
    }
  }

  @Nested
  final class Reading {

    @ParameterizedTest
    @EnumSource
    void takesMutatedTextOrRefusesIt(MessageSet set) {
      long seed = 15118L + set.ordinal();
      Random random = new Random(seed);
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < 1000; i++) {
        Vector vector = vectors.get(random.nextInt(vectors.size()));
        String json = mutated(write(set.codec(), vector), random);
        readOrRefuse(set, vector, json, "seed " + seed + ", text " + i);
      }
    }

    private String mutated(String json, Random random) {
      String junk = "{}[]:,\"\\ \u0000\ud800\ufffe0-.eExtn/'";
      StringBuilder text = new StringBuilder(json);
      for (int i = random.nextInt(3); i >= 0; i--) {
        int at = random.nextInt(text.length());
        int length = Math.min(random.nextInt(20), text.length() - at);
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, junk.charAt(random.nextInt(junk.length())));
          case 1 -> text.delete(at, at + length);
          case 2 -> text.insert(at, text.substring(at, at + length));
          default -> text.insert(at, junk.charAt(random.nextInt(junk.length())));
        }
      }
      return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void refusesTextCutAtAnyLength(MessageSet set) {
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < vectors.size(); i += Math.max(1, vectors.size() / 5)) {
        Vector vector = vectors.get(i);
        String json = write(set.codec(), vector);
        for (int length = 0; length < json.length(); length += 1 + json.length() / 2000) {
          String cut = json.substring(0, length);
          assertThatThrownBy(() -> read(set, vector, cut)).isInstanceOf(JsonException.class);
        }
      }
    }

    @Test
    void doesNotAskForTheOrderOfTheSchema() {
      SchemaCodec codec = MessageSet.ISO15118_2.codec();
      ExiElement message = JsonMessages.of(codec).fromJson(CURRENT_DEMAND);

      assertThat(codec.fromXml(codec.toXml(message))).isEqualTo(message);
      assertThat(codec.violations(message)).isEmpty();
    }

    @Test
    void takesTheExamplesOfTheDocumentation() throws IOException {
      String text = Files.readString(Path.of("../docs/json.md"));
      List<String> examples =
          Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
              .matcher(text)
              .results()
              .map(found -> found.group(1))
              .toList();

      assertThat(examples).hasSize(2);
      assertThat(examples.get(0)).isEqualTo(CURRENT_DEMAND);
      for (int i = 0; i < 2; i++) {
        MessageSet set = i == 0 ? MessageSet.ISO15118_2 : MessageSet.XMLDSIG;
        JsonMessages messages = JsonMessages.of(set.codec());
        ExiElement message = messages.fromJson(examples.get(i));
        assertThat(messages.toJson(message)).isEqualTo(examples.get(i).replaceAll("\\s", ""));
        assertThat(set.codec().violations(message)).isEmpty();
      }
    }

    @Test
    void namesThePlaceOfAMistake() {
      assertRefused(
          CURRENT_DEMAND.replace("1250", "\"much\""),
          "expected a whole number of 32 bits, found 'much' in"
              + " /V2G_Message/Body/CurrentDemandReq/EVTargetCurrent/Value (line 7, column 69)");
      assertRefused(
          CURRENT_DEMAND.replace("EVRESSSOC", "EVRESSSoc"),
          "expected EVRESSSOC, found member EVRESSSoc in"
              + " /V2G_Message/Body/CurrentDemandReq/DC_EVStatus (line 6, column 24)");
      assertRefused(
          CURRENT_DEMAND.replace("CurrentDemandReq", "CurentDemandReq"),
          "unexpected member CurentDemandReq in /V2G_Message/Body (line 5, column 26)");
      assertRefused(
          CURRENT_DEMAND.replace("\"A\"", "\"Ampere\""),
          "'Ampere' is none of the enumeration's values in"
              + " /V2G_Message/Body/CurrentDemandReq/EVTargetCurrent/Unit (line 7, column 55)");
    }

    @Test
    void refusesTwoMessagesInOneBody() {
      assertRefused(
          CURRENT_DEMAND.replace("\"Body\": {", "\"Body\": {\"SessionStopReq\": {},"),
          "unexpected member SessionStopReq in /V2G_Message/Body (line 4, column 32)");
    }

    @Test
    void refusesAnAbstractRoot() {
      assertRefused(
          "{\"BodyElement\":{}}",
          "expected an element that is not abstract, found member BodyElement in / (line 1,"
              + " column 1)");
    }

    private void assertRefused(String json, String reason) {
      assertThatThrownBy(() -> JsonMessages.of(MessageSet.ISO15118_2.codec()).fromJson(json))
          .isInstanceOf(JsonException.class)
          .hasMessage(reason);
    }
  }

  @Nested
  final class Writing {

    private final JsonMessages json = JsonMessages.of(MessageSet.XMLDSIG.codec());

    @Test
    void keepsEveryCharacterAndTheOrderOfAChoice() {
      KeyInfo message =
          new KeyInfo(
              "id1",
              List.of(
                  new KeyName("\u0000\u001f\u007f\r\n\uffff"),
                  new MgmtData("é😀"),
                  new SpkiData(List.of(new SpkiData.SpkiSexp(Bytes.parseHex("0aff")))),
                  new KeyName(" x ")));

      assertThat(json.toJson(message))
          .isEqualTo(
              "{\"KeyInfo\":{\"Id\":\"id1\",\"content\":["
                  + "{\"KeyName\":\"\\u0000\\u001F\u007f\\r\\n\uffff\"},{\"MgmtData\":\"é😀\"},"
                  + "{\"SPKIData\":{\"content\":[{\"SPKISexp\":\"0aff\"}]}},"
                  + "{\"KeyName\":\" x \"}]}}");
      assertThat(json.fromJson(json.toJson(message))).isEqualTo(message);
    }

    @Test
    void refusesHalfACharacter() {
      KeyInfo message = new KeyInfo("id1", List.of(new KeyName("\udc00")));

      assertThatThrownBy(() -> json.toJson(message))
          .isInstanceOf(JsonException.class)
          .hasMessage("character U+DC00 has no JSON form in /KeyInfo/KeyName");
    }

    @ParameterizedTest
    @EnumSource
    void stopsAtTheLimitInEverySet(MessageSet set) {
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < vectors.size(); i += Math.max(1, vectors.size() / 10)) {
        Vector vector = vectors.get(i);
        int length = write(set.codec(), vector).length();
        assertThat(write(set.codec(new ExiLimits(1 << 16, length)), vector)).hasSize(length);
        for (int limit : List.of(1, length / 2, length - 1)) {
          SchemaCodec small = set.codec(new ExiLimits(1 << 16, limit));
          assertThatThrownBy(() -> write(small, vector))
              .isInstanceOf(JsonException.class)
              .hasMessageContaining("JSON is longer than the limit of " + limit + " characters");
        }
      }
    }
  }
}
