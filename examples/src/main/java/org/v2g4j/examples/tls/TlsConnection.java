package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.v2g4j.core.Bytes;

/**
 * Reads along a TLS connection, of which the octets of both sides are fed in the order in which
 * they were recorded. Mutable, and for one thread at a time.
 *
 * <p>Up to TLS 1.2 it reads AES-CBC, AES-GCM and ChaCha20-Poly1305, in TLS 1.3 the last two. A
 * record is delivered once it is whole, and only if its MAC or tag verifies. Secrets are looked up
 * when a record needs them. Those that come later than the records cannot help these, so it is best
 * to collect all of a recording first.
 *
 * <p>No octets make it throw, and it holds no more than a record and a handshake message of each
 * side.
 */
public final class TlsConnection {

  private final Handshakes handshakes;
  private final UnreadRecords unread = new UnreadRecords();
  private final Map<Side, Direction> directions = new EnumMap<>(Side.class);

  /**
   * Starts at the beginning of a connection, or of what was recorded of it.
   *
   * @param keys the secrets; more may be added while the connection is read
   */
  public TlsConnection(KeyLog keys) {
    Map<Side, RecordOpener> openers = new EnumMap<>(Side.class);
    handshakes = new Handshakes(Objects.requireNonNull(keys, "keys"), openers);
    for (Side side : Side.values()) {
      RecordOpener opener = new RecordOpener();
      openers.put(side, opener);
      directions.put(side, new Direction(side, opener, handshakes, unread));
    }
  }

  /**
   * Takes the next octets that a side sent.
   *
   * @param from the sender
   * @param chunk any number of octets of its stream
   * @return what they completed, in the order of the stream; often nothing
   */
  public List<TlsEvent> feed(Side from, Bytes chunk) {
    List<TlsEvent> events = new ArrayList<>();
    direction(from).feed(ByteBuffer.wrap(chunk.toByteArray()), events);
    return List.copyOf(events);
  }

  /**
   * Notes that the recording misses octets of a side, here in its stream.
   *
   * @param from the sender
   * @param bytes how many; negative if that is not known
   */
  public void lost(Side from, long bytes) {
    direction(from).lost(bytes);
  }

  /**
   * Tells what is known so far.
   *
   * @return version, suite, names, and what stayed encrypted
   */
  public TlsSummary summary() {
    long protectedRecords =
        directions.values().stream().mapToLong(Direction::protectedRecords).sum();
    return handshakes.summary(protectedRecords, unread.list());
  }

  private Direction direction(Side side) {
    return Objects.requireNonNull(directions.get(side), "side");
  }
}
