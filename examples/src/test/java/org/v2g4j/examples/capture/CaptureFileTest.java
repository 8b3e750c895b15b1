package org.v2g4j.examples.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.core.v2gtp.PayloadType;

final class CaptureFileTest {

  private static final String DUMP_LINE = "80" + "1b".repeat(15);

  @TempDir private Path folder;

  private List<CapturedFrame> frames(String text) {
    try {
      Path file = Files.writeString(folder.resolve("text"), text);
      return CapturedConversation.frames(CapturedConversation.readFile(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> payloads(String text) {
    return frames(text).stream().map(frame -> frame.payload().toHex()).toList();
  }

  @Nested
  class Hexadecimal {

    @Test
    void isOneFrameALineWithOrWithoutBlanks() {
      assertThat(payloads("80 40 00 40\n\n# a remark\n80400041\r\n"))
          .containsExactly("80400040", "80400041");
    }

    @Test
    void mayHaveHeaders() {
      List<CapturedFrame> frames = frames("01FE8002 00000002 8001");

      assertThat(frames).hasSize(1);
      assertThat(frames.get(0).payloadType()).isEqualTo(PayloadType.MAIN_STREAM_COMMON);
      assertThat(frames.get(0).payload().toHex()).isEqualTo("8001");
    }

    @Test
    void goesOnInFurtherLinesUntilAHeaderIsSatisfied() {
      assertThat(payloads("01fe8001 00000004\n80 40\n00 40\n80400041"))
          .containsExactly("80400040", "80400041");
    }

    @Test
    void goesOnWhereADumpBreaksItsLines() {
      assertThat(payloads(DUMP_LINE + "\n" + "2c".repeat(16) + "\n3d\n80400040"))
          .containsExactly(DUMP_LINE + "2c".repeat(16) + "3d", "80400040");
    }

    @Test
    void mayHoldSeveralFramesInALine() {
      assertThat(payloads("01fe80010000000180 01fe80010000000281 82"))
          .containsExactly("80", "8182");
    }

    @Test
    void keepsAFrameWhoseHeaderIsWrong() {
      CapturedFrame frame = frames("01fe800100000001800f\n80400040").get(0);

      assertThat(frame.defect()).contains("found 1 at byte 4");
    }
  }

  @Test
  void endsInTheMiddleOfAFrame() {
    assertThatThrownBy(() -> frames("80400040\n01fe80010000000980"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("text:2: truncated: the recording ends in a frame, 9 bytes");
  }

  @Nested
  class Base64 {

    @Test
    void isOneFrameALine() {
      assertThat(payloads("gEAAQA==\nAf6AAQAAAASAQABA\n")).containsExactly("80400040", "80400040");
    }

    @Test
    void endsWhereItIsPadded() {
      String line = "AAEC".repeat(10) + "Aw==";

      assertThat(payloads("gEAAQA==\n" + line + "\n" + line)).hasSize(3);
    }
  }

  @Nested
  class JsonLines {

    @Test
    void tellPayloadTypesAsNumbersOrText() {
      String text =
          """
          {"payloadType": 32770, "payload": "80"}
          {"payloadType": "8003", "payload": "80", "more": {"a": [1, 2]}}
          {"payloadType": "0x8004", "payload": "80"}
          {"payload": "80"}
          """;

      assertThat(frames(text))
          .extracting(CapturedFrame::payloadType)
          .containsExactly(
              PayloadType.MAIN_STREAM_COMMON,
              PayloadType.MAIN_STREAM_AC,
              PayloadType.MAIN_STREAM_DC,
              null);
    }

    @Test
    void tellNumberAndFlow() {
      CapturedFrame frame = frames("{\"n\": 7, \"flow\": \"up\", \"payload\": \"80\"}").get(0);

      assertThat(frame.number()).isEqualTo(7);
      assertThat(frame.origin().flow()).isEqualTo("up");
    }

    @Test
    void areCountedWhereTheyStartFromZero() {
      assertThat(frames("{\"n\": 0, \"payload\": \"80\"}\n{\"n\": 1, \"payload\": \"80\"}"))
          .extracting(CapturedFrame::number)
          .containsExactly(1L, 2L);
    }

    @Test
    void tellWhatACaptureTold() {
      String line =
          """
          {"n":3,"time":"2026-11-25T10:00:00.123456Z","source":"[fe80::1]:50123",\
          "destination":"[fe80::2]:61851","connection":2,"payloadType":"0x8001",\
          "payload":"80","set":null,"message":null,"xml":null,"decrypted":true}""";

      assertThat(frames(line).get(0).origin())
          .isEqualTo(
              new Origin(
                  Instant.parse("2026-11-25T10:00:00.123456Z"),
                  "[fe80::1]:50123",
                  "[fe80::2]:61851",
                  2,
                  null,
                  Direction.UNKNOWN,
                  true));
    }

    @Test
    void needALineEach() {
      assertThatThrownBy(() -> frames("{\"payload\": \"80\"} {\"payload\": \"80\"}"))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("text:1: text follows");
    }
  }
}
