package org.v2g4j.examples.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.pcap.CaptureWriter;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.examples.pcap.Wire;
import org.v2g4j.examples.tls.KeyLog;

final class PacketRecordingTest {

  private static final List<V2gtpFrame> FRAMES = CapturedConversation.frames();
  private static final byte[] REQUEST = FRAMES.get(2).encode().toByteArray();
  private static final byte[] RESPONSE = FRAMES.get(3).encode().toByteArray();

  @TempDir private Path folder;

  private final CapturedConversation capture = new CapturedConversation();

  private static List<Bytes> all(V2gtpFrame... frames) {
    return List.of(frames).stream().map(V2gtpFrame::payload).toList();
  }

  private static byte[] concat(byte[]... parts) {
    return Wire.concat(parts);
  }

  private static byte[] part(byte[] octets, int from, int to) {
    return Arrays.copyOfRange(octets, from, to);
  }

  @Nested
  class Tells {

    @Test
    void whoSaidWhatAndWhen() throws IOException {
      List<CapturedFrame> frames =
          CapturedConversation.frames(CapturedConversation.whole().read(folder));

      assertThat(frames).hasSize(54).extracting(CapturedFrame::number).startsWith(1L, 2L, 3L);
      assertThat(frames.get(0).origin().destination()).isEqualTo("[ff02::1]:15118");
      assertThat(frames.get(0).origin().connection()).isNull();
      assertThat(frames.get(2).origin().source()).isEqualTo("[fe80::1]:50123");
      assertThat(frames.get(2).origin().destination()).isEqualTo("[fe80::ff:fe00:1]:61851");
      assertThat(frames.get(2).origin().connection()).isEqualTo(1);
      assertThat(frames.get(2).origin().direction()).isEqualTo(Direction.FROM_EVCC);
      assertThat(frames.get(3).origin().direction()).isEqualTo(Direction.FROM_SECC);
      assertThat(frames.get(3).origin().time())
          .isEqualTo(CapturedConversation.START.plusMillis(500));
      assertThat(frames).allMatch(frame -> frame.notes().isEmpty() && frame.defect() == null);
    }

    @Test
    void betweenWhomAConnectionIs() throws IOException {
      assertThat(CapturedConversation.remarks(CapturedConversation.whole().read(folder)))
          .containsExactly("connection 1: [fe80::1]:50123 -> [fe80::ff:fe00:1]:61851, TCP");
    }
  }

  @Nested
  class FindsFrames {

    @Test
    void inSeveralSegments() throws IOException {
      capture.start();
      for (byte octet : concat(REQUEST, REQUEST)) {
        capture.data(true, new byte[] {octet});
      }

      assertThat(CapturedConversation.payloads(capture.read(folder)))
          .isEqualTo(all(FRAMES.get(2), FRAMES.get(2)));
    }

    @Test
    void severalInOneSegment() throws IOException {
      capture.start().data(true, concat(REQUEST, REQUEST, part(REQUEST, 0, 11)));
      capture.data(true, part(REQUEST, 11, REQUEST.length));

      assertThat(CapturedConversation.payloads(capture.read(folder))).hasSize(3);
    }

    @Test
    void ofTypesThatNobodyKnows() throws IOException {
      byte[] vendors = Wire.hex("01fea00100000003aabbcc" + "01fe70000000000101");
      capture.start().data(true, concat(REQUEST, vendors, REQUEST));

      assertThat(CapturedConversation.frames(capture.read(folder)))
          .extracting(CapturedFrame::payloadType)
          .extracting(PayloadType::value)
          .containsExactly(0x8001, 0xA001, 0x7000, 0x8001);
    }

    @Test
    void ofTypesThatNobodyKnowsAtThePortOfDiscovery() throws IOException {
      byte[] data = Wire.hex("01fe900700000002aabb");
      capture.packet(Wire.udp(CapturedConversation.EV_DISCOVERY, Wire.allNodes(15118), data));
      capture.packet(Wire.udp(CapturedConversation.EV_DISCOVERY, Wire.allNodes(15119), data));

      CapturedFrame frame = CapturedConversation.frames(capture.read(folder)).get(0);

      assertThat(frame.payloadType().value()).isEqualTo(0x9007);
      assertThat(frame.payload()).isEqualTo(Bytes.parseHex("aabb"));
      assertThat(frame.origin().direction()).isEqualTo(Direction.FROM_EVCC);
    }

    @Test
    void besidePacketsOfAFieldBus() throws IOException {
      CaptureWriter bus =
          CaptureWriter.pcapng(ByteOrder.LITTLE_ENDIAN, 227)
              .packet(CapturedConversation.START, new byte[16]);
      byte[] request = Wire.tcp(Wire.EV, Wire.STATION, 1, 0, 16, REQUEST);
      CaptureWriter ethernet =
          CaptureWriter.pcapng(ByteOrder.LITTLE_ENDIAN, 1)
              .packet(CapturedConversation.START, Wire.ethernet(request, ""));
      Path file = Files.write(folder.resolve("both.pcapng"), bus.append(ethernet).toByteArray());

      List<Captured> all = CapturedConversation.readFile(file);

      assertThat(CapturedConversation.payloads(all)).isEqualTo(all(FRAMES.get(2)));
      assertThat(CapturedConversation.remarks(all))
          .last()
          .asString()
          .contains("link type [227] cannot be read");
    }

    @Test
    void wherePacketsAreOfVersion4() throws IOException {
      Endpoint ev = Wire.endpoint("0a000001", 40000);
      Endpoint station = Wire.endpoint("0a000002", 61234);
      capture.packet(Wire.tcp(ev, station, 1, 0, 2, new byte[0]));
      capture.packet(Wire.tcp(ev, station, 2, 0, 16, REQUEST));

      CapturedFrame frame = CapturedConversation.frames(capture.read(folder)).get(0);

      assertThat(frame.origin().source()).isEqualTo("[10.0.0.1]:40000");
    }

    @Test
    void butNoneOfManufacturersWhereItHasToSearch() throws IOException {
      byte[] byChance = Wire.hex("77" + "01fec3d200000002aabb" + "77");
      capture.data(true, byChance).data(true, REQUEST);

      assertThat(CapturedConversation.payloads(capture.read(folder))).isEqualTo(all(FRAMES.get(2)));
    }

    @Test
    void butNotInOtherConnections() throws IOException {
      capture.start().data(true, "GET / HTTP/1.1\r\n\r\n".getBytes());
      capture.data(false, REQUEST);

      assertThat(capture.read(folder)).isEmpty();
    }

    @Test
    void inAFileThatIsPacked() throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(CapturedConversation.whole().toByteArray());
      }
      Path file = Files.write(folder.resolve("test.pcap.gz"), packed.toByteArray());

      assertThat(CapturedConversation.frames(CapturedConversation.readFile(file))).hasSize(54);
    }
  }

  @Nested
  class GoesOn {

    @Test
    void whereACaptureStartsInTheMiddleOfAFrame() throws IOException {
      capture.data(true, part(REQUEST, 5, REQUEST.length)).data(false, RESPONSE);
      capture.data(true, REQUEST);

      List<CapturedFrame> frames = CapturedConversation.frames(capture.read(folder));

      assertThat(frames).hasSize(2);
      assertThat(frames.get(1).notes())
          .containsExactly(
              new Note(
                  Note.Code.RESYNCHRONISED,
                  REQUEST.length - 5 + " bytes in front belong to no frame"));
    }

    @Test
    void whereItStartsInTheMiddleAndKnowsTheStationFromDiscovery() throws IOException {
      capture.discovery().data(false, RESPONSE).data(true, REQUEST);

      List<CapturedFrame> frames = CapturedConversation.frames(capture.read(folder));

      assertThat(frames.get(2).origin().direction()).isEqualTo(Direction.FROM_SECC);
      assertThat(frames.get(3).origin().direction()).isEqualTo(Direction.FROM_EVCC);
    }

    @Test
    void behindAHoleInAFrame() throws IOException {
      capture.start().data(true, part(REQUEST, 0, 12)).lose(true, 3);
      capture.data(true, concat(part(REQUEST, 15, REQUEST.length), REQUEST));

      List<Captured> all = capture.read(folder);

      assertThat(CapturedConversation.payloads(all)).isEqualTo(all(FRAMES.get(2)));
      assertThat(CapturedConversation.remarks(all))
          .anyMatch(text -> text.contains("EVCC: a frame has a hole: 12 of " + REQUEST.length));
      assertThat(CapturedConversation.frames(all).get(0).notes())
          .extracting(Note::code)
          .containsExactly(Note.Code.RESYNCHRONISED);
    }

    @Test
    void behindAHoleOfWholeFrames() throws IOException {
      capture.start().data(true, REQUEST).lose(true, 200);
      capture.data(true, concat(part(REQUEST, 9, REQUEST.length), REQUEST));

      List<CapturedFrame> frames = CapturedConversation.frames(capture.read(folder));

      assertThat(frames).hasSize(2);
      assertThat(frames.get(1).notes().get(0).text())
          .contains("belong to no frame", "are not in the capture");
    }

    @Test
    void behindAHeaderWithAWrongVersion() throws IOException {
      byte[] wrong = REQUEST.clone();
      wrong[0] = 2;
      capture.start().data(true, REQUEST).data(true, concat(wrong, REQUEST));

      List<CapturedFrame> frames = CapturedConversation.frames(capture.read(folder));

      assertThat(frames).hasSize(3);
      assertThat(frames.get(1).defect()).contains("protocol version 0x01 but found 0x02");
      assertThat(frames.get(2).defect()).isNull();
    }

    @Test
    void behindALengthThatNoMessageHas() throws IOException {
      byte[] huge = Wire.hex("01fe8001ffffffff");
      capture.start().data(true, REQUEST).data(true, concat(huge, REQUEST));

      List<CapturedFrame> frames = CapturedConversation.frames(capture.read(folder));

      assertThat(frames).hasSize(3);
      assertThat(frames.get(1).defect()).contains("4294967295 bytes");
      assertThat(frames.get(2).notes()).hasSize(1);
    }

    @Test
    void behindAFrameThatEndsWithItsConnection() throws IOException {
      capture.start().data(true, concat(REQUEST, part(REQUEST, 0, 9))).end();

      assertThat(CapturedConversation.remarks(capture.read(folder)))
          .last()
          .asString()
          .contains("EVCC: 9 of " + REQUEST.length + " bytes are there", "connection ended");
    }
  }

  @Test
  void findsSecretsBehindThoseOfOtherUses() throws IOException {
    String random = "ab".repeat(32);
    String disclosed =
        "EXPORTER_SECRET "
            + random
            + " "
            + "00".repeat(32)
            + "\n"
            + "CLIENT_TRAFFIC_SECRET_0 "
            + random
            + " "
            + "00".repeat(32)
            + "\n";
    Endpoint device = new Endpoint(Wire.EV.address(), 52345);
    capture.packet(
        Wire.udp(device, Wire.allNodes(52345), disclosed.getBytes(StandardCharsets.US_ASCII)));
    Path file = Files.write(folder.resolve("secrets.pcap"), capture.toByteArray());
    KeyLog keys = new KeyLog();

    CaptureFile.of(file.toString()).open(keys).close();

    assertThat(keys.size()).isEqualTo(1);
  }

  @Nested
  class NotesOfDiscovery {

    private CapturedFrame response(Endpoint from, String port) throws IOException {
      byte[] data =
          Wire.hex("01fe900100000014" + "fe80000000000000000000fffe000001" + port + "1000");
      capture.packet(Wire.udp(from, CapturedConversation.EV_DISCOVERY, data));
      return CapturedConversation.frames(capture.read(folder)).get(0);
    }

    @Test
    void thatAnotherAddressIsAnnounced() throws IOException {
      Endpoint other = Wire.endpoint("fe80000000000000000000fffe000009", 15118);

      assertThat(response(other, "f19b").notes())
          .extracting(Note::code)
          .containsExactly(Note.Code.SDP_ADDRESS);
    }

    @Test
    void thatAnUnusualPortIsAnnounced() throws IOException {
      Endpoint same = new Endpoint(CapturedConversation.STATION.address(), 15118);

      assertThat(response(same, "3b0e").notes())
          .extracting(Note::code)
          .containsExactly(Note.Code.SDP_PORT);
    }
  }

  @Nested
  class Refuses {

    private void assertRefused(byte[] file, String reason) throws IOException {
      Path path = Files.write(folder.resolve("bad"), file);
      assertThatThrownBy(() -> CapturedConversation.readFile(path))
          .isInstanceOf(InputException.class)
          .hasMessageContaining(path + ": ")
          .hasMessageContaining(reason);
    }

    @Test
    void aCaptureWithoutPackets() throws IOException {
      assertRefused(CaptureWriter.usual().toByteArray(), "a capture without packets");
    }

    @Test
    void linkTypesThatItCannotRead() throws IOException {
      byte[] file =
          CaptureWriter.pcap(ByteOrder.LITTLE_ENDIAN, false, 147)
              .packet(CapturedConversation.START, new byte[60])
              .toByteArray();

      assertRefused(file, "link type [147]");
    }

    @Test
    void aCaptureThatEndsInAFrame() throws IOException {
      capture.start().data(true, concat(REQUEST, part(REQUEST, 0, 10)));

      assertRefused(
          capture.toByteArray(),
          "truncated: it ends in a frame; connection 1: EVCC: 10 of " + REQUEST.length);
    }

    @Test
    void aCaptureThatEndsInAPacketBehindWhatItHolds() throws IOException {
      byte[] whole = CapturedConversation.whole().toByteArray();
      Path path = Files.write(folder.resolve("cut.pcap"), part(whole, 0, whole.length - 10));
      List<Captured> all = new ArrayList<>();

      try (Recording recording = CaptureFile.of(path.toString()).open(new KeyLog())) {
        assertThatThrownBy(
                () -> {
                  for (Captured next = recording.next(); next != null; next = recording.next()) {
                    all.add(next);
                  }
                })
            .isInstanceOf(InputException.class)
            .hasMessageContaining("truncated: it ends in a packet");
      }
      assertThat(CapturedConversation.frames(all)).hasSize(53);
    }
  }
}
