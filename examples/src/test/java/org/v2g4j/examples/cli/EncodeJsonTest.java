package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class EncodeJsonTest {

  private static final String RES =
      "{\"supportedAppProtocolRes\":"
          + "{\"ResponseCode\":\"OK_SuccessfulNegotiation\",\"SchemaID\":1}}";

  private static final String RES_XML =
      "<a:supportedAppProtocolRes xmlns:a='urn:iso:15118:2:2010:AppProtocol'>"
          + "<ResponseCode>OK_SuccessfulNegotiation</ResponseCode><SchemaID>1</SchemaID>"
          + "</a:supportedAppProtocolRes>";

  private static final String RES_EXI = "80400040";

  private static final String STOP =
      "{\"V2G_Message\":{\"Header\":{\"SessionID\":\"0000000000000000\"},"
          + "\"Body\":{\"SessionStopRes\":{\"ResponseCode\":\"OK\"}}}}";

  private static Run encode(String input, String... options) {
    return Run.with(
        input, Stream.concat(Stream.of("encode", "-"), Stream.of(options)).toArray(String[]::new));
  }

  private static String frame(String members) {
    return "{\"n\":1,\"flow\":\"a\"," + members + "}\n";
  }

  @Nested
  final class Messages {

    @ParameterizedTest
    @ValueSource(strings = {"%1$s", " \n%1$s\n", "[%1$s]"})
    void areEncodedOneByOne(String layout) {
      Run run = encode(layout.formatted(RES));

      assertThat(run.status()).isZero();
      assertThat(run.lines()).containsExactly(RES_EXI);
      assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"%1$s%1$s", "%1$s\n%1$s\n", "[%1$s,\n%1$s]", "[%1$s]%1$s", "[]%1$s %1$s"})
    void mayStandBehindEachOtherOrInAnArray(String layout) {
      Run run = encode(layout.formatted(RES.replace(",", ",\n  ")));

      assertThat(run.status()).isZero();
      assertThat(run.lines()).containsExactly(RES_EXI, RES_EXI);
    }

    @Test
    void ofASetThatTheTextNamesNeedNoOption() {
      Run din = encode("{\"set\":\"din-70121\"," + STOP.substring(1));
      Run iso = encode(STOP.substring(0, STOP.length() - 1) + ",\"set\":\"iso15118-2\"}");

      assertThat(din.status()).isZero();
      assertThat(iso.status()).isZero();
      assertThat(din.out()).isNotEqualTo(iso.out());
      assertThat(encode(STOP, "--set", "din-70121").out()).isEqualTo(din.out());
      assertThat(encode(STOP, "--set", "iso15118-2").out()).isEqualTo(iso.out());
    }

    @Test
    void thatSeveralSetsReadAskForOne() {
      Run run = encode(STOP);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err())
          .isEqualToNormalizingNewlines(
              "v2g encode: standard input:1: the root is an element of several sets; choose with"
                  + " --set din-70121 or iso15118-2\n");
    }

    @Test
    void ofEverySetBecomeTheBytesOfTheirVectors() {
      for (MessageSet set : MessageSet.values()) {
        List<Vector> vectors =
            Vectors.load(set.label()).stream()
                .filter(vector -> vector.kind() == Vector.Kind.DOCUMENT)
                .limit(20)
                .toList();
        SchemaCodec codec = set.codec();
        JsonMessages json = JsonMessages.of(codec);
        String lines =
            String.join(
                "\n",
                vectors.stream().map(vector -> json.toJson(codec.decode(vector.exi()))).toList());

        assertThat(encode(lines + "\n", "--set", set.label()).lines())
            .isEqualTo(vectors.stream().map(vector -> vector.exi().toHex()).toList());
      }
    }

    @Test
    void thatAreFragmentsAreEncodedAsSuch() {
      Vector vector =
          Vectors.load("xmldsig").stream()
              .filter(one -> one.kind() == Vector.Kind.FRAGMENT)
              .findFirst()
              .orElseThrow();
      SchemaCodec codec = MessageSet.XMLDSIG.codec();
      String json = JsonMessages.of(codec).toJson(codec.decodeFragment(vector.exi()));

      assertThat(encode(json, "--fragment").out().strip()).isEqualTo(vector.exi().toHex());
    }

    @Test
    void thatBreakTheirSchemaAreRefusedUnlessLenient() {
      String json =
          STOP.replace(
              "{\"SessionStopRes\":{\"ResponseCode\":\"OK\"}}",
              "{\"SessionSetupReq\":{\"EVCCID\":\"00112233445566\"}}");

      Run strict = encode(json + STOP, "--set", "iso15118-2");

      assertThat(strict.status()).isEqualTo(1);
      assertThat(strict.lines()).hasSize(1);
      assertThat(strict.err()).containsOnlyOnce("\n").contains(":1: ", "EVCCID", "--lenient");
      assertThat(encode(json, "--set", "iso15118-2", "--lenient").status()).isZero();
    }
  }

  @Nested
  final class Frames {

    @Test
    void giveTheirJsonOrTheirXml() {
      String xml = "\"xml\":\"" + RES_XML + "\"";
      Run run =
          encode(
              frame("\"set\":\"supported-app-protocol\",\"json\":" + RES)
                  + frame("\"set\":\"supported-app-protocol\"," + xml)
                  + frame("\"json\":null," + xml)
                  + frame("\"json\":" + RES + ",\"xml\":\"<not looked at\",\"set\":null"));

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      assertThat(run.lines()).containsExactly(RES_EXI, RES_EXI, RES_EXI, RES_EXI);
    }

    @Test
    void tellTheSetOfTheirMessage() {
      Run run =
          encode(
              frame("\"set\":\"din-70121\",\"json\":" + STOP)
                  + frame("\"json\":" + STOP + ",\"set\":\"iso15118-2\""));

      assertThat(run.lines())
          .containsExactly(
              encode(STOP, "--set", "din-70121").out().strip(),
              encode(STOP, "--set", "iso15118-2").out().strip());
    }

    @Test
    void withoutAMessageArePassedOverAndCounted() {
      Run run =
          encode(
              frame("\"sdp\":{}")
                  + RES
                  + frame("\"json\":null")
                  + "{\"payloadType\":\"0x8001\",\"payload\":\"80\"}");

      assertThat(run.status()).isZero();
      assertThat(run.lines()).containsExactly(RES_EXI);
      assertThat(run.err())
          .isEqualToNormalizingNewlines(
              "v2g encode: standard input: passed over 3 frames without a message\n");
    }

    @Test
    void tellLineAndColumnOfAMistake() {
      Run json = encode("\n" + frame("\"json\":" + RES.replace(":1}", ":\"x\"}")));
      Run xml = encode("\n" + frame("\"xml\":\"" + RES_XML.replace(">1<", ">\\nx<") + "\""));

      assertThat(json.err())
          .isEqualToNormalizingNewlines(
              "v2g encode: standard input:2: expected a whole number of 32 bits, found 'x' in"
                  + " /supportedAppProtocolRes/SchemaID, column 107\n");
      assertThat(xml.err()).contains("standard input:2: '\\nx' is not".replace("\\n", " "));
      assertThat(xml.status()).isEqualTo(2);
    }
  }

  @Nested
  final class Mistakes {

    @Test
    void doNotStopTheOthers() {
      String noJson = "{\"supportedAppProtocolRes\":{\"ResponseCode\":oops}}";
      String noMessage = RES.replace("SchemaID", "SchemaId");

      Run run =
          encode(
              String.join(
                  "\n", RES, noJson, RES, "{\"hello\":{}}", RES, noMessage, "17", RES, "{\"a\":"));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.lines()).containsExactly(RES_EXI, RES_EXI, RES_EXI, RES_EXI);
      List<String> complaints = run.err().lines().toList();
      assertThat(complaints).hasSize(5);
      assertThat(complaints.get(0))
          .startsWith("v2g encode: standard input:2: is no JSON: Unrecognized token 'oops'");
      assertThat(complaints.get(1))
          .isEqualTo(
              "v2g encode: standard input:4: the root is an element of no set: found member hello");
      assertThat(complaints.get(2))
          .isEqualTo(
              "v2g encode: standard input:6: unexpected member SchemaId in"
                  + " /supportedAppProtocolRes, column 82");
      assertThat(complaints.get(3))
          .isEqualTo("v2g encode: standard input:7: expected an object with a message");
      assertThat(complaints.get(4)).startsWith("v2g encode: standard input:9: is no JSON: ");
    }

    @Test
    void ofJsonInAnArrayEndIt() {
      Run run = encode("[" + RES + ",\n{oops},\n" + RES + "]");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.lines()).containsExactly(RES_EXI);
      assertThat(run.err())
          .containsOnlyOnce("\n")
          .contains("standard input:2: is no JSON: ", "; the rest of the array is not read");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "{}|the root is an element of no set: found no other member",
          "[1]|expected an object with a message",
          "{\"set\":\"iso\",\"V2G_Message\":{}}|there is no set iso; sets are ",
          "{\"set\":1,\"V2G_Message\":{}}|member set is no string",
          "{\"json\":\"x\"}|member json is no object",
          "{\"xml\":{}}|member xml is no string",
          "{\"xml\":\"x\"}|not XML"
        })
    void areNamedInOneLine(String input, String reason) {
      Run run = encode(input);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).containsOnlyOnce("\n").contains("standard input:1: " + reason);
    }

    @Test
    void inXmlDoNotStopTheOthersEither() {
      String unclosed = RES_XML.replace("</SchemaID>", "");
      String unknown = RES_XML.replace("SchemaID", "SchemaId");
      String cut = RES_XML.substring(0, 90);

      Run run =
          encode(
              String.join(
                  "\n",
                  unclosed,
                  RES_XML,
                  unknown,
                  "<hello/>",
                  RES_XML,
                  cut,
                  "<?xml version='1.0'?>" + RES_XML));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.lines()).containsExactly(RES_EXI, RES_EXI, RES_EXI);
      assertThat(run.err().lines().map(line -> line.split(":")[2]))
          .containsExactly("1", "3", "4", "6");
    }

    @Test
    void inMessagesWeighMoreThanViolations() {
      String violation =
          STOP.replace(
              "{\"SessionStopRes\":{\"ResponseCode\":\"OK\"}}",
              "{\"SessionSetupReq\":{\"EVCCID\":\"00112233445566\"}}");

      Run run = encode("{\"a\":1}\n" + violation, "--set", "iso15118-2");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err().lines()).hasSize(2);
    }
  }
}
