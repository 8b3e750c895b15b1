package org.v2g4j.examples.tcp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.pcap.TcpSegment;

/**
 * One connection: two streams, and their order to each other. While a segment of one side is
 * missing, the other side has to wait too; otherwise answers would come before their questions.
 */
final class TcpConnection {

  /** Behind a hole that the peer has acknowledged: the capture, not the network, lost it. */
  private static final int PATIENCE = 16;

  private static final Duration PATIENCE_TIME = Duration.ofSeconds(2);

  /** Behind a hole of which nobody says that it was received. */
  private static final int LONG_PATIENCE = 256;

  private static final Duration LONG_PATIENCE_TIME = Duration.ofSeconds(30);

  /** Clocks of two recorders of one charge are closer; no device starts again as fast. */
  private static final Duration LATE_COPY_TIME = Duration.ofSeconds(2);

  private final TcpAddresses addresses;
  private final TcpListener listener;
  private final TcpStream opener = new TcpStream();
  private final TcpStream acceptor = new TcpStream();
  private final List<Held> held = new ArrayList<>();
  private @Nullable Instant firstTime;
  private long segments;
  private long heldBytes;
  private boolean isOver;

  /** Something for the listener, and its place among all segments of the connection. */
  private record Held(TcpSide from, long place, StreamPart part) {

    static Held of(TcpSide from, StreamPart part) {
      return new Held(from, part.order(), part);
    }
  }

  TcpConnection(TcpAddresses addresses, Function<TcpAddresses, TcpListener> opened) {
    this.addresses = addresses;
    this.listener = opened.apply(addresses);
  }

  /** Between whom it is, for the next connection between the same ports, whose start is unseen. */
  TcpAddresses addressesWithoutStart() {
    return new TcpAddresses(addresses.opener(), addresses.acceptor(), false);
  }

  /** Whether a segment belongs to another connection between the same ports. */
  boolean isReplacedBy(TcpSegment segment) {
    TcpStream stream = stream(sideOf(segment));
    if (segment.isSyn()) {
      return isOver
          || stream.isOfOtherStart(segment.sequence() + 1)
          || stream.hasBeenRead() && !isLateCopy(segment);
    }
    // Its start is not in the capture.
    int count = segment.data().remaining();
    return isOver && count > 0 && !stream.isCopy(segment.sequence(), count);
  }

  /**
   * Small devices start all of their streams with one number. But a start that comes twice in a
   * short time is one packet that was captured at two places, whose clocks may differ.
   */
  private boolean isLateCopy(TcpSegment segment) {
    Instant now = segment.time();
    return firstTime != null
        && now != null
        && Duration.between(firstTime, now).compareTo(LATE_COPY_TIME) < 0;
  }

  private TcpSide sideOf(TcpSegment segment) {
    return segment.source().equals(addresses.opener()) ? TcpSide.OPENER : TcpSide.ACCEPTOR;
  }

  private TcpStream stream(TcpSide side) {
    return side == TcpSide.OPENER ? opener : acceptor;
  }

  void accept(TcpSegment segment) {
    if (isOver) {
      return; // Late copies of what was read before.
    }
    if (segments++ == 0) {
      firstTime = segment.time();
    }
    TcpSide from = sideOf(segment);
    TcpStream stream = stream(from);
    int sequence = segment.sequence() + (segment.isSyn() ? 1 : 0);
    if (segment.isSyn()) {
      stream.start(sequence);
    }
    if (segment.isAck()) {
      stream(from.other()).acknowledged(segment.acknowledgement());
    }
    stream.accept(sequence, segment, segments, part -> hold(from, part));
    if (segment.isFin()) {
      stream.ended(sequence + segment.data().remaining());
    }
    giveUpWaiting(TcpSide.OPENER, segment.time());
    giveUpWaiting(TcpSide.ACCEPTOR, segment.time());
    release();
    if (segment.isRst() || opener.isAtEnd() && acceptor.isAtEnd()) {
      finish();
    }
  }

  private void hold(TcpSide from, StreamPart part) {
    held.add(Held.of(from, part));
    heldBytes += part.data() == null ? 0 : part.data().remaining();
  }

  /** How much waits for what is missing in front of it. */
  long waitingBytes() {
    return heldBytes + opener.waitingBytes() + acceptor.waitingBytes();
  }

  /** Waits for nothing that is missing now. */
  void giveUpWaiting() {
    for (TcpSide side : TcpSide.values()) {
      while (stream(side).hasHole()) {
        stream(side).skipHole(part -> hold(side, part));
      }
    }
    release();
  }

  private void giveUpWaiting(TcpSide side, @Nullable Instant now) {
    TcpStream stream = stream(side);
    while (stream.hasHole() && isHopeless(stream, now)) {
      stream.skipHole(part -> hold(side, part));
    }
  }

  private boolean isHopeless(TcpStream stream, @Nullable Instant now) {
    boolean wasReceived = stream.isHoleAcknowledged();
    long waited = segments - stream.holeSince();
    Duration time = stream.holeAge(now);
    return stream.isFull()
        || waited >= (wasReceived ? PATIENCE : LONG_PATIENCE)
        || time.compareTo(wasReceived ? PATIENCE_TIME : LONG_PATIENCE_TIME) >= 0;
  }

  /** Gives out everything, unless one side has a hole. */
  private void release() {
    if (opener.hasHole() || acceptor.hasHole()) {
      return;
    }
    for (Held one : inOrderOfSending()) {
      if (one.part.data() == null) {
        listener.lost(one.from, one.part.lost());
      } else {
        listener.data(one.from, one.part.time(), one.part.data());
      }
    }
    held.clear();
    heldBytes = 0;
  }

  /**
   * What was sent before something else was not sent later than it, whenever it was captured. So
   * each part goes to the place of the earliest part of its side that follows it.
   */
  private List<Held> inOrderOfSending() {
    Map<TcpSide, Long> earliest = new EnumMap<>(TcpSide.class);
    List<Held> placed = new ArrayList<>(held);
    for (int i = placed.size() - 1; i >= 0; i--) {
      Held one = placed.get(i);
      long place = earliest.merge(one.from, one.place, Math::min);
      placed.set(i, new Held(one.from, place, one.part));
    }
    placed.sort(Comparator.comparingLong(Held::place));
    return placed;
  }

  /** Nothing more comes. */
  void finish() {
    if (isOver) {
      return;
    }
    isOver = true;
    giveUpWaiting();
    listener.closed();
  }
}
