package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recorded sessions, which are not part of the project: V2G4J_RECORDINGS names a folder with
 * captures and captures/decrypted.
 */
final class Recordings {

  private Recordings() {}

  /** A file; without the folder the test is skipped. */
  static Path file(String name) {
    String folder = System.getenv("V2G4J_RECORDINGS");
    assumeTrue(folder != null, "V2G4J_RECORDINGS is not set");
    Path file = Path.of(folder, "captures").resolve(name);
    assertThat(Files.exists(file)).as("%s is there", file).isTrue();
    return file;
  }
}
