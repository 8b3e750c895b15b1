package org.v2g4j.examples.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.tcp.TcpListener;
import org.v2g4j.examples.tcp.TcpSide;

/**
 * The clear text of one connection. Waits until it is plain whether frames of V2GTP are in it; what
 * is not is dropped.
 */
final class Conversation implements TcpListener {

  /** How far a capture that starts in the middle is searched for a first header. */
  private static final int LONGEST_START = 1 << 17;

  private boolean isStart;
  private final boolean isExpected;
  private final Map<TcpSide, StreamFrames> frames = new EnumMap<>(TcpSide.class);
  private final Map<TcpSide, ByteArrayOutputStream> starts = new EnumMap<>(TcpSide.class);
  private List<Early> early = new ArrayList<>();
  private Verdict verdict = Verdict.OPEN;

  private enum Verdict {
    OPEN,
    V2GTP,
    OTHER
  }

  /** What came before the verdict; no data stands for a hole. */
  private record Early(
      TcpSide from, @Nullable Instant time, @Nullable ByteBuffer data, long lost) {}

  /**
   * Starts to listen.
   *
   * @param isStart whether the first bytes of both sides will come
   * @param isExpected whether the station has announced that V2GTP is spoken here
   * @param sinks takes the frames of a side
   */
  Conversation(boolean isStart, boolean isExpected, Function<TcpSide, StreamFrames.Sink> sinks) {
    this.isStart = isStart;
    this.isExpected = isExpected;
    for (TcpSide side : TcpSide.values()) {
      frames.put(side, new StreamFrames(isStart, sinks.apply(side)));
      starts.put(side, new ByteArrayOutputStream());
    }
  }

  @Override
  public void data(TcpSide from, @Nullable Instant time, ByteBuffer data) {
    if (verdict == Verdict.V2GTP) {
      frames.get(from).feed(time, data);
    } else if (verdict == Verdict.OPEN) {
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      early.add(new Early(from, time, ByteBuffer.wrap(copy), 0));
      ByteArrayOutputStream start = starts.get(from);
      start.write(copy, 0, copy.length);
      decide(start.toByteArray());
    }
  }

  @Override
  public void lost(TcpSide from, long count) {
    if (verdict == Verdict.V2GTP) {
      frames.get(from).lost(count);
    } else if (verdict == Verdict.OPEN) {
      isStart = false;
      early.add(new Early(from, null, null, count));
    }
  }

  @Override
  public void closed() {
    early = List.of();
  }

  /** What there is of a frame of this side that has begun; empty between frames. */
  Optional<String> unfinished(TcpSide side) {
    return verdict == Verdict.V2GTP ? frames.get(side).unfinished() : Optional.empty();
  }

  private void decide(byte[] start) {
    verdict = verdict(start);
    if (verdict == Verdict.OPEN) {
      return;
    }
    List<Early> waiting = early;
    early = List.of();
    starts.clear();
    for (Early one : waiting) {
      if (one.data == null) {
        lost(one.from, one.lost);
      } else {
        data(one.from, one.time, one.data);
      }
    }
  }

  private Verdict verdict(byte[] start) {
    if (isExpected) {
      return Verdict.V2GTP;
    }
    if (isStart) {
      return verdictOfStart(start);
    }
    for (int at = 0; at < start.length; at++) {
      if (StreamFrames.startsWithHeader(ByteBuffer.wrap(start, at, start.length - at))) {
        return Verdict.V2GTP;
      }
    }
    return start.length > LONGEST_START ? Verdict.OTHER : Verdict.OPEN;
  }

  private static Verdict verdictOfStart(byte[] start) {
    if (start[0] != 0x01) {
      return Verdict.OTHER;
    }
    if (start.length == 1) {
      return Verdict.OPEN;
    }
    return start[1] == (byte) 0xFE ? Verdict.V2GTP : Verdict.OTHER;
  }
}
