package org.v2g4j.vectors;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.v2g4j.core.Bytes;

/**
 * The first place where two byte strings differ.
 *
 * @param expected one of them
 * @param actual the other
 * @param firstDifferentByte its index, which is the shorter's length if the longer starts so
 */
record ByteDifference(byte[] expected, byte[] actual, int firstDifferentByte) {

  private static final int BYTES_BEFORE = 4;
  private static final int BYTES_AFTER = 8;
  private static final HexFormat HEX = HexFormat.of();

  static Optional<ByteDifference> between(Bytes expected, Bytes actual) {
    byte[] left = expected.toByteArray();
    byte[] right = actual.toByteArray();
    int mismatch = Arrays.mismatch(left, right);
    return mismatch < 0 ? Optional.empty() : Optional.of(new ByteDifference(left, right, mismatch));
  }

  int firstDifferentBit() {
    return firstDifferentByte * Byte.SIZE + bitInByte();
  }

  private int bitInByte() {
    if (firstDifferentByte == Math.min(expected.length, actual.length)) {
      return 0;
    }
    int difference = (expected[firstDifferentByte] ^ actual[firstDifferentByte]) & 0xff;
    return Integer.numberOfLeadingZeros(difference) - (Integer.SIZE - Byte.SIZE);
  }

  @Override
  public String toString() {
    return "first difference at byte %d, bit %d: expected %s but found %s"
        .formatted(firstDifferentByte, firstDifferentBit(), around(expected), around(actual));
  }

  private String around(byte[] bytes) {
    int from = Math.max(0, firstDifferentByte - BYTES_BEFORE);
    int to = Math.min(bytes.length, firstDifferentByte + BYTES_AFTER);
    return "%s%s[%s]%s (%d bytes)"
        .formatted(
            from > 0 ? "..." : "",
            HEX.formatHex(bytes, from, firstDifferentByte),
            HEX.formatHex(bytes, firstDifferentByte, to),
            to < bytes.length ? "..." : "",
            bytes.length);
  }
}
