package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.demo.DemoConversation;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class EncodeCommandTest {

  private static final String RES =
      "<a:supportedAppProtocolRes xmlns:a='urn:iso:15118:2:2010:AppProtocol'>"
          + "<ResponseCode>OK_SuccessfulNegotiation</ResponseCode><SchemaID>1</SchemaID>"
          + "</a:supportedAppProtocolRes>";

  private static final String LONG_EVCC_ID =
      "<v2g:V2G_Message xmlns:v2g='urn:iso:15118:2:2013:MsgDef'"
          + " xmlns:h='urn:iso:15118:2:2013:MsgHeader' xmlns:b='urn:iso:15118:2:2013:MsgBody'>"
          + "<v2g:Header><h:SessionID>00</h:SessionID></v2g:Header><v2g:Body><b:SessionSetupReq>"
          + "<b:EVCCID>00112233445566</b:EVCCID></b:SessionSetupReq></v2g:Body></v2g:V2G_Message>";

  private static final List<CapturedFrame> MESSAGES =
      DemoConversation.frames().stream().skip(2).toList();

  @Test
  void encodesOneMessage() {
    Run run = Run.with(RES, "encode", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out().strip()).isEqualTo("80400040");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void encodesDocumentsBehindEachOther() {
    String prolog = "<?xml version='1.0' encoding='UTF-8'?>\n<!-- an <answer> -->\n";

    Run run = Run.with(RES + RES + "\n\n" + prolog + RES + "\n<!-- end -->\n", "encode", "-");

    assertThat(run.status()).isZero();
    assertThat(run.lines()).containsExactly("80400040", "80400040", "80400040");
  }

  /** What a recording says of itself must not become markup. */
  @Test
  void readsWhatDecodeWroteThoughAFrameHasAForeignFlow() {
    String broken = "{\"flow\":\"a --->b<x>\",\"payloadType\":32769,\"payload\":\"8011\"}\n";
    String good = "{\"flow\":\"a\",\"payloadType\":32769,\"payload\":\"80400040\"}\n";
    String xml =
        Run.with(broken + good, "decode", "--set=supported-app-protocol", "--format", "xml", "-")
            .out();

    assertThat(Run.with(xml, "encode", "-").out().strip()).isEqualTo("80400040");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hex=80400040", "base64=gEAAQA==", "frame=01fe80010000000480400040"})
  void writesTheFormatThatIsWanted(String format) {
    int equals = format.indexOf('=');

    Run run = Run.with(RES, "encode", "--format", format.substring(0, equals), "-");

    assertThat(run.out().strip()).isEqualToIgnoringCase(format.substring(equals + 1));
  }

  @Test
  void writesJsonLinesThatDecodeReads() {
    String lines = Run.with(RES, "encode", "--format", "jsonl", "-").out();

    assertThat(lines).contains("\"payloadType\": \"0x8001\"", "\"payload\": \"80400040\"");
    assertThat(Run.with(lines, "decode", "-").out()).contains("supportedAppProtocolRes");
  }

  @Test
  void bringsBackTheBytesThatDecodeTurnedIntoXml() {
    String hex =
        MESSAGES.stream()
            .map(frame -> frame.payload().toHex())
            .collect(Collectors.joining("\n", "", "\n"));

    String xml = Run.with(hex, "decode", "--format", "xml", "-").out();
    Run run = Run.with(xml, "encode", "-");

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualToNormalizingNewlines(hex);
  }

  @Test
  void codesFragmentsBothWays() {
    Vector vector = fragments("iso15118-2").findFirst().orElseThrow();

    Run encoded = Run.with(vector.xml(), "encode", "--fragment", "--set", "iso15118-2", "-");
    Run decoded =
        Run.with(encoded.out(), "decode", "--fragment", "--set", "iso15118-2", "--format=xml", "-");

    assertThat(encoded.out().strip()).isEqualTo(vector.exi().toHex());
    assertThat(decoded.status()).isZero();
    assertThat(decoded.out()).contains(":" + vector.message());
  }

  @Test
  void takesTheSetOfSignaturesForASignatureAlone() {
    Vector vector = fragments("xmldsig").findFirst().orElseThrow();

    Run run = Run.with(vector.xml(), "encode", "--fragment", "-");

    assertThat(run.out().strip()).isEqualTo(vector.exi().toHex());
  }

  private static Stream<Vector> fragments(String set) {
    return Vectors.load(set).stream().filter(vector -> vector.kind() == Vector.Kind.FRAGMENT);
  }

  @Test
  void refusesWhatBreaksTheSchema() {
    Run run = Run.with(LONG_EVCC_ID, "encode", "-");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).containsOnlyOnce("\n").contains("EVCCID", "found 7", "--lenient");
  }

  @Test
  void writesItAllTheSameIfLenient() {
    Run encoded = Run.with(LONG_EVCC_ID, "encode", "--lenient", "-");
    Run decoded = Run.with(encoded.out(), "decode", "--set", "iso15118-2", "-");

    assertThat(encoded.status()).isZero();
    assertThat(decoded.out()).contains("EVCCID 00112233445566", "violation ");
  }

  @Test
  void namesTheLineOfAMistake() {
    String broken = RES.replace("SchemaID", "SchemaId").replace("><", ">\n<");

    Run run = Run.with(RES + "\n" + broken, "encode", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("standard input:4: ", "SchemaId");
  }

  @Test
  void refusesARootOfNoSet() {
    Run run = Run.with("<hello/>", "encode", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines(
            "v2g encode: standard input:1: the root is an element of no set:"
                + " found element hello\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "<!-- nothing -->"})
  void refusesAnEmptyFile(String input) {
    Run run = Run.with(input, "encode", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("standard input: empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80400040", "<a", "<a><b></a>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"})
  void refusesWhatIsNoXml(String input) {
    Run run = Run.with(input, "encode", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("standard input:1: ");
  }

  @Test
  void givesFragmentsNoHeader() {
    Run run = Run.with(RES, "encode", "--fragment", "--format", "frame", "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("--format hex or base64");
  }
}
