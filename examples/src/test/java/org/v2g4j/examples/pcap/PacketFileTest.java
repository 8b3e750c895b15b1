package org.v2g4j.examples.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.examples.capture.InputException;

final class PacketFileTest {

  private static final Instant TIME = Instant.parse("2026-11-25T10:20:30.123456789Z");
  private static final Instant MICROSECONDS = Instant.parse("2026-11-25T10:20:30.123456Z");
  private static final byte[] DATA = {1, (byte) 0xFE, 3};
  private static final byte[] DATAGRAM = Wire.udp(Wire.EV, Wire.allNodes(15118), DATA);

  private final List<String> secrets = new ArrayList<>();

  private List<Packet> read(byte[] file) throws IOException {
    PacketFile packets = PacketFile.open("file", new ByteArrayInputStream(file), secrets::add);
    List<Packet> all = new ArrayList<>();
    for (Packet next = packets.next(); next != null; next = packets.next()) {
      all.add(next);
    }
    return all;
  }

  private static byte[] data(Packet packet) {
    UdpDatagram datagram = (UdpDatagram) Transport.in(packet).orElseThrow();
    assertThat(datagram.source()).isEqualTo(Wire.EV);
    assertThat(datagram.destination()).isEqualTo(Wire.allNodes(15118));
    byte[] data = new byte[datagram.data().remaining()];
    datagram.data().get(data);
    return data;
  }

  @Nested
  class Pcap {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasEitherByteOrder(boolean isBigEndian) throws IOException {
      ByteOrder order = isBigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      byte[] file = CaptureWriter.pcap(order, false, 101).packet(TIME, DATAGRAM).toByteArray();

      Packet packet = read(file).get(0);

      assertThat(packet.time()).isEqualTo(MICROSECONDS);
      assertThat(data(packet)).isEqualTo(DATA);
    }

    @Test
    void mayCountNanoseconds() throws IOException {
      byte[] file =
          CaptureWriter.pcap(ByteOrder.LITTLE_ENDIAN, true, 101)
              .packet(TIME, DATAGRAM)
              .toByteArray();

      assertThat(read(file).get(0).time()).isEqualTo(TIME);
    }

    @Test
    void mayHaveFlagsAboveTheLinkType() throws IOException {
      byte[] file =
          CaptureWriter.pcap(ByteOrder.BIG_ENDIAN, false, 0x24000001)
              .packet(TIME, Wire.ethernet(DATAGRAM, ""))
              .toByteArray();

      assertThat(data(read(file).get(0))).isEqualTo(DATA);
    }

    @Test
    void isRefusedWhereItEndsTooEarly() {
      byte[] file = CaptureWriter.usual().packet(TIME, DATAGRAM).toByteArray();

      assertThatThrownBy(() -> read(Arrays.copyOf(file, 20)))
          .isInstanceOf(InputException.class)
          .hasMessage(
              "file: truncated: it ends in the file header that starts at byte 4, 16 of 20 bytes"
                  + " are there");
      assertThatThrownBy(() -> read(Arrays.copyOf(file, 30)))
          .hasMessageContaining("in a packet header that starts at byte 24, 6 of 16");
      assertThatThrownBy(() -> read(Arrays.copyOf(file, 50)))
          .hasMessageContaining("in a packet that starts at byte 40, 10 of " + DATAGRAM.length);
    }

    @Test
    void isRefusedWhereAPacketIsLargerThanAny() {
      byte[] file = CaptureWriter.usual().packet(TIME, DATAGRAM).toByteArray();
      ByteBuffer.wrap(file).putInt(24 + 8, -1);

      assertThatThrownBy(() -> read(file))
          .hasMessageContaining("damaged at byte 40: a packet of 4294967295 bytes");
    }
  }

  @Nested
  class Pcapng {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasEitherByteOrder(boolean isBigEndian) throws IOException {
      ByteOrder order = isBigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      byte[] file = CaptureWriter.pcapng(order, 101).packet(TIME, DATAGRAM).toByteArray();

      Packet packet = read(file).get(0);

      assertThat(packet.time()).isEqualTo(MICROSECONDS);
      assertThat(data(packet)).isEqualTo(DATA);
    }

    @Test
    void tellsItsUnitOfTimeAsAPowerOfTen() throws IOException {
      CaptureWriter file =
          CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN, 101, 1_000_000_000, "0009000109000000");

      assertThat(read(file.packet(TIME, DATAGRAM).toByteArray()).get(0).time()).isEqualTo(TIME);
    }

    @Test
    void tellsItsUnitOfTimeAsAPowerOfTwo() throws IOException {
      ByteBuffer block = ByteBuffer.allocate(20 + DATAGRAM.length + (-DATAGRAM.length & 3));
      long halfSeconds = 2 * TIME.getEpochSecond() + 1;
      block.putInt(0).putLong(halfSeconds).putInt(DATAGRAM.length).putInt(0).put(DATAGRAM);
      CaptureWriter file = CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN, 101, 1, "0009000181000000");

      Packet packet = read(file.block(6, block.array()).toByteArray()).get(0);

      assertThat(packet.time())
          .isEqualTo(Instant.ofEpochSecond(TIME.getEpochSecond(), 500_000_000));
    }

    @Test
    void mayShiftItsTimes() throws IOException {
      CaptureWriter file =
          CaptureWriter.pcapng(
              ByteOrder.BIG_ENDIAN, 101, 1_000_000, "000e0008" + "0000000000000e10");

      assertThat(read(file.packet(TIME, DATAGRAM).toByteArray()).get(0).time())
          .isEqualTo(MICROSECONDS.plusSeconds(3600));
    }

    @Test
    void mayHavePacketsWithoutTime() throws IOException {
      byte[] file =
          CaptureWriter.pcapng(ByteOrder.LITTLE_ENDIAN, 101).simplePacket(DATAGRAM).toByteArray();

      Packet packet = read(file).get(0);

      assertThat(packet.time()).isNull();
      assertThat(data(packet)).isEqualTo(DATA);
    }

    @Test
    void mayHoldSecrets() throws IOException {
      byte[] file =
          CaptureWriter.pcapng(ByteOrder.LITTLE_ENDIAN, 101)
              .secrets("CLIENT_RANDOM 00 01\n")
              .packet(TIME, DATAGRAM)
              .toByteArray();

      assertThat(read(file)).hasSize(1);
      assertThat(secrets).containsExactly("CLIENT_RANDOM 00 01\n");
    }

    @Test
    void mayHaveSeveralSectionsAndUnknownBlocks() throws IOException {
      byte[] file =
          CaptureWriter.pcapng(ByteOrder.LITTLE_ENDIAN, 101)
              .block(0x0BAD, new byte[8])
              .packet(TIME, DATAGRAM)
              .append(
                  CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN, 1)
                      .packet(TIME, Wire.ethernet(DATAGRAM, "")))
              .toByteArray();

      assertThat(read(file)).hasSize(2).allSatisfy(p -> assertThat(data(p)).isEqualTo(DATA));
    }

    @Test
    void isRefusedWhereItIsDamaged() {
      byte[] file =
          CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN, 101).packet(TIME, DATAGRAM).toByteArray();
      byte[] wrongEnd = file.clone();
      wrongEnd[file.length - 1]++;
      byte[] foreignInterface =
          CaptureWriter.pcapng(ByteOrder.BIG_ENDIAN, 101)
              .block(6, Wire.hex("00000007" + "00".repeat(16)))
              .toByteArray();

      assertThatThrownBy(() -> read(wrongEnd)).hasMessageContaining("ends with another length");
      assertThatThrownBy(() -> read(foreignInterface)).hasMessageContaining("of interface 7");
    }

    @Test
    void isReadOrRefusedWhereverItIsCut() {
      byte[] file =
          CaptureWriter.pcapng(ByteOrder.LITTLE_ENDIAN, 101)
              .secrets("CLIENT_RANDOM 00 01\n")
              .packet(TIME, DATAGRAM)
              .toByteArray();

      for (int length = 5; length < file.length; length++) {
        byte[] cut = Arrays.copyOf(file, length);
        try {
          assertThat(read(cut)).isEmpty();
        } catch (IOException | InputException e) {
          assertThat(e).isInstanceOf(InputException.class).hasMessageContaining("truncated");
        }
      }
    }
  }

  @Nested
  class BelowIp {

    private byte[] read(int linkType, byte[] packet) {
      return data(new Packet(TIME, linkType, ByteBuffer.wrap(packet)));
    }

    @ParameterizedTest
    @CsvSource({"''", "81000064", "88a80064810000c8", "91000001"})
    void isEthernetWithTagsOrWithout(String tags) {
      assertThat(read(1, Wire.ethernet(DATAGRAM, tags))).isEqualTo(DATA);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 12, 14, 229})
    void isNothing(int linkType) {
      assertThat(read(linkType, DATAGRAM)).isEqualTo(DATA);
    }

    @Test
    void isTheHeaderOfLinux() {
      assertThat(read(113, Wire.linuxCooked(DATAGRAM))).isEqualTo(DATA);
      assertThat(read(276, Wire.linuxCooked2(DATAGRAM))).isEqualTo(DATA);
    }

    @Test
    void isTheHeaderOfLoopback() {
      assertThat(read(0, Wire.loopback(DATAGRAM))).isEqualTo(DATA);
      assertThat(read(108, Wire.loopback(DATAGRAM))).isEqualTo(DATA);
    }
  }

  @Nested
  class Ip {

    @Test
    void mayHaveExtensionHeaders() {
      byte[] packet = Wire.withExtension(DATAGRAM, 0, "1100010400000000");

      assertThat(data(new Packet(TIME, 101, ByteBuffer.wrap(packet)))).isEqualTo(DATA);
    }

    @Test
    void isPassedOverAsAFragment() {
      byte[] packet = Wire.withExtension(DATAGRAM, 44, "1100000100000001");

      assertThat(Transport.in(new Packet(TIME, 101, ByteBuffer.wrap(packet)))).isEmpty();
    }

    @Test
    void mayBeOfVersion4() {
      Endpoint from = Wire.endpoint("0a000001", 40000);
      Endpoint to = Wire.endpoint("0a000002", 61234);
      byte[] packet = Wire.tcp(from, to, 7, 9, TcpSegment.ACK, DATA);

      TcpSegment segment =
          (TcpSegment)
              Transport.in(new Packet(TIME, 1, ByteBuffer.wrap(Wire.ethernet(packet, ""))))
                  .orElseThrow();

      assertThat(segment.source()).hasToString("[10.0.0.1]:40000");
      assertThat(segment.sequence()).isEqualTo(7);
      assertThat(segment.acknowledgement()).isEqualTo(9);
      assertThat(segment.data().remaining()).isEqualTo(DATA.length);
    }

    @Test
    void isReadOrPassedOverWhereverItIsCut() {
      byte[] packet = Wire.ethernet(Wire.tcp(Wire.EV, Wire.STATION, 1, 2, 16, DATA), "81000064");

      for (int length = 0; length < 18 + 40 + 20; length++) {
        ByteBuffer cut = ByteBuffer.wrap(Arrays.copyOf(packet, length));
        assertThat(Transport.in(new Packet(TIME, 1, cut))).isEmpty();
      }
    }
  }
}
