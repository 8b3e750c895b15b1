package org.v2g4j.examples.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All other targets in one, for a short run: starting a JVM for each would take longer than the
 * run. The first byte of an input picks the target that gets the rest.
 */
final class AllTargets implements Target {

  private static final int SEEDS_PER_TARGET = 20;

  private final List<Target> targets = Target.names().stream().map(Target::of).toList();

  @Override
  public List<byte[]> seeds() {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      List<byte[]> seeds = targets.get(i).seeds();
      int step = (seeds.size() + SEEDS_PER_TARGET - 1) / SEEDS_PER_TARGET;
      for (int j = 0; j < seeds.size(); j += step) {
        all.add(behind((byte) i, seeds.get(j)));
      }
    }
    return all;
  }

  private static byte[] behind(byte first, byte[] rest) {
    byte[] input = new byte[rest.length + 1];
    input[0] = first;
    System.arraycopy(rest, 0, input, 1, rest.length);
    return input;
  }

  @Override
  public void test(byte[] input) {
    if (input.length > 0) {
      Target target = targets.get((input[0] & 0xff) % targets.size());
      target.test(Arrays.copyOfRange(input, 1, input.length));
    }
  }
}
