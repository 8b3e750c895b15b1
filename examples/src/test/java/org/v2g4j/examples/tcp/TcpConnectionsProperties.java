package org.v2g4j.examples.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.pcap.TcpSegment;
import org.v2g4j.examples.pcap.Wire;

/** A conversation survives whatever networks and captures do to its segments. */
final class TcpConnectionsProperties {

  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  /** How far a segment may be moved; holes are given up behind more. */
  private static final int FARTHEST_MOVE = 10;

  /** Two streams, and segments that carry them in turn. */
  private static final class Conversation {

    private final Random random;
    private final StringBuilder opener = new StringBuilder();
    private final StringBuilder acceptor = new StringBuilder();
    private final List<TcpSegment> segments = new ArrayList<>();
    private final int openerStart;
    private final int acceptorStart;
    private byte[] openerBytes = {};
    private byte[] acceptorBytes = {};

    Conversation(long seed, int turns) {
      random = new Random(seed);
      openerStart = random.nextInt();
      acceptorStart = random.nextInt();
      for (int i = 0; i < turns; i++) {
        byte[] said = new byte[1 + random.nextInt(80)];
        random.nextBytes(said);
        say(i % 2 == 0, said);
      }
    }

    private void say(boolean isOpener, byte[] said) {
      byte[] before = isOpener ? openerBytes : acceptorBytes;
      byte[] all = Arrays.copyOf(before, before.length + said.length);
      System.arraycopy(said, 0, all, before.length, said.length);
      if (isOpener) {
        openerBytes = all;
        opener.append(Bytes.of(said).toHex());
      } else {
        acceptorBytes = all;
        acceptor.append(Bytes.of(said).toHex());
      }
      int at = before.length;
      while (at < all.length) {
        int to = Math.min(all.length, at + 1 + random.nextInt(40));
        int from = random.nextInt(4) == 0 ? Math.max(0, at - random.nextInt(30)) : at;
        segments.add(segment(isOpener, from, Arrays.copyOfRange(all, from, to)));
        if (random.nextInt(4) == 0) {
          segments.add(segment(isOpener, from, Arrays.copyOfRange(all, from, to)));
        }
        at = to;
      }
    }

    private TcpSegment segment(boolean isOpener, int from, byte[] data) {
      int sequence = (isOpener ? openerStart : acceptorStart) + 1 + from;
      int acknowledgement =
          isOpener
              ? acceptorStart + 1 + acceptorBytes.length
              : openerStart + 1 + openerBytes.length;
      return new TcpSegment(
          START,
          isOpener ? Wire.EV : Wire.STATION,
          isOpener ? Wire.STATION : Wire.EV,
          sequence,
          acknowledgement,
          TcpSegment.ACK,
          ByteBuffer.wrap(data));
    }

    private TcpSegment start(boolean isOpener) {
      return new TcpSegment(
          START,
          isOpener ? Wire.EV : Wire.STATION,
          isOpener ? Wire.STATION : Wire.EV,
          isOpener ? openerStart : acceptorStart,
          isOpener ? 0 : openerStart + 1,
          isOpener ? TcpSegment.SYN : TcpSegment.SYN | TcpSegment.ACK,
          ByteBuffer.allocate(0));
    }

    /** Moves segments by some places. */
    private List<TcpSegment> disordered() {
      Map<TcpSegment, Integer> places = new IdentityHashMap<>();
      for (int i = 0; i < segments.size(); i++) {
        places.put(segments.get(i), i + random.nextInt(FARTHEST_MOVE));
      }
      List<TcpSegment> moved = new ArrayList<>(segments);
      moved.sort(Comparator.comparingInt(places::get));
      return moved;
    }

    Heard heard(List<TcpSegment> captured) {
      Heard heard = new Heard();
      TcpConnections connections = new TcpConnections(addresses -> heard);
      connections.accept(start(true));
      connections.accept(start(false));
      captured.forEach(
          segment ->
              connections.accept(
                  new TcpSegment(
                      segment.time(),
                      segment.source(),
                      segment.destination(),
                      segment.sequence(),
                      segment.acknowledgement(),
                      segment.flags(),
                      segment.data().duplicate())));
      connections.finish();
      return heard;
    }
  }

  @Property(tries = 2000)
  void cutReorderedRepeatedAndOverlappingSegmentsGiveTheSameStreams(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int turns) {
    Conversation conversation = new Conversation(seed, turns);

    Heard heard = conversation.heard(conversation.disordered());

    assertThat(heard.opener()).isEqualTo(conversation.opener.toString());
    assertThat(heard.acceptor()).isEqualTo(conversation.acceptor.toString());
    assertThat(heard.events).noneMatch(event -> event.contains("lost"));
  }

  @Property(tries = 500)
  void whatIsLostIsCounted(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int turns) {
    Conversation conversation = new Conversation(seed, turns);
    List<TcpSegment> captured = new ArrayList<>(conversation.disordered());
    captured.remove(conversation.random.nextInt(captured.size()));

    Heard heard = conversation.heard(captured);

    assertThat(known(heard, '>')).isLessThanOrEqualTo(conversation.opener.length() / 2);
    assertThat(known(heard, '<')).isLessThanOrEqualTo(conversation.acceptor.length() / 2);
    assertThat(heard.events).last().isEqualTo("closed");
  }

  /** Octets that came, and those that are known to be lost. */
  private static long known(Heard heard, char side) {
    long count = 0;
    for (String event : heard.events) {
      if (event.charAt(0) == side) {
        count +=
            event.startsWith("lost", 2)
                ? Long.parseLong(event.substring(7))
                : (event.length() - 2) / 2;
      }
    }
    return count;
  }

  @Property(tries = 500)
  void noSegmentsMakeItThrow(@ForAll long seed, @ForAll @IntRange(max = 60) int count) {
    Random random = new Random(seed);
    TcpConnections connections = new TcpConnections(addresses -> new Heard());
    for (int i = 0; i < count; i++) {
      boolean isOpener = random.nextBoolean();
      int sequence = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(200);
      connections.accept(
          new TcpSegment(
              random.nextBoolean() ? START.plusSeconds(random.nextInt(100)) : null,
              isOpener ? Wire.EV : Wire.STATION,
              isOpener ? Wire.STATION : Wire.EV,
              sequence,
              random.nextInt(200),
              random.nextInt(32),
              ByteBuffer.allocate(random.nextInt(50))));
    }
    connections.finish();
  }
}
