package org.v2g4j.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.tls.Recording.Chunk;

/** No octets make a connection throw, hang, or deliver what nobody sent. */
final class TlsConnectionProperties {

  private static final List<Recording> RECORDINGS =
      List.of(
          Recording.resource("tls12-c023.txt"),
          Recording.resource("tls12-c02c.txt"),
          Recording.resource("tls13-1302.txt"));

  @Provide
  Arbitrary<Recording> recordings() {
    return Arbitraries.of(RECORDINGS);
  }

  private static Set<Bytes> sent(Recording recording) {
    return data(recording.read().events());
  }

  private static Set<Bytes> data(List<TlsEvent> events) {
    return events.stream()
        .filter(TlsEvent.ApplicationData.class::isInstance)
        .map(event -> ((TlsEvent.ApplicationData) event).data())
        .collect(Collectors.toSet());
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void anyOctetsAreTaken(@ForAll byte[] fromA, @ForAll byte[] fromB, @ForAll long lost) {
    TlsConnection connection = new TlsConnection(new KeyLog());

    assertThat(data(connection.feed(Side.A, Bytes.of(fromA)))).isEmpty();
    connection.lost(Side.A, lost);
    assertThat(data(connection.feed(Side.B, Bytes.of(fromB)))).isEmpty();
    assertThat(data(connection.feed(Side.A, Bytes.of(fromB)))).isEmpty();
    assertThat(connection.summary().unread()).isNotNull();
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void recordsOfAnyContentAreTaken(
      @ForAll @From("recordings") Recording recording,
      @ForAll @Size(max = 20) List<@From("records") Bytes> records,
      @ForAll @IntRange(max = 12) int behind) {
    TlsConnection connection = new TlsConnection(recording.keys());
    for (Chunk chunk : recording.chunks().subList(0, behind)) {
      connection.feed(chunk.from(), chunk.data());
    }
    for (Bytes record : records) {
      assertThat(data(connection.feed(Side.A, record))).isEmpty();
      assertThat(data(connection.feed(Side.B, record))).isEmpty();
    }
  }

  @Provide
  Arbitrary<Bytes> records() {
    Arbitrary<byte[]> bodies = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
    Arbitrary<byte[]> messages =
        Arbitraries.of(1, 2, 4, 11, 20, 24)
            .flatMap(type -> bodies.map(body -> concat(new byte[] {type.byteValue(), 0, 0}, body)));
    return Arbitraries.integers()
        .between(20, 24)
        .flatMap(
            type ->
                Arbitraries.oneOf(bodies, messages)
                    .map(body -> concat(header(type, body.length), body)))
        .map(Bytes::of);
  }

  private static byte[] header(int type, int length) {
    return new byte[] {(byte) type, 3, 3, (byte) (length >> 8), (byte) length};
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Property(tries = 300)
  void changedOctetsDeliverNothingThatNobodySent(
      @ForAll @From("recordings") Recording recording, @ForAll long seed) {
    Random random = new Random(seed);
    List<Chunk> chunks = new ArrayList<>();
    for (Chunk chunk : recording.chunks()) {
      byte[] data = chunk.data().toByteArray();
      for (int changes = random.nextInt(4) - 1; changes > 0; changes--) {
        data[random.nextInt(data.length)] ^= (byte) (1 << random.nextInt(8));
      }
      chunks.add(new Chunk(chunk.from(), Bytes.of(data)));
    }

    assertThat(sent(recording))
        .containsAll(data(new Recording(recording.keyLog(), chunks).read().events()));
  }

  @Property(tries = 300)
  void lossesDeliverNothingThatNobodySent(
      @ForAll @From("recordings") Recording recording, @ForAll long seed) {
    Random random = new Random(seed);
    TlsConnection connection = new TlsConnection(recording.keys());
    List<TlsEvent> events = new ArrayList<>();
    for (Chunk chunk : recording.chunks()) {
      int length = chunk.data().length();
      int from = random.nextInt(4) == 0 ? random.nextInt(length) : length;
      int to = from + random.nextInt(length - from + 1);
      events.addAll(connection.feed(chunk.from(), chunk.data().slice(0, from)));
      boolean isTold = random.nextInt(5) > 0;
      if (isTold && to > from) {
        connection.lost(chunk.from(), random.nextBoolean() ? to - from : -1);
      }
      events.addAll(connection.feed(chunk.from(), chunk.data().slice(to, length)));
    }

    assertThat(sent(recording)).containsAll(data(events));
  }

  @Property(tries = 200)
  void whateverIsCutOutBehindTheHandshakeTheRestIsRead(
      @ForAll @From("recordings") Recording recording,
      @ForAll @IntRange(min = 8, max = 20) int from,
      @ForAll @IntRange(min = 1, max = 8) int count) {
    TlsConnection connection = new TlsConnection(recording.keys());
    TlsConnection whole = new TlsConnection(recording.keys());
    List<TlsEvent> events = new ArrayList<>();
    List<TlsEvent> expected = new ArrayList<>();
    for (int i = 0; i < recording.chunks().size(); i++) {
      Chunk chunk = recording.chunks().get(i);
      List<TlsEvent> all = whole.feed(chunk.from(), chunk.data());
      if (i >= from && i < from + count) {
        connection.lost(chunk.from(), -1);
      } else {
        expected.addAll(all);
        events.addAll(connection.feed(chunk.from(), chunk.data()));
      }
    }
    events.removeIf(TlsEvent.Gap.class::isInstance);

    assertThat(events).isEqualTo(expected);
  }
}
