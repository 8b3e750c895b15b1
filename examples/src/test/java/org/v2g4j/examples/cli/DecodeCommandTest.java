package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.CapturedConversation;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.demo.DemoConversation;

final class DecodeCommandTest {

  private static final List<CapturedFrame> FRAMES = DemoConversation.frames();

  private static final String SESSION_SETUP_REQ = FRAMES.get(4).payload().toHex();

  private static String jsonLines() {
    return FRAMES.stream()
        .map(
            frame ->
                "{\"n\": %d, \"flow\": \"%s\", \"payloadType\": \"%s\", \"payload\": \"%s\"}"
                    .formatted(
                        frame.number(),
                        frame.origin().flow(),
                        frame.payloadType(),
                        frame.payload().toHex()))
        .collect(Collectors.joining("\n"));
  }

  /** The lines above the numbers at the end. */
  private static List<String> messages(Run run) {
    return run.lines().stream().takeWhile(line -> !line.isEmpty()).toList();
  }

  private static String framed() {
    return FRAMES.stream()
        .map(frame -> new V2gtpFrame(frame.payloadType(), frame.payload()).encode().toHex())
        .collect(Collectors.joining("\n"));
  }

  @Nested
  class FollowsASession {

    @Test
    void fromJsonLines() {
      Run run = Run.with(jsonLines(), "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(messages(run)).hasSize(FRAMES.size());
      assertThat(run.lines().get(4))
          .contains("EV -> station", "SessionSetupReq", "EVCCID 02A1B2C3D4E5");
      assertThat(run.out()).doesNotContain("guessed", "FAILED");
    }

    @Test
    void fromFramesInHexadecimal() {
      Run run = Run.with(framed(), "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(messages(run)).hasSize(FRAMES.size());
      assertThat(run.out()).doesNotContain("guessed").contains("EVSEPresentCurrent 237 A");
    }

    @Test
    void fromBareBodiesInBase64() {
      String input =
          FRAMES.stream()
              .skip(2)
              .map(frame -> frame.payload().toBase64())
              .collect(Collectors.joining("\n"));

      Run run = Run.with(input, "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(messages(run)).hasSize(FRAMES.size() - 2);
      assertThat(run.lines().get(2)).contains("SessionSetupReq").doesNotContain("guessed");
      assertThat(run.lines().get(48)).contains("DC_ChargeLoopReq");
    }

    @Test
    void acrossASecondHandshake() {
      List<String> lines = Run.with(framed(), "decode", "-").lines();

      assertThat(lines.get(49)).contains("chose urn:iso:std:iso:15118:-20:DC");
      assertThat(lines.get(50)).contains("DC_ChargeLoopReq");
    }
  }

  @Nested
  class Guesses {

    @Test
    void theSetOfALoneFrameAndSaysSo() {
      Run run = Run.with(SESSION_SETUP_REQ, "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("SessionSetupReq", "[guessed iso15118-2: ");
    }

    @Test
    void whereASessionStartsInTheMiddle() {
      String input = jsonLines().lines().skip(30).limit(3).collect(Collectors.joining("\n"));

      Run run = Run.with(input, "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(messages(run)).hasSize(3).allMatch(line -> line.contains("guessed iso15118-2"));
    }

    @Test
    void whereAStationAcceptsWhatWasNotOffered() {
      List<String> frames = framed().lines().limit(5).collect(Collectors.toList());
      frames.set(3, "01fe800100000004" + "80400240"); // SchemaID 9

      List<String> lines = Run.with(String.join("\n", frames), "decode", "-").lines();

      assertThat(lines.get(3)).contains("no offer has the SchemaID 9; what follows is guessed");
      assertThat(lines.get(4)).contains("SessionSetupReq", "guessed iso15118-2");
    }

    @Test
    void notWhereTheSetIsNamed() {
      Run run = Run.with(SESSION_SETUP_REQ, "decode", "--set", "iso15118-2", "-");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("SessionSetupReq").doesNotContain("guessed");
    }
  }

  @Nested
  class TellsWhatIsWrong {

    @Test
    void inOneLineAndGoesOn() {
      Run run = Run.with("8098\n" + SESSION_SETUP_REQ, "decode", "--set", "iso15118-2", "-");

      assertThat(run.status()).isZero();
      assertThat(messages(run)).hasSize(2);
      assertThat(run.lines().get(0)).contains("FAILED", "no iso15118-2: ", " at bit ", " in /");
      assertThat(run.lines().get(1)).contains("SessionSetupReq");
      assertThat(run.out()).contains("v2g explain -n 1 shows bit by bit");
      assertThat(run.err()).isEmpty();
    }

    @Test
    void andEndsWithStatusOneIfThatIsWanted() {
      String input = "8098\n" + SESSION_SETUP_REQ;

      assertThat(Run.with(input, "decode", "--strict", "-").status()).isEqualTo(1);
      assertThat(Run.with(SESSION_SETUP_REQ, "decode", "--strict", "-").status()).isZero();
    }

    @Test
    void withAHeaderWhoseLengthIsWrong() {
      Run run = Run.with("01fe8001 00000009 80400040\n" + SESSION_SETUP_REQ, "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("FAILED", "found 9 at byte 4", "1 errors");
    }

    @Test
    void butPassesOverPayloadTypesThatAreReserved() {
      Run run = Run.with("01fe7000 00000001 80", "decode", "--strict", "-");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("0x7000", "reserved", "1 passed over");
    }

    @Test
    void butPassesOverFramesOfManufacturers() {
      Run run = Run.with("01fea000 00000001 80", "decode", "-");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("0xA000", "manufacturer specific");
    }

    @Test
    void withLeniencies() {
      Run run = Run.with(SESSION_SETUP_REQ + "00", "decode", "--set", "iso15118-2", "-");

      assertThat(run.status()).isZero();
      assertThat(run.out()).contains("1 bytes follow the message", "note TRAILING_BYTES");
    }
  }

  @Nested
  class Refuses {

    @Test
    void anEmptyFile() {
      assertRefused("", "standard input: empty");
    }

    @Test
    void textOfAnotherKind() {
      assertRefused(
          "Hello, world!", "not a capture and neither hexadecimal nor Base64 nor JSON lines");
    }

    @Test
    void xml() {
      assertRefused("<a/>", "v2g encode reads XML");
    }

    @Test
    void halfAnOctet() {
      assertRefused("80400040\n8", "standard input:2: is not hexadecimal", true);
    }

    @Test
    void jsonWithoutPayload() {
      assertRefused("{\"n\": 1}", "standard input:1: field payload is missing");
    }

    @Test
    void filesOfVectors() {
      assertRefused("{\"exi\": \"80\"}", "v2g vectors reads files of vectors");
    }

    @Test
    void jsonThatIsCutOff() {
      assertRefused("{\"payload\": \"80", "standard input:1: is no JSON");
    }

    @Test
    void aPayloadTypeThatIsNoNumber() {
      assertRefused(
          "{\"payload\": \"80\", \"payloadType\": \"EXI\"}", "field payloadType is EXI, not");
    }

    @Test
    void binaryFiles(@TempDir Path folder) throws IOException {
      Path file = Files.write(folder.resolve("frames.bin"), new byte[] {1, (byte) 0xFE, 0, 0});

      Run run = Run.of("decode", file.toString());

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).containsOnlyOnce("\n").contains("frames.bin: binary, not text");
    }

    @Test
    void fragmentsWithoutASet() {
      Run run = Run.with("80", "decode", "--fragment", "-");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).containsOnlyOnce("\n").contains("--fragment needs --set");
    }

    private void assertRefused(String input, String reason) {
      assertRefused(input, reason, false);
    }

    private void assertRefused(String input, String reason, boolean isBehindFrames) {
      Run run = Run.with(input, "decode", "-");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out().isEmpty()).isNotEqualTo(isBehindFrames);
      assertThat(run.err()).containsOnlyOnce("\n").contains(reason).startsWith("v2g decode: ");
    }
  }

  @Nested
  class OfACapture {

    @TempDir private Path folder;

    private String file() throws IOException {
      byte[] capture = CapturedConversation.whole().toByteArray();
      return Files.write(folder.resolve("charge.pcap"), capture).toString();
    }

    @Test
    void printsTimeGapAndDirection() throws IOException {
      Run run = Run.of("decode", file());

      assertThat(run.status()).isZero();
      assertThat(run.lines().get(0)).endsWith("charge.pcap, 2026-11-25, times in UTC");
      assertThat(run.lines().get(5))
          .startsWith("    4  10:00:00.623    +0.100  <-  supportedAppProtocolRes ");
    }

    @Test
    void printsOnlyWhatIsAskedFor() throws IOException {
      Run run = Run.of("decode", "--grep", "currentdemandre[qs]", file());

      assertThat(messages(run).stream().filter(line -> line.contains(":00:")))
          .hasSize(12)
          .allMatch(line -> line.contains("CurrentDemand"));
      assertThat(run.out()).contains("54 frames");
    }

    @Test
    void printsTheWholeContent() throws IOException {
      Run run = Run.of("decode", "--full", "--grep", "SessionStopReq", file());

      assertThat(run.out())
          .containsIgnoringNewLines("SessionStopReq\n             ChargingSession Terminate");
    }

    @Test
    void printsJsonLinesThatAreReadAgain() throws IOException {
      Run first = Run.of("decode", "--format", "jsonl", file());
      Run second = Run.with(first.out(), "decode", "--format", "jsonl", "-");

      assertThat(first.lines()).hasSize(54);
      assertThat(second.out()).isEqualTo(first.out());
    }

    @Test
    void printsFramesThatAreEncodedAgain() throws IOException {
      List<String> payloads =
          FRAMES.stream().skip(2).map(frame -> frame.payload().toHex()).toList();

      for (String format : List.of("jsonl", "json", "xml")) {
        Run encoded = Run.with(Run.of("decode", "--format", format, file()).out(), "encode", "-");
        assertThat(encoded.status()).as(format).isZero();
        assertThat(encoded.lines()).as(format).isEqualTo(payloads);
      }
    }

    @Test
    void printsOneArrayOfJson() throws IOException {
      JsonNode array = JsonLines.parse(Run.of("decode", "--format", "json", file()).out());

      assertThat(array).hasSize(54);
      assertThat(array.get(0).get("json").isNull()).isTrue();
      assertThat(array.get(4).at("/json/V2G_Message/Body/SessionSetupReq/EVCCID").asText())
          .isEqualTo("02a1b2c3d4e5");
    }

    @Test
    void namesTheFileOfEachFrameWhereThereAreSeveral() throws IOException {
      Run run = Run.of("decode", "--format", "jsonl", file(), file());

      assertThat(run.lines()).hasSize(108).allMatch(line -> line.contains("charge.pcap\""));
    }

    @Test
    void readsAllExceptTheHandshakeWithAForcedSet() throws IOException {
      Run run = Run.of("decode", "--format", "jsonl", "--set", "iso15118-2", file());

      assertThat(run.status()).isZero();
      assertThat(JsonLines.parse(run.lines().get(2)).get("set").asText())
          .isEqualTo("supported-app-protocol");
      assertThat(JsonLines.parse(run.lines().get(4)).get("set").asText()).isEqualTo("iso15118-2");
    }

    @Test
    void readsStandardInput() throws IOException {
      byte[] capture = CapturedConversation.whole().toByteArray();

      Run run = Run.with(capture, "decode", "--format", "jsonl", "-");

      assertThat(run.lines()).hasSize(54);
    }

    @Test
    void readsWhatIsThereOfAFileThatIsCutOff() throws IOException {
      byte[] capture = CapturedConversation.whole().toByteArray();
      Path file = folder.resolve("cut.pcap");
      Files.write(file, Arrays.copyOf(capture, capture.length - 10));

      Run run = Run.of("decode", "--format", "jsonl", file.toString());

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.lines()).hasSize(53);
      assertThat(run.err())
          .containsOnlyOnce("\n")
          .startsWith("v2g decode: " + file + ": truncated: it ends in a packet");
    }

    @Test
    void tellsWhatItDoesNotUnderstandInOneLine() throws IOException {
      assertRefused("--grep: no regular expression", "--grep", "(", file());
      assertRefused("Invalid value for option '--format'", "--format", "yaml", file());
      assertRefused("keys.log: no such file", "--keylog", "keys.log", file());
      assertRefused("charge.pcap: binary, not text", "--keylog", file(), file());
    }

    @Test
    void tellsInOneLineWhatIsWrongWithTheKeyLogOfSeveralRecordings() throws IOException {
      String capture = file();

      assertRefused("missing.log: no such file", "--keylog", "missing.log", capture, capture);
    }

    @Test
    void readsAKeyLogFromStandardInputForSeveralRecordings() throws IOException {
      String capture = file();
      String secrets = "CLIENT_RANDOM " + "ab".repeat(32) + " " + "00".repeat(48);

      Run run = Run.with(secrets, "decode", "--keylog", "-", capture, capture);

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
    }

    @Test
    void refusesStandardInputForTwoThings() {
      assertRefused("cannot both be standard input", "--keylog", "-", "-");
    }

    @Test
    void refusesAKeyLogWithoutSecrets() throws IOException {
      Path keys = Files.writeString(folder.resolve("keys.log"), "# nothing\n");

      assertRefused("keys.log: holds no secrets", "--keylog", keys.toString(), file());
    }

    private static void assertRefused(String reason, String... arguments) {
      List<String> all = new ArrayList<>(List.of("decode"));
      all.addAll(List.of(arguments));
      Run run = Run.of(all.toArray(String[]::new));

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).containsOnlyOnce("\n").contains(reason);
    }
  }

  @Test
  void readsTheOtherFilesWhereOneCannotBeRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a session.hex"), framed());

    Run run = Run.of("decode", "no-such-file", file.toString());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no-such-file");
    assertThat(run.out()).startsWith(file + ":").contains("SessionStopRes");
  }

  @Test
  void readsWhatPowerShellWrites(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("frames.txt");
    Files.write(file, ("\uFEFF" + framed()).getBytes(StandardCharsets.UTF_16LE));

    assertThat(Run.of("decode", file.toString()).status()).isZero();
  }

  @Test
  void keepsATerminalSafeFromWhatAFileSays() {
    String input = "{\"flow\": \"\\u001b[2J\", \"payload\": \"80400040\"}";

    assertThat(Run.with(input, "decode", "-").out()).doesNotContain("\u001b");
  }
}
