package org.v2g4j.examples.fuzz;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Jazzer calls: one target for the life of a JVM. */
public final class FuzzedTarget {

  private static @Nullable Target target;

  private FuzzedTarget() {}

  /**
   * Called once, before all inputs.
   *
   * @param args the target's name
   */
  public static void fuzzerInitialize(String[] args) {
    target = Target.of(args[0]);
  }

  /**
   * Called with each input.
   *
   * @param input any bytes
   */
  public static void fuzzerTestOneInput(byte[] input) {
    Objects.requireNonNull(target, "target").test(input);
  }
}
