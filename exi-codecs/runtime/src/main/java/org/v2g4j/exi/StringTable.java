package org.v2g4j.exi;

import java.util.Arrays;

/**
 * The strings that a body has spelled out so far, for the references behind them. Mutable.
 *
 * <p>One list for all, and one for each element or attribute name; entries count literals, not
 * distinct strings (EXI 1.0, 7.3.3).
 */
final class StringTable {

  private static final int[] NONE = {};

  private final int[][] local;
  private final int[] localSize;
  private String[] global = new String[16];
  private int globalSize;

  StringTable(int names) {
    local = new int[names][];
    Arrays.fill(local, NONE);
    localSize = new int[names];
  }

  void add(int name, String value) {
    if (globalSize == global.length) {
      global = Arrays.copyOf(global, 2 * globalSize);
    }
    int size = localSize[name];
    if (size == local[name].length) {
      local[name] = Arrays.copyOf(local[name], Math.max(4, 2 * size));
    }
    local[name][size] = globalSize;
    localSize[name]++;
    global[globalSize++] = value;
  }

  int globalSize() {
    return globalSize;
  }

  int localSize(int name) {
    return localSize[name];
  }

  String global(int id) {
    return global[id];
  }

  String local(int name, int id) {
    return global[local[name][id]];
  }
}
