package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;

/** Recordings as Wireshark's programs read, write and convert them. */
final class WiresharkTest {

  private static final String PLUG_AND_CHARGE = "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G.pcapng";

  @TempDir private Path folder;

  @BeforeAll
  static void requireWireshark() {
    for (String program : List.of("tshark", "editcap")) {
      assumeTrue(isThere(program), program + " is not installed");
    }
  }

  private static boolean isThere(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }

  private List<String> run(Object... command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor()).as(() -> command[0] + " of " + Arrays.toString(command)).isZero();
    return Files.readAllLines(out, StandardCharsets.ISO_8859_1);
  }

  private static List<JsonNode> frames(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("decode", "--format", "jsonl"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    Run run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.status()).isZero();
    return run.lines().stream().map(JsonLines::parse).toList();
  }

  /** In these recordings no frame is spread over segments, and no segment comes twice. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "audi-dc-iso2.pcap",
        "vw-ac-iso2.pcap",
        "2022-12-13_compleo_with_bulb.pcapng",
        "DIN_DC_DS5366_Josev.pcapng",
        "ISO-2_DC_SalesTariffSchedule_DS5366_RiseV2G.pcapng",
        "ISO-2_DC_Pause_DS5366.pcapng",
        "ISO-20_BPT_AC_DS5366_Josev.pcapng"
      })
  void findsTheSameFrames(String name) throws IOException, InterruptedException {
    Path file = Recordings.file(name);
    List<String> theirs = new ArrayList<>();
    for (String line :
        run(
            "tshark",
            "-r",
            file,
            "-Y",
            "tcp.len > 0 && ipv6",
            "-T",
            "fields",
            "-e",
            "frame.time_epoch",
            "-e",
            "ipv6.src",
            "-e",
            "tcp.srcport",
            "-e",
            "ipv6.dst",
            "-e",
            "tcp.dstport",
            "-e",
            "tcp.payload")) {
      String[] fields = line.split("\t");
      if (fields[5].startsWith("01fe")) {
        theirs.add(
            "%s [%s]:%s [%s]:%s %s"
                .formatted(time(fields[0]), fields[1], fields[2], fields[3], fields[4], fields[5]));
      }
    }

    List<String> ours =
        frames(file).stream()
            .filter(frame -> !frame.get("connection").isNull())
            .map(
                frame ->
                    "%s %s %s %s"
                        .formatted(
                            frame.get("time").asText(),
                            frame.get("source").asText(),
                            frame.get("destination").asText(),
                            header(frame) + frame.get("payload").asText()))
            .toList();

    assertThat(ours).isEqualTo(theirs);
  }

  private static String time(String epoch) {
    int point = epoch.indexOf('.');
    Instant second = Instant.ofEpochSecond(Long.parseLong(epoch.substring(0, point)));
    return second.toString().replace("Z", epoch.substring(point, point + 7) + "Z");
  }

  private static String header(JsonNode frame) {
    int length = frame.get("payload").asText().length() / 2;
    return "01fe" + frame.get("payloadType").asText().substring(2) + "%08x".formatted(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pcap", "nsecpcap", "pcapng"})
  void mayConvertACapture(String format) throws IOException, InterruptedException {
    Path original = Recordings.file("ISO-20_mTLS_DC_DS5366_Josev.pcapng");
    Path converted = folder.resolve("converted");
    run("editcap", "-F", format, original, converted);

    assertThat(frames(converted)).isEqualTo(frames(original));
  }

  @Nested
  class WithoutTheSecretsOfTheTestDevice {

    private Path encrypted() throws IOException, InterruptedException {
      Path file = folder.resolve("encrypted.pcapng");
      run(
          "tshark",
          "-r",
          Recordings.file(PLUG_AND_CHARGE),
          "-Y",
          "!(udp.port == 52345)",
          "-w",
          file);
      return file;
    }

    private Path keyLog() throws IOException, InterruptedException {
      StringBuilder text = new StringBuilder();
      for (String payload :
          run(
              "tshark",
              "-r",
              Recordings.file(PLUG_AND_CHARGE),
              "-Y",
              "udp.port == 52345",
              "-T",
              "fields",
              "-e",
              "udp.payload")) {
        byte[] octets = Bytes.parseHex(payload).toByteArray();
        text.append(new String(octets, StandardCharsets.US_ASCII)).append('\n');
      }
      return Files.writeString(folder.resolve("keys.log"), text);
    }

    @Test
    void aCaptureStaysEncryptedAndThatIsSaidInOneLine() throws IOException, InterruptedException {
      Run run = Run.of("decode", encrypted().toString());

      assertThat(run.status()).isZero();
      assertThat(run.lines().stream().filter(line -> line.contains("stays encrypted")))
          .singleElement()
          .asString()
          .contains(
              "TLS 1.2 TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256",
              "\"CPO EVSE Test-PKI\" by \"CPO SubCA2 Test-PKI\"",
              "no secret");
    }

    @Test
    void aKeyLogOpensIt() throws IOException, InterruptedException {
      List<JsonNode> frames = frames(encrypted(), "--keylog", keyLog().toString());

      assertThat(frames).isEqualTo(frames(Recordings.file(PLUG_AND_CHARGE)));
    }

    @Test
    void secretsInTheFileOpenIt() throws IOException, InterruptedException {
      Path injected = folder.resolve("injected.pcapng");
      run("editcap", "--inject-secrets", "tls," + keyLog(), encrypted(), injected);

      assertThat(frames(injected)).isEqualTo(frames(Recordings.file(PLUG_AND_CHARGE)));
    }
  }
}
