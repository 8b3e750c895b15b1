package org.v2g4j.examples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FuzzTest {

  /** Stays behind, so that what was found can be looked at. */
  private static final Path RUNS = Path.of("target", "runs");

  private static FuzzRun run(String target, int mutations)
      throws IOException, InterruptedException {
    FuzzRun run = FuzzRun.of(target, mutations, RUNS.toAbsolutePath());
    assertThat(run.foundSomething()).as("found something, see %s", run.log()).isFalse();
    assertThat(run.executions()).isGreaterThanOrEqualTo(run.seeds() + mutations);
    return run;
  }

  @ParameterizedTest
  @MethodSource("org.v2g4j.examples.fuzz.Target#names")
  void seedsAreHandled(String name) {
    Target target = Target.of(name);
    assertThat(target.seeds()).isNotEmpty().allSatisfy(target::test);
  }

  @Test
  void mutatedInputsAreHandled() throws IOException, InterruptedException {
    run(Target.ALL, 5_000);
  }

  @Test
  void mostDecodersOfASetAreCovered() throws IOException, InterruptedException {
    Coverage coverage = run("exi:supported-app-protocol", 1_000).coverage().orElseThrow();
    assertThat(coverage.percent()).isGreaterThan(90);
    // The one line that refuses what no code of the root stands for.
    assertThat(coverage.missed())
        .singleElement()
        .asString()
        .startsWith("org/v2g4j/messages/appprotocol/AppProtocolCodec.java:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "exi", "exi:iso", "pdf:iso15118-2"})
  void refusesUnknownTargets(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Target.of(name))
        .withMessageContaining("exi:iso15118-2");
  }
}
