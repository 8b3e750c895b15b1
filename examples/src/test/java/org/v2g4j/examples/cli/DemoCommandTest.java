package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DemoCommandTest {

  private final Run run = Run.of("demo");

  @Test
  void decodesEveryFrame() {
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("FAILED", "guessed");
  }

  @Test
  void goesFromDiscoveryToTheEndOfTheSession() {
    assertThat(run.lines().get(0)).contains("SECCDiscoveryReq");
    assertThat(run.out())
        .contains("chose urn:iso:15118:2:2013:MsgDef", "SessionStopRes", "DC_ChargeLoopRes");
  }

  @Test
  void countsFramesAndMessages() {
    assertThat(run.out())
        .contains("54 frames", "0 errors, 0 notes")
        .contains("  6 CurrentDemandReq");
  }

  @Test
  void hasNoColourWhereThereIsNoTerminal() {
    assertThat(run.out()).doesNotContain("\u001b");
  }
}
