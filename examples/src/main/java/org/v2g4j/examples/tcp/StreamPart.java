package org.v2g4j.examples.tcp;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next part of a stream: data, or a hole that will not be filled.
 *
 * @param order when it came, among the segments of the connection
 * @param time when its segment was captured; null if not known, or a hole
 * @param data the bytes; null for a hole
 * @param lost the length of a hole; negative if not known
 */
record StreamPart(long order, @Nullable Instant time, @Nullable ByteBuffer data, long lost) {

  static StreamPart hole(long order, long lost) {
    return new StreamPart(order, null, null, lost);
  }
}
