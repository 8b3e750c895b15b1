package org.v2g4j.examples.capture;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.tcp.TcpListener;
import org.v2g4j.examples.tcp.TcpSide;

/**
 * The clear text of one connection. Finds out whether frames of V2GTP are in it; what is not is
 * dropped.
 */
final class Conversation implements TcpListener {

  /** How far a capture that starts in the middle is searched for a first header. */
  private static final int LONGEST_SEARCH = 1 << 17;

  /** What each side starts with, if it speaks V2GTP. */
  private static final byte[] VERSION = {0x01, (byte) 0xFE};

  private boolean isStart;
  private final Map<TcpSide, StreamFrames> frames = new EnumMap<>(TcpSide.class);

  /** How much came of each side while there is no verdict. */
  private final Map<TcpSide, Integer> early = new EnumMap<>(TcpSide.class);

  private Verdict verdict;

  private enum Verdict {
    OPEN,
    V2GTP,
    OTHER
  }

  /**
   * Starts to listen.
   *
   * @param isStart whether the first bytes of both sides will come
   * @param isExpected whether the station has announced that V2GTP is spoken here
   * @param sinks takes the frames of a side
   */
  Conversation(boolean isStart, boolean isExpected, Function<TcpSide, StreamFrames.Sink> sinks) {
    this.isStart = isStart;
    verdict = isExpected ? Verdict.V2GTP : Verdict.OPEN;
    for (TcpSide side : TcpSide.values()) {
      frames.put(side, new StreamFrames(isStart, sinks.apply(side)));
      early.put(side, 0);
    }
  }

  @Override
  public void data(TcpSide from, @Nullable Instant time, ByteBuffer data) {
    int count = data.remaining();
    if (verdict == Verdict.OPEN && isStart) {
      verdict = verdictOfStart(early.get(from), data);
    }
    if (verdict == Verdict.OTHER) {
      return;
    }
    frames.get(from).feed(time, data);
    if (verdict == Verdict.OPEN) {
      early.merge(from, count, Integer::sum);
      verdict = isStart ? verdict : verdictOfSearch(from);
    }
  }

  /** Looks at what has not been looked at of the first bytes. */
  private static Verdict verdictOfStart(int known, ByteBuffer data) {
    int end = Math.min(VERSION.length, known + data.remaining());
    for (int at = known; at < end; at++) {
      if (data.get(data.position() + at - known) != VERSION[at]) {
        return Verdict.OTHER;
      }
    }
    return end == VERSION.length ? Verdict.V2GTP : Verdict.OPEN;
  }

  private Verdict verdictOfSearch(TcpSide from) {
    if (frames.get(from).isInStep()) {
      return Verdict.V2GTP;
    }
    return early.get(from) > LONGEST_SEARCH ? Verdict.OTHER : Verdict.OPEN;
  }

  @Override
  public void lost(TcpSide from, long count) {
    if (verdict == Verdict.OTHER) {
      return;
    }
    if (verdict == Verdict.OPEN) {
      isStart = false;
      frames.values().forEach(StreamFrames::search);
    }
    frames.get(from).lost(count);
  }

  @Override
  public void closed() {
    verdict = Verdict.OTHER;
    frames.clear();
  }

  /** What there is of a frame of this side that has begun; empty between frames. */
  Optional<String> unfinished(TcpSide side) {
    return verdict == Verdict.V2GTP ? frames.get(side).unfinished() : Optional.empty();
  }
}
