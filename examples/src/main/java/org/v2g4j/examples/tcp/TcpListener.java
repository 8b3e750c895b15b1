package org.v2g4j.examples.tcp;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes what the two sides of one connection said, in order. */
public interface TcpListener {

  /**
   * More of a stream.
   *
   * @param from who sent it
   * @param time when its segment was captured; null if not known
   * @param data at least one byte, for the time of the call
   */
  void data(TcpSide from, @Nullable Instant time, ByteBuffer data);

  /**
   * A part of a stream is not in the capture.
   *
   * @param from whose
   * @param count its length in bytes; negative if not known
   */
  void lost(TcpSide from, long count);

  /** Nothing more will come: the connection or the capture has ended. */
  void closed();
}
