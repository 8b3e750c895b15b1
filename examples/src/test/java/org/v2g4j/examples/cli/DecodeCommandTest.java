package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.core.v2gtp.V2gtpFrame;
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
