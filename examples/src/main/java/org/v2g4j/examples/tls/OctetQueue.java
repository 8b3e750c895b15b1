package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets that wait for more. Its users bound it. */
final class OctetQueue {

  private static final int FIRST_CAPACITY = 512;

  private byte[] octets = {};
  private int start;
  private int end;

  int size() {
    return end - start;
  }

  /** One octet, unsigned. */
  int at(int index) {
    return octets[start + index] & 0xFF;
  }

  int shortAt(int index) {
    return at(index) << 8 | at(index + 1);
  }

  void append(ByteBuffer source, int count) {
    if (octets.length - end < count) {
      int capacity = octets.length;
      if (size() + count > capacity) {
        capacity = Math.max(size() + count, Math.max(FIRST_CAPACITY, 2 * capacity));
      }
      byte[] target = new byte[capacity];
      System.arraycopy(octets, start, target, 0, size());
      end = size();
      start = 0;
      octets = target;
    }
    source.get(octets, end, count);
    end += count;
  }

  byte[] copy(int index, int count) {
    return Arrays.copyOfRange(octets, start + index, start + index + count);
  }

  void drop(int count) {
    start += count;
    if (start == end) {
      clear();
    }
  }

  void clear() {
    start = 0;
    end = 0;
  }
}
