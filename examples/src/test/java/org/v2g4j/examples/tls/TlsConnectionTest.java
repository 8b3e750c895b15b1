package org.v2g4j.examples.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.tls.Recording.Chunk;
import org.v2g4j.examples.tls.Recording.Reading;

/** Connections that openssl made, whole and with parts missing. */
final class TlsConnectionTest {

  private static final String CBC = "tls12-c023.txt";
  private static final String GCM = "tls12-c02c.txt";
  private static final String TLS13 = "tls13-1302.txt";

  private static final List<String> LINES =
      "ABCDEFGHIJ"
          .chars()
          .mapToObj(letter -> "line " + (char) letter + " of ten\n")
          .collect(Collectors.toList());

  private static String lines(int from) {
    return String.join("", LINES.subList(from, LINES.size()));
  }

  /** The index of the chunk with a line of the client. */
  private static int chunkOfLine(Recording recording, int line) {
    TlsConnection connection = new TlsConnection(recording.keys());
    for (int i = 0; i < recording.chunks().size(); i++) {
      Chunk chunk = recording.chunks().get(i);
      Bytes data = Bytes.of(LINES.get(line).getBytes(US_ASCII));
      if (connection
          .feed(chunk.from(), chunk.data())
          .contains(new TlsEvent.ApplicationData(Side.A, data))) {
        return i;
      }
    }
    throw new AssertionError("no line " + line);
  }

  /** Reads on from a chunk, which begins behind some lost octets. */
  private static Reading readWithLoss(Recording recording, int index, int lost, long told) {
    TlsConnection connection = new TlsConnection(recording.keys());
    List<TlsEvent> events = new ArrayList<>();
    for (int i = 0; i < recording.chunks().size(); i++) {
      Chunk chunk = recording.chunks().get(i);
      Bytes data = chunk.data();
      if (i == index) {
        connection.lost(chunk.from(), told);
        data = data.slice(lost, data.length());
      }
      events.addAll(connection.feed(chunk.from(), data));
    }
    return new Reading(events, connection.summary());
  }

  private static Recording without(Recording recording, String label) {
    String keyLog =
        recording
            .keyLog()
            .lines()
            .filter(line -> !line.startsWith(label))
            .collect(Collectors.joining("\n"));
    return new Recording(keyLog, recording.chunks());
  }

  private static Recording from(Recording recording, int chunk) {
    return new Recording(
        recording.keyLog(), recording.chunks().subList(chunk, recording.chunks().size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {CBC, GCM, TLS13})
  void deliversARecordOnceItIsWhole(String name) {
    Recording recording = Recording.resource(name);
    TlsConnection connection = new TlsConnection(recording.keys());
    List<TlsEvent> events = new ArrayList<>();
    for (Chunk chunk : recording.chunks()) {
      for (byte octet : chunk.data().toByteArray()) {
        events.addAll(connection.feed(chunk.from(), Bytes.of(octet)));
      }
    }

    assertThat(events).isEqualTo(recording.read().events());
    assertThat(new Reading(events, connection.summary()).text(Side.A)).isEqualTo(lines(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {CBC, GCM, TLS13})
  void findsTheClientOnEitherSide(String name) {
    Recording recording = Recording.resource(name);
    List<Chunk> swapped =
        recording.chunks().stream().map(c -> new Chunk(c.from().other(), c.data())).toList();

    Reading reading = new Recording(recording.keyLog(), swapped).read();

    assertThat(reading.summary().client()).isEqualTo(Side.B);
    assertThat(reading.text(Side.B)).isEqualTo(lines(0));
    assertThat(reading.summary().serverCertificate())
        .isEqualTo(new TlsSummary.Certificate("SECC", "SECC"));
  }

  @Nested
  class AfterALoss {

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void ofAWholeRecordTheNextIsRead(String name) {
      Recording recording = Recording.resource(name);
      for (int line = 0; line < LINES.size() - 1; line++) {
        int index = chunkOfLine(recording, line);
        int bytes = recording.chunks().get(index).data().length();
        for (long told : new long[] {bytes, -1}) {
          Reading reading = readWithLoss(recording, index, bytes, told);

          String head = String.join("", LINES.subList(0, line));
          assertThat(reading.text(Side.A)).isEqualTo(head + lines(line + 1));
          assertThat(reading.events(TlsEvent.Gap.class))
              .singleElement()
              .isEqualTo(new TlsEvent.Gap(Side.A, "a record is missing"));
          assertThat(reading.summary().unread()).isEmpty();
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void ofTheHeadOfARecordTheNextIsRead(String name) {
      Recording recording = Recording.resource(name);
      int index = chunkOfLine(recording, 3);
      for (int lost = 1; lost < recording.chunks().get(index).data().length(); lost++) {
        for (long told : new long[] {lost, -1}) {
          Reading reading = readWithLoss(recording, index, lost, told);

          assertThat(reading.text(Side.A)).endsWith(lines(4)).doesNotContain(LINES.get(3));
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void withinARecordTheNextIsRead(String name) {
      Recording recording = Recording.resource(name);
      int index = chunkOfLine(recording, 3);
      Bytes data = recording.chunks().get(index).data();
      for (int head = 1; head < data.length() - 1; head++) {
        for (int lost = 1; lost < data.length() - head; lost += 5) {
          TlsConnection connection = new TlsConnection(recording.keys());
          List<TlsEvent> events = new ArrayList<>();
          for (int i = 0; i < recording.chunks().size(); i++) {
            Chunk chunk = recording.chunks().get(i);
            if (i == index) {
              events.addAll(connection.feed(chunk.from(), data.slice(0, head)));
              connection.lost(chunk.from(), lost);
              Bytes tail = data.slice(head + lost, data.length());
              events.addAll(connection.feed(chunk.from(), tail));
            } else {
              events.addAll(connection.feed(chunk.from(), chunk.data()));
            }
          }
          assertThat(new Reading(events, connection.summary()).text(Side.A)).endsWith(lines(4));
        }
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void ofTheEndOfTheHandshakeTheApplicationDataAreRead(String name) {
      Recording recording = Recording.resource(name);
      int finished = 2;
      int bytes = recording.chunks().get(finished).data().length();

      Reading reading = readWithLoss(recording, finished, bytes, bytes);

      assertThat(reading.text(Side.A)).isEqualTo(lines(0));
      assertThat(reading.text(Side.B)).isEqualTo(recording.read().text(Side.B));
    }

    @Test
    void ofAnUpdateOfKeysTheNextRecordIsRead() {
      Recording recording = Recording.resource(TLS13);
      int update = chunkOfLine(recording, 5) - 1;
      int bytes = recording.chunks().get(update).data().length();

      Reading reading = readWithLoss(recording, update, bytes, -1);

      assertThat(reading.text(Side.A)).isEqualTo(lines(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void ofTheServersHelloTheReasonIsTold(String name) {
      Recording recording = Recording.resource(name);
      int bytes = recording.chunks().get(1).data().length();

      Reading reading = readWithLoss(recording, 1, bytes, -1);

      assertThat(reading.events(TlsEvent.ApplicationData.class)).isEmpty();
      assertThat(reading.summary().unread())
          .singleElement()
          .satisfies(
              unread ->
                  assertThat(unread.reason()).isEqualTo("the ServerHello is not in the capture"));
    }
  }

  @Nested
  class WhatStaysEncrypted {

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void withoutSecretNamesTheRandom(String name) {
      Recording recording = Recording.resource(name);

      Reading reading = recording.read(new KeyLog());

      String random = recording.chunks().get(0).data().slice(11, 43).toHex();
      TlsSummary summary = reading.summary();
      assertThat(summary.keysFound()).isFalse();
      assertThat(summary.unread())
          .singleElement()
          .satisfies(
              unread -> {
                assertThat(unread.reason()).isEqualTo("no secret for client random " + random);
                assertThat(unread.records()).isEqualTo(summary.protectedRecords());
              });
      assertThat(reading.events(TlsEvent.Problem.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void withoutHandshakeSaysSo(String name) {
      Recording recording = Recording.resource(name);

      Reading reading = from(recording, chunkOfLine(recording, 0)).read();

      assertThat(reading.summary().client()).isNull();
      assertThat(reading.summary().unread())
          .singleElement()
          .satisfies(
              unread ->
                  assertThat(unread.reason()).isEqualTo("the handshake is not in the capture"));
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void withoutClientHelloSaysSo(String name) {
      Reading reading = from(Recording.resource(name), 1).read();

      assertThat(reading.summary().client()).isEqualTo(Side.A);
      assertThat(reading.summary().unread())
          .singleElement()
          .satisfies(
              unread ->
                  assertThat(unread.reason()).isEqualTo("the ClientHello is not in the capture"));
    }

    @Test
    void withoutSecretsOfTheHandshakeIsTheHandshakeAlone() {
      Recording recording = Recording.resource(TLS13);
      Reading whole = recording.read();

      Reading reading = without(without(recording, "CLIENT_HANDSHAKE"), "SERVER_HANDSHAKE").read();

      assertThat(reading.text(Side.A)).isEqualTo(whole.text(Side.A));
      assertThat(reading.text(Side.B)).isEqualTo(whole.text(Side.B));
      assertThat(reading.summary().unread())
          .extracting(unread -> unread.reason().replaceAll(" for client random \\p{XDigit}+", ""))
          .containsExactly(
              "no SERVER_HANDSHAKE_TRAFFIC_SECRET", "no CLIENT_HANDSHAKE_TRAFFIC_SECRET");
      assertThat(reading.events(TlsEvent.Problem.class)).isEmpty();
      assertThat(reading.events(TlsEvent.Gap.class)).isEmpty();
    }

    @Test
    void withoutSecretsOfADirectionIsThatDirection() {
      Recording recording = Recording.resource(TLS13);

      Reading reading = without(recording, "SERVER").read();

      assertThat(reading.text(Side.A)).isEqualTo(lines(0));
      assertThat(reading.text(Side.B)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void endsOnceTheSecretsAreDisclosed(String name) {
      Recording recording = Recording.resource(name);
      KeyLog keys = new KeyLog();
      TlsConnection connection = new TlsConnection(keys);
      List<TlsEvent> events = new ArrayList<>();
      int index = chunkOfLine(recording, 4);
      for (int i = 0; i < recording.chunks().size(); i++) {
        if (i == index) {
          keys.add(recording.keyLog());
        }
        Chunk chunk = recording.chunks().get(i);
        events.addAll(connection.feed(chunk.from(), chunk.data()));
      }

      assertThat(new Reading(events, connection.summary()).text(Side.A)).isEqualTo(lines(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {CBC, GCM, TLS13})
    void isARecordThatDoesNotVerify(String name) {
      Recording recording = Recording.resource(name);
      int index = chunkOfLine(recording, 3);
      List<Chunk> chunks = new ArrayList<>(recording.chunks());
      byte[] data = chunks.get(index).data().toByteArray();
      data[data.length - 1] ^= 1;
      chunks.set(index, new Chunk(Side.A, Bytes.of(data)));

      Reading reading = new Recording(recording.keyLog(), chunks).read();

      assertThat(reading.text(Side.A)).endsWith(lines(4)).doesNotContain(LINES.get(3));
      assertThat(reading.events(TlsEvent.Problem.class))
          .containsExactly(new TlsEvent.Problem(Side.A, "MAC or tag does not verify"));
      assertThat(reading.events(TlsEvent.Gap.class)).hasSize(1);
      assertThat(reading.summary().unread())
          .containsExactly(new TlsSummary.Unread("MAC or tag does not verify", 1, data.length - 5));
    }
  }

  /** Searching for the numbers of forged records is bounded; unbounded, this would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {CBC, GCM, TLS13})
  void doesNotSearchForEver(String name) {
    Recording recording = Recording.resource(name);
    TlsConnection connection = new TlsConnection(recording.keys());
    recording.chunks().subList(0, 10).forEach(c -> connection.feed(c.from(), c.data()));
    Bytes forged = Bytes.parseHex("1703034000" + "5a".repeat(0x4000));

    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          for (int i = 0; i < 200; i++) {
            connection.lost(Side.A, -1);
            assertThat(connection.feed(Side.A, forged))
                .noneMatch(TlsEvent.ApplicationData.class::isInstance);
          }
        });
  }

  @Test
  void saysThatOctetsAreNoTls() {
    TlsConnection connection = new TlsConnection(new KeyLog());

    assertThat(connection.feed(Side.A, Bytes.parseHex("01fe80010000000480")))
        .containsExactly(new TlsEvent.Problem(Side.A, "no TLS record where one should start"));
  }
}
