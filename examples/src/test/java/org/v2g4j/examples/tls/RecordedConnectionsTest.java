package org.v2g4j.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.tls.Recording.Chunk;
import org.v2g4j.examples.tls.Recording.Reading;

/**
 * Recorded connections of test devices, against the frames that Wireshark found in them. Runs where
 * the environment variable V2G4J_RECORDINGS names a folder with captures and captures/decrypted.
 */
final class RecordedConnectionsTest {

  private Path captures = Path.of("");

  @BeforeEach
  void requireRecordings() {
    String folder = System.getenv("V2G4J_RECORDINGS");
    assumeTrue(folder != null, "the environment variable V2G4J_RECORDINGS is not set");
    captures = Path.of(folder, "captures");
  }

  @Test
  void ofTls12HoldTheFramesThatWiresharkFinds() throws IOException {
    String name = "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G";

    Reading reading = PcapngWalker.read(captures.resolve(name + ".pcapng")).read();

    assertSameFrames(reading, name);
    TlsSummary summary = reading.summary();
    assertThat(summary.version()).isEqualTo("TLS 1.2");
    assertThat(summary.cipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");
    assertThat(summary.clientCertificate()).isNull();
  }

  @Test
  void ofTls13HoldTheFramesThatWiresharkFinds() throws IOException {
    String name = "ISO-20_mTLS_DC_DS5366_Josev";

    Reading reading = PcapngWalker.read(captures.resolve(name + ".pcapng")).read();

    assertSameFrames(reading, name);
    TlsSummary summary = reading.summary();
    assertThat(summary.version()).isEqualTo("TLS 1.3");
    assertThat(summary.cipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");
    assertThat(summary.clientCertificate())
        .isEqualTo(new TlsSummary.Certificate("OEM Prov Test-PKI", "OEM SubCA2 Test-PKI"));
  }

  private void assertSameFrames(Reading reading, String name) throws IOException {
    Map<String, StringBuilder> expected = new HashMap<>();
    for (String line : Files.readAllLines(captures.resolve("decrypted/" + name + ".jsonl"))) {
      String payload = field(line, "payload");
      expected
          .computeIfAbsent(field(line, "flow"), flow -> new StringBuilder())
          .append("01fe")
          .append(field(line, "payloadType"))
          .append(String.format("%08x", payload.length() / 2))
          .append(payload);
    }
    TlsSummary summary = reading.summary();
    Side client = summary.client();
    assertThat(client).isNotNull();
    assertThat(List.of(reading.data(client).toHex(), reading.data(client.other()).toHex()))
        .containsExactlyInAnyOrderElementsOf(
            expected.values().stream().map(StringBuilder::toString).toList());
    assertThat(summary.keysFound()).isTrue();
    assertThat(summary.serverCertificate())
        .isEqualTo(new TlsSummary.Certificate("CPO EVSE Test-PKI", "CPO SubCA2 Test-PKI"));
    assertThat(summary.unread()).isEmpty();
    assertThat(reading.events(TlsEvent.Problem.class)).isEmpty();
    assertThat(reading.events(TlsEvent.Gap.class)).isEmpty();
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": *\"([^\"]*)").matcher(json);
    assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
    return matcher.group(1);
  }

  /** Just enough of pcapng, IPv6, UDP and TCP for the two files. */
  private static final class PcapngWalker {

    private static final int ENHANCED_PACKET = 6;
    private static final int ETHERNET_AND_IPV6 = 14 + 40;
    private static final int DISCLOSURE_PORT = 52345;

    private final StringBuilder keyLog = new StringBuilder();
    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<Integer, Side> sides = new HashMap<>();
    private final Map<Side, Integer> nextSequence = new HashMap<>();

    static Recording read(Path file) throws IOException {
      PcapngWalker walker = new PcapngWalker();
      ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      while (in.remaining() > 0) {
        int start = in.position();
        int type = in.getInt();
        int length = in.getInt();
        if (type == ENHANCED_PACKET) {
          walker.packet(in.slice(start + 28, in.getInt(start + 20)));
        }
        in.position(start + length);
      }
      return new Recording(walker.keyLog.toString(), walker.chunks);
    }

    private void packet(ByteBuffer packet) {
      if (packet.remaining() < ETHERNET_AND_IPV6 || packet.getShort(12) != (short) 0x86DD) {
        return;
      }
      int end = ETHERNET_AND_IPV6 + packet.getShort(18);
      int port = packet.getShort(ETHERNET_AND_IPV6) & 0xFFFF;
      int protocol = packet.get(20);
      if (protocol == 17 && (packet.getShort(ETHERNET_AND_IPV6 + 2) & 0xFFFF) == DISCLOSURE_PORT) {
        byte[] lines = bytes(packet, ETHERNET_AND_IPV6 + 8, end).toByteArray();
        keyLog.append(new String(lines, StandardCharsets.US_ASCII)).append('\n');
      } else if (protocol == 6) {
        int sequence = packet.getInt(ETHERNET_AND_IPV6 + 4);
        int start = ETHERNET_AND_IPV6 + (packet.get(ETHERNET_AND_IPV6 + 12) >> 4 & 0xF) * 4;
        segment(port, sequence, bytes(packet, start, end));
      }
    }

    private void segment(int port, int sequence, Bytes data) {
      Side from = sides.computeIfAbsent(port, p -> Side.values()[sides.size()]);
      boolean isRepeated =
          !data.isEmpty() && sequence - nextSequence.getOrDefault(from, sequence) < 0;
      if (!data.isEmpty() && !isRepeated) {
        chunks.add(new Chunk(from, data));
        nextSequence.put(from, sequence + data.length());
      }
    }

    private static Bytes bytes(ByteBuffer packet, int from, int to) {
      byte[] octets = new byte[to - from];
      packet.get(from, octets);
      return Bytes.of(octets);
    }
  }
}
