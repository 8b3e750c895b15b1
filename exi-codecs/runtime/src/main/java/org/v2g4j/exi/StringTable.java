package org.v2g4j.exi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The strings that a body has spelled out so far, for the references behind them. Mutable.
 *
 * <p>One list for all, and one for each element or attribute name; entries count literals, not
 * distinct strings (EXI 1.0, 7.3.3). Few peers refer to them, so only the first list is kept until
 * one does.
 */
final class StringTable {

  private static final int[] NONE = {};

  private final int names;
  private String[] global = new String[0];
  private int[] nameOf = NONE;
  private int size;
  private int @Nullable [][] local;
  private int[] localSize = NONE;

  StringTable(int names) {
    this.names = names;
  }

  /** Forgets all strings, and keeps the room that they took. */
  void clear() {
    Arrays.fill(global, 0, size, null);
    size = 0;
    local = null;
  }

  void add(int name, String value) {
    if (size == global.length) {
      int more = Math.max(4, 2 * size);
      global = Arrays.copyOf(global, more);
      nameOf = Arrays.copyOf(nameOf, more);
    }
    global[size] = value;
    nameOf[size] = name;
    if (local != null) {
      addLocal(local, size);
    }
    size++;
  }

  private void addLocal(int[][] lists, int id) {
    int name = nameOf[id];
    int count = localSize[name];
    if (count == lists[name].length) {
      lists[name] = Arrays.copyOf(lists[name], Math.max(4, 2 * count));
    }
    lists[name][count] = id;
    localSize[name]++;
  }

  private int[][] local() {
    int[][] lists = local;
    if (lists == null) {
      lists = new int[names][];
      Arrays.fill(lists, NONE);
      localSize = new int[names];
      for (int id = 0; id < size; id++) {
        addLocal(lists, id);
      }
      local = lists;
    }
    return lists;
  }

  int globalSize() {
    return size;
  }

  int localSize(int name) {
    local();
    return localSize[name];
  }

  String global(int id) {
    return global[id];
  }

  String local(int name, int id) {
    return global[local()[name][id]];
  }
}
