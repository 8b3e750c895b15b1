package org.v2g4j.examples.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.examples.pcap.TcpSegment;
import org.v2g4j.examples.pcap.Wire;

final class TcpConnectionsTest {

  private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

  private final List<TcpAddresses> addresses = new ArrayList<>();
  private final List<Heard> heard = new ArrayList<>();
  private final TcpConnections connections =
      new TcpConnections(
          between -> {
            addresses.add(between);
            heard.add(new Heard());
            return heard.get(heard.size() - 1);
          });
  private long seconds;

  private void ev(int sequence, String data) {
    segment(Wire.EV, Wire.STATION, sequence, 0, 0, data);
  }

  private void station(int sequence, int acknowledgement, String data) {
    segment(Wire.STATION, Wire.EV, sequence, acknowledgement, TcpSegment.ACK, data);
  }

  private void segment(
      Endpoint from, Endpoint to, int sequence, int acknowledgement, int flags, String data) {
    ByteBuffer octets = ByteBuffer.wrap(Bytes.parseHex(data).toByteArray());
    connections.accept(
        new TcpSegment(
            START.plusSeconds(seconds), from, to, sequence, acknowledgement, flags, octets));
  }

  private void handshake() {
    segment(Wire.EV, Wire.STATION, 99, 0, TcpSegment.SYN, "");
    segment(Wire.STATION, Wire.EV, 499, 100, TcpSegment.SYN | TcpSegment.ACK, "");
  }

  private List<String> events() {
    return heard.get(heard.size() - 1).events;
  }

  @Nested
  class PutsInOrder {

    @Test
    void whatCameOutOfOrder() {
      handshake();
      ev(102, "0304");
      assertThat(events()).isEmpty();
      ev(100, "0102");

      assertThat(events()).containsExactly("> 0102", "> 0304");
    }

    @Test
    void whatCameTwice() {
      handshake();
      ev(100, "0102");
      ev(100, "0102");
      ev(102, "03");

      assertThat(events()).containsExactly("> 0102", "> 03");
    }

    @Test
    void whatOverlaps() {
      handshake();
      ev(100, "0102");
      ev(101, "02030405");
      ev(108, "09");
      ev(104, "05060708090a");

      assertThat(heard.get(0).opener()).isEqualTo("0102030405060708090a");
    }

    @Test
    void theFirstCopyCounts() {
      handshake();
      ev(102, "03");
      ev(100, "0102ff04");

      assertThat(heard.get(0).opener()).isEqualTo("01020304");
    }

    @Test
    void numbersThatWrap() {
      segment(Wire.EV, Wire.STATION, -3, 0, TcpSegment.SYN, "");
      ev(-2, "0102");
      ev(1, "04");
      ev(0, "03");

      assertThat(heard.get(0).opener()).isEqualTo("01020304");
    }

    @Test
    void questionsInFrontOfTheirAnswers() {
      handshake();
      ev(102, "0304");
      station(500, 104, "aa");
      ev(100, "0102");

      assertThat(events()).containsExactly("> 0102", "> 0304", "< aa");
    }

    @Test
    void probesThatKeepAlive() {
      handshake();
      ev(100, "0102");
      ev(101, "00");
      ev(102, "03");

      assertThat(heard.get(0).opener()).isEqualTo("010203");
    }
  }

  @Nested
  class GivesUpAHole {

    @Test
    void thatThePeerHasReceivedSomeSegmentsAgo() {
      handshake();
      ev(102, "03");
      for (int i = 0; i < 20; i++) {
        station(500 + i, 103, "aa");
      }

      assertThat(events()).startsWith("> lost 2", "> 03", "< aa");
    }

    @Test
    void thatThePeerHasReceivedSecondsAgo() {
      handshake();
      ev(102, "03");
      seconds = 3;
      station(500, 103, "aa");

      assertThat(events()).containsExactly("> lost 2", "> 03", "< aa");
    }

    @Test
    void onlyLaterWhereNobodyHasReceivedIt() {
      handshake();
      ev(102, "03");
      seconds = 3;
      station(500, 100, "aa");
      assertThat(events()).isEmpty();
      seconds = 40;
      station(501, 100, "bb");

      assertThat(events()).containsExactly("> lost 2", "> 03", "< aa", "< bb");
    }

    @Test
    void whenTheCaptureEnds() {
      handshake();
      ev(102, "03");
      connections.finish();

      assertThat(events()).containsExactly("> lost 2", "> 03", "closed");
    }

    @Test
    void behindWhichTooMuchWaits() {
      handshake();
      ev(102, "00".repeat(1 << 20));
      ev(102 + (1 << 20), "01");

      assertThat(events().get(0)).isEqualTo("> lost 2");
    }
  }

  @Nested
  class HoldsLittle {

    @Test
    void whereManyConnectionsHaveHoles() {
      for (int port = 0; port < 100; port++) {
        Endpoint vehicle = new Endpoint(Wire.EV.address(), 50000 + port);
        segment(vehicle, Wire.STATION, 99, 0, TcpSegment.SYN, "");
        segment(vehicle, Wire.STATION, 101, 0, 0, "00".repeat(200_000));
      }

      assertThat(heard.get(0).events).isEmpty();
      assertThat(events()).first().isEqualTo("> lost 1");
    }
  }

  @Nested
  class TellsConnectionsApart {

    @Test
    void byWhoOpensThem() {
      handshake();

      assertThat(addresses).containsExactly(new TcpAddresses(Wire.EV, Wire.STATION, true));
    }

    @Test
    void whereOnlyTheAnswerToTheStartWasCaptured() {
      segment(Wire.STATION, Wire.EV, 499, 100, TcpSegment.SYN | TcpSegment.ACK, "");

      assertThat(addresses).containsExactly(new TcpAddresses(Wire.EV, Wire.STATION, true));
    }

    @Test
    void whereTheCaptureStartsInTheMiddle() {
      station(7000, 1, "aa");
      ev(1, "01");

      assertThat(addresses).hasSize(1);
      assertThat(addresses.get(0).isStartCaptured()).isFalse();
      assertThat(events()).hasSize(2);
    }

    @Test
    void whenPortsAreUsedAgain() {
      segment(Wire.STATION, Wire.EV, 1, 2, TcpSegment.ACK, "");
      handshake();
      ev(100, "01");
      segment(Wire.EV, Wire.STATION, 9000, 0, TcpSegment.SYN, "");
      ev(9001, "02");

      assertThat(heard).hasSize(2);
      assertThat(heard.get(0).events).containsExactly("> 01", "closed");
      assertThat(heard.get(1).events).containsExactly("> 02");
    }

    @Test
    void whenPortsAreUsedAgainWithTheSameNumbers() {
      handshake();
      ev(100, "01");
      seconds = 60;
      handshake();
      ev(100, "02");

      assertThat(heard).hasSize(2);
      assertThat(heard.get(1).events).containsExactly("> 02");
    }

    @Test
    void butNotWhenAStartComesTwice() {
      handshake();
      handshake();
      ev(100, "01");

      assertThat(heard).hasSize(1);
    }

    @Test
    void butNotWhenASecondRecorderSawTheStartLater() {
      handshake();
      ev(100, "01");
      seconds = 1;
      handshake();
      ev(100, "01");
      ev(101, "02");

      assertThat(heard).hasSize(1);
      assertThat(events()).containsExactly("> 01", "> 02");
    }

    @Test
    void whenDataComesBehindTheEndOfOneWithoutAStart() {
      segment(Wire.EV, Wire.STATION, 99, 0, TcpSegment.SYN, "");
      segment(Wire.EV, Wire.STATION, 7000, 0, TcpSegment.RST, "");
      ev(100, "01");
      ev(101, "02");

      assertThat(heard).hasSize(2);
      assertThat(heard.get(0).events).containsExactly("closed");
      assertThat(heard.get(1).events).containsExactly("> 01", "> 02");
    }

    @Test
    void untilBothSidesHaveEndedThem() {
      handshake();
      segment(Wire.EV, Wire.STATION, 100, 0, TcpSegment.FIN, "01");
      assertThat(events()).containsExactly("> 01");
      segment(Wire.STATION, Wire.EV, 500, 102, TcpSegment.FIN | TcpSegment.ACK, "");
      ev(100, "01");

      assertThat(heard).hasSize(1);
      assertThat(events()).containsExactly("> 01", "closed");
    }

    @Test
    void untilOneSideBreaksThemOff() {
      handshake();
      segment(Wire.STATION, Wire.EV, 500, 100, TcpSegment.RST | TcpSegment.ACK, "");

      assertThat(events()).containsExactly("closed");
    }

    @Test
    void asManyAsThereMayBe() {
      for (int port = 0; port < 3000; port++) {
        Endpoint scanner = new Endpoint(Wire.EV.address(), 50000 + port);
        segment(scanner, Wire.STATION, 1, 0, TcpSegment.SYN, "");
      }

      assertThat(heard).hasSize(3000);
      assertThat(heard.stream().filter(one -> one.events.contains("closed"))).hasSize(3000 - 1024);
    }
  }

  @Test
  void readsOnWhereAStreamJumps() {
    handshake();
    ev(100, "01");
    ev(100 + (1 << 29), "02");
    ev(101 + (1 << 29), "03");

    assertThat(events()).containsExactly("> 01", "> lost -1", "> 02", "> 03");
  }
}
