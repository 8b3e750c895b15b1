package org.v2g4j.examples.tcp;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.pcap.TcpSegment;

/**
 * What one side of a connection sends, in order (RFC 9293, 3.4). Places are counted from the first
 * byte and do not wrap. Of bytes that come twice, the first copy counts.
 */
final class TcpStream {

  /** Nothing in V2G has windows as large; what lies farther is another stream. */
  private static final int FARTHEST = 1 << 24;

  private static final int MOST_WAITING_BYTES = 1 << 20;
  private static final int MOST_WAITING_PIECES = 4096;

  private static final long NEVER = Long.MAX_VALUE;

  private final NavigableMap<Long, Piece> waiting = new TreeMap<>();
  private int waitingBytes;
  private boolean isStarted;
  private int firstSequence;
  private long next;
  private long acknowledged;
  private long end = NEVER;
  private long holeSince;
  private @Nullable Instant holeTime;

  /** A piece that waits for what comes before it. */
  private record Piece(long order, @Nullable Instant time, ByteBuffer data) {}

  /** The number of the first byte is known: the capture has the start of the stream. */
  void start(int sequence) {
    if (!isStarted) {
      isStarted = true;
      firstSequence = sequence;
    }
  }

  /** Whether a start with this number is that of another stream, whatever was read of this one. */
  boolean isOfOtherStart(int sequence) {
    return isStarted && firstSequence != sequence;
  }

  boolean hasBeenRead() {
    return next > 0;
  }

  /** Whether data from this number on is only a copy of what was read. */
  boolean isCopy(int sequence, int count) {
    long end = place(sequence) + count;
    return isStarted && end <= next && next - end < FARTHEST;
  }

  /** The peer has received all before a number. */
  void acknowledged(int sequence) {
    if (isStarted) {
      acknowledged = Math.max(acknowledged, place(sequence));
    }
  }

  /** The stream ends before a number. */
  void ended(int sequence) {
    start(sequence);
    end = place(sequence);
  }

  boolean isAtEnd() {
    return next >= end;
  }

  /** Takes data and gives out what is now in order. */
  void accept(int sequence, TcpSegment segment, long order, Consumer<StreamPart> out) {
    ByteBuffer data = segment.data();
    if (!data.hasRemaining()) {
      return;
    }
    start(sequence);
    long from = place(sequence);
    if (Math.abs(from - next) > FARTHEST) {
      startAnew(sequence, order, out);
      from = next;
    }
    boolean hadHole = hasHole();
    long before = next;
    insert(from, data, segment.time(), order);
    drain(out);
    if (!hadHole || next > before) {
      noteHole();
    }
  }

  /** Bytes of 32-bit sequence numbers, near the place that is expected next. */
  private long place(int sequence) {
    return next + (sequence - (firstSequence + (int) next));
  }

  private void startAnew(int sequence, long order, Consumer<StreamPart> out) {
    while (hasHole()) {
      skipHole(out);
    }
    out.accept(StreamPart.hole(order, -1));
    firstSequence = sequence - (int) next;
    end = NEVER;
  }

  private void insert(long from, ByteBuffer data, @Nullable Instant time, long order) {
    long to = from + data.remaining();
    long at = Math.max(from, next);
    while (at < to) {
      Map.Entry<Long, Piece> before = waiting.floorEntry(at);
      if (before != null && before.getKey() + before.getValue().data.remaining() > at) {
        at = before.getKey() + before.getValue().data.remaining();
      } else {
        Long after = waiting.higherKey(at);
        long until = after == null ? to : Math.min(to, after);
        ByteBuffer part = data.slice(data.position() + (int) (at - from), (int) (until - at));
        waiting.put(at, new Piece(order, time, part));
        waitingBytes += part.remaining();
        at = until;
      }
    }
  }

  private void drain(Consumer<StreamPart> out) {
    while (!waiting.isEmpty() && waiting.firstKey() == next) {
      Piece piece = waiting.pollFirstEntry().getValue();
      waitingBytes -= piece.data.remaining();
      next += piece.data.remaining();
      out.accept(new StreamPart(piece.order, piece.time, piece.data, 0));
    }
  }

  // ---- holes ----

  boolean hasHole() {
    return !waiting.isEmpty();
  }

  int waitingBytes() {
    return waitingBytes;
  }

  /** Whether too much waits behind the hole. */
  boolean isFull() {
    return waitingBytes > MOST_WAITING_BYTES || waiting.size() > MOST_WAITING_PIECES;
  }

  /** Whether the peer has received what is missing here. */
  boolean isHoleAcknowledged() {
    return acknowledged > next;
  }

  /** The segment of the connection that showed the hole. */
  long holeSince() {
    return holeSince;
  }

  Duration holeAge(@Nullable Instant now) {
    return now == null || holeTime == null ? Duration.ZERO : Duration.between(holeTime, now);
  }

  /** Goes on behind the hole. */
  void skipHole(Consumer<StreamPart> out) {
    Map.Entry<Long, Piece> behind = waiting.firstEntry();
    out.accept(StreamPart.hole(behind.getValue().order, behind.getKey() - next));
    next = behind.getKey();
    drain(out);
    noteHole();
  }

  /** A hole shows when the first piece behind it comes. */
  private void noteHole() {
    if (hasHole()) {
      holeSince = waiting.firstEntry().getValue().order;
      holeTime = waiting.firstEntry().getValue().time;
    }
  }
}
