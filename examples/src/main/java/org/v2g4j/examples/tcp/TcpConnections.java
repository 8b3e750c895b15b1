package org.v2g4j.examples.tcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.examples.pcap.TcpSegment;

/** All connections of a capture. Mutable, for one thread; holds a bounded number of them. */
public final class TcpConnections {

  /** A capture of a charge has some; a port scan in it has thousands. */
  private static final int MOST_CONNECTIONS = 1024;

  /** For all connections together: a capture is read in little memory, whatever it has lost. */
  private static final long MOST_WAITING_BYTES = 8 << 20;

  private final Function<TcpAddresses, TcpListener> opened;
  private final Map<Pair, TcpConnection> connections = new LinkedHashMap<>(16, 0.75f, true);
  private long waitingBytes;

  /** Two ends in an order that does not depend on who speaks. */
  private record Pair(Endpoint low, Endpoint high) {

    static Pair of(TcpSegment segment) {
      return segment.source().compareTo(segment.destination()) < 0
          ? new Pair(segment.source(), segment.destination())
          : new Pair(segment.destination(), segment.source());
    }
  }

  /**
   * Starts without connections.
   *
   * @param opened asked for a listener when a connection is seen for the first time
   */
  public TcpConnections(Function<TcpAddresses, TcpListener> opened) {
    this.opened = opened;
  }

  /**
   * Takes the next captured segment; listeners are told what that completes.
   *
   * @param segment any segment
   */
  public void accept(TcpSegment segment) {
    Pair pair = Pair.of(segment);
    TcpConnection known = connections.get(pair);
    if (known == null || known.isReplacedBy(segment)) {
      finish(known);
      connections.remove(pair);
      if (!segment.isSyn() && !segment.data().hasRemaining()) {
        return;
      }
      known = new TcpConnection(addresses(known, segment), opened);
      makeRoom();
      connections.put(pair, known);
    }
    accept(known, segment);
  }

  private void accept(TcpConnection connection, TcpSegment segment) {
    waitingBytes -= connection.waitingBytes();
    connection.accept(segment);
    if (waitingBytes + connection.waitingBytes() > MOST_WAITING_BYTES) {
      connection.giveUpWaiting();
    }
    waitingBytes += connection.waitingBytes();
  }

  /** The capture has ended: gives out what waited for missing segments. */
  public void finish() {
    List<TcpConnection> all = new ArrayList<>(connections.values());
    connections.clear();
    all.forEach(this::finish);
  }

  private void makeRoom() {
    if (connections.size() == MOST_CONNECTIONS) {
      Pair oldest = connections.keySet().iterator().next();
      finish(connections.remove(oldest));
    }
  }

  private void finish(@Nullable TcpConnection connection) {
    if (connection != null) {
      waitingBytes -= connection.waitingBytes();
      connection.finish();
    }
  }

  /**
   * Who opened a connection before is likely to have opened the next one between the same ports.
   */
  private static TcpAddresses addresses(@Nullable TcpConnection before, TcpSegment first) {
    return before == null || first.isSyn() ? addresses(first) : before.addressesWithoutStart();
  }

  private static TcpAddresses addresses(TcpSegment first) {
    if (!first.isSyn()) {
      // Stations wait at the lower port more often than not, but this is a guess.
      boolean isSourceLower = first.source().port() < first.destination().port();
      return isSourceLower
          ? new TcpAddresses(first.destination(), first.source(), false)
          : new TcpAddresses(first.source(), first.destination(), false);
    }
    return first.isAck()
        ? new TcpAddresses(first.destination(), first.source(), true)
        : new TcpAddresses(first.source(), first.destination(), true);
  }
}
