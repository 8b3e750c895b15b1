package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.messages.Hint;

final class ExplainCommandTest {

  private static final String SESSION_SETUP_REQ = "809800e6cc7c91d01200217ce000";
  private static final Path DOCS = Path.of("..", "docs");
  private static final String SAMPLE = DOCS.resolve("samples/dc-charge.pcap").toString();

  @Test
  void listsEveryBit() {
    Run run = Run.with(SESSION_SETUP_REQ, "explain", "-");

    assertThat(run.status()).isZero();
    assertThat(run.lines()).first().isEqualTo("frame 1: SessionSetupReq, iso15118-2, 14 bytes");
    assertThat(run.lines())
        .contains(
            "     8    7  1001100                               V2G_Message",
            "   106    6  000000                                padding");
  }

  @Test
  void listsOneFrameOfARecording() {
    Run run = Run.of("explain", "-n", "33", SAMPLE);

    assertThat(run.out()).startsWith("frame 33: CurrentDemandReq, iso15118-2, 30 bytes");
    assertThat(run.out()).doesNotContain("frame 34");
  }

  @Test
  void listsAllFramesOfARecording() {
    Run run = Run.of("explain", SAMPLE);

    assertThat(run.lines().stream().filter(line -> line.startsWith("frame "))).hasSize(54);
    assertThat(run.out()).doesNotContain("unread");
  }

  @Test
  void printsJson() {
    JsonNode pieces =
        JsonLines.parse(Run.with(SESSION_SETUP_REQ, "explain", "--format=json", "-").out());

    assertThat(pieces).hasSize(16);
    assertThat(pieces.get(4).toString())
        .isEqualTo(
            "{\"n\":1,\"offset\":17,\"length\":33,\"bits\":\"000000011100110110011000111110010\","
                + "\"path\":\"/V2G_Message/Header/SessionID\",\"production\":\"value\","
                + "\"value\":\"9b31f2\"}");
  }

  @Test
  void explainsFragments() {
    String emaid = "80ec0202b4b218c004531859195c185c9adb595d195c8b4dfd3d00";

    Run run = Run.with(emaid, "explain", "--fragment", "--set", "iso15118-2", "-");

    assertThat(run.status()).isZero();
    assertThat(run.lines())
        .contains(
            "    16    9  000000100                               @Id",
            "    25   32  00000101011010010110010000110001        = id1");
  }

  @Nested
  class WhereAFrameFails {

    @Test
    void tellsWhereAndWhyAndWhatMistakeFits() {
      Run run = Run.with("809800e6cc7c91d012002170", "explain", "-");

      assertThat(run.status()).isZero();
      assertThat(run.lines())
          .containsSubsequence(
              "fails at bit 62 in /V2G_Message/Body/SessionSetupReq/EVCCID",
              "  4 octets announced where 3 remain",
              "hint: the body is cut off: what is there could be a start of one");
    }

    @Test
    void namesTheSetThatFits() {
      Run run = Run.with(SESSION_SETUP_REQ, "explain", "--set", "din-70121", "-");

      assertThat(run.out()).contains("hint: reads to the last bit as a message of iso15118-2");
    }
  }

  @Nested
  class Refuses {

    @Test
    void aFrameThatIsNotThere() {
      Run run = Run.of("explain", "-n", "99", SAMPLE);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).containsOnlyOnce("\n").contains("has no frame 99");
    }

    @Test
    void fragmentsWithoutASet() {
      Run run = Run.with("80", "explain", "--fragment", "-");

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("--fragment needs --set");
    }
  }

  @Test
  void hasAGuideToEveryHint() throws IOException {
    String guide = Files.readString(DOCS.resolve("explain.md"));

    assertThat(Hint.Kind.values()).allMatch(kind -> guide.contains("`" + kind + "`"));
  }
}
