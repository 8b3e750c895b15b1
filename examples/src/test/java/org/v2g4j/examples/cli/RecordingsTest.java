package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Recorded sessions, which are not part of the project: V2G4J_RECORDINGS names a folder with
 * captures/decrypted.
 */
final class RecordingsTest {

  @ParameterizedTest
  @CsvSource({
    "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G.jsonl, 190",
    "ISO-20_mTLS_DC_DS5366_Josev.jsonl, 110"
  })
  void decodeWholly(String name, int messages) {
    String folder = System.getenv("V2G4J_RECORDINGS");
    assumeTrue(folder != null, "V2G4J_RECORDINGS is not set");
    Path file = Path.of(folder, "captures", "decrypted", name);
    assertThat(Files.exists(file)).as("%s is there", file).isTrue();

    Run run = Run.of("decode", file.toString());

    assertThat(run.status()).isZero();
    assertThat(run.lines()).hasSize(messages).noneMatch(line -> line.contains("guessed"));
  }
}
