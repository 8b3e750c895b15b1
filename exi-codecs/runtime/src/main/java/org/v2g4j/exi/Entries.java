package org.v2g4j.exi;

import java.util.Arrays;
import java.util.List;

/**
 * Collects the entries of one list while it is read. Mutable, for one thread; handed out by {@link
 * ExiReader#entries}, and empty again once the list is made.
 *
 * @param <T> the entries
 */
public final class Entries<T> {

  private static final int FEW = 8;

  private final ExiReader reader;
  private Object[] entries = new Object[FEW];
  private int size;

  Entries(ExiReader reader) {
    this.reader = reader;
  }

  /**
   * Takes the next entry.
   *
   * @param entry the entry
   */
  public void add(T entry) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    entries[size++] = entry;
  }

  /**
   * The number of entries so far.
   *
   * @return 0 or more
   */
  public int size() {
    return size;
  }

  /**
   * Makes the list. To be called once, behind the last entry.
   *
   * @return an immutable list
   */
  public List<T> toList() {
    @SuppressWarnings("unchecked") // add() lets nothing else in
    T[] e = (T[]) entries;
    List<T> list =
        switch (size) {
          case 0 -> List.of();
          case 1 -> List.of(e[0]);
          case 2 -> List.of(e[0], e[1]);
          case 3 -> List.of(e[0], e[1], e[2]);
          case 4 -> List.of(e[0], e[1], e[2], e[3]);
          default -> List.of(reader.exactly(e, size));
        };
    Arrays.fill(entries, 0, size, null);
    size = 0;
    reader.takeBack(this);
    return list;
  }
}
