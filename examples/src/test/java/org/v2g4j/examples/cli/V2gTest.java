package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class V2gTest {

  @Test
  void helpsWhereNoCommandIsGiven() {
    Run run = Run.of();

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Usage: v2g").contains("decode", "encode", "vectors", "demo");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"decode", "explain", "encode", "vectors", "demo", "shell"})
  void everyCommandHasHelpWithExamples(String command) {
    Run run = Run.of(command, "--help");

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("Usage: v2g " + command).contains("Examples:\n  v2g ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "decode", "explain", "encode", "vectors", "demo", "shell", "shell completion"})
  void everyCommandTellsTheVersion(String command) {
    Run run = Run.of((command + " --version").strip().split(" "));

    assertThat(run.status()).isZero();
    assertThat(run.out()).startsWith("v2g4j ");
  }

  @Test
  void completesCommandsOptionsAndValues() {
    Run run = Run.of("shell", "completion");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("#!/usr/bin/env bash")
        .contains("complete -F _complete_v2g -o default v2g", "--keylog", "iso15118-20-dc");
  }

  @Test
  void suggestsACommandForAMistypedOne() {
    Run run = Run.of("decod", "file");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("did you mean decode");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"decode", "encode", "vectors"})
  void asksForAFile(String command) {
    Run run = Run.of(command);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .containsOnlyOnce("\n")
        .contains("Missing required parameter", "v2g " + command + " --help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decode", "encode", "vectors"})
  void namesAFileThatIsNotThere(String command) {
    Run run = Run.of(command, "no-such-file");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .isEqualToNormalizingNewlines("v2g " + command + ": no-such-file: no such file\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"decode", "encode", "vectors"})
  void refusesADirectory(String command) {
    Run run = Run.of(command, "src");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("src: is a directory");
  }

  @Test
  void namesTheSetsForAMistypedOne() {
    Run run = Run.of("decode", "--set", "iso2", "file");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("no set iso2", "iso15118-2,");
  }
}
