package org.v2g4j.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.pcap.Packet;
import org.v2g4j.examples.pcap.PacketFile;
import org.v2g4j.examples.pcap.TcpSegment;
import org.v2g4j.examples.pcap.Transport;
import org.v2g4j.examples.pcap.UdpDatagram;
import org.v2g4j.examples.tcp.TcpConnections;
import org.v2g4j.examples.tcp.TcpListener;
import org.v2g4j.examples.tcp.TcpSide;
import org.v2g4j.examples.tls.Recording.Chunk;
import org.v2g4j.examples.tls.Recording.Reading;

/**
 * Recorded connections of test devices, against the frames that Wireshark found in them. Runs where
 * the environment variable V2G4J_RECORDINGS names a folder with captures and captures/decrypted.
 */
final class RecordedConnectionsTest {

  private static final int DISCLOSURE_PORT = 52345;

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

    Reading reading = recording(name).read();

    assertSameFrames(reading, name);
    TlsSummary summary = reading.summary();
    assertThat(summary.version()).isEqualTo("TLS 1.2");
    assertThat(summary.cipherSuite()).isEqualTo("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256");
    assertThat(summary.clientCertificate()).isNull();
  }

  @Test
  void ofTls13HoldTheFramesThatWiresharkFinds() throws IOException {
    String name = "ISO-20_mTLS_DC_DS5366_Josev";

    Reading reading = recording(name).read();

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

  /** The two streams of the only connection, and the secrets that its test device sends. */
  private Recording recording(String name) throws IOException {
    StringBuilder keyLog = new StringBuilder();
    List<Chunk> chunks = new ArrayList<>();
    TcpConnections connections = new TcpConnections(addresses -> new Listener(chunks));
    try (InputStream in =
        new BufferedInputStream(Files.newInputStream(captures.resolve(name + ".pcapng")))) {
      PacketFile packets = PacketFile.open(name, in, keyLog::append);
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        Transport content = Transport.in(packet).orElse(null);
        if (content instanceof TcpSegment segment) {
          connections.accept(segment);
        } else if (content instanceof UdpDatagram datagram
            && datagram.destination().port() == DISCLOSURE_PORT) {
          keyLog.append(StandardCharsets.US_ASCII.decode(datagram.data())).append('\n');
        }
      }
    }
    connections.finish();
    return new Recording(keyLog.toString(), chunks);
  }

  /** Writes down what both sides sent. */
  private record Listener(List<Chunk> chunks) implements TcpListener {

    @Override
    public void data(TcpSide from, @Nullable Instant time, ByteBuffer data) {
      byte[] octets = new byte[data.remaining()];
      data.get(octets);
      chunks.add(new Chunk(from == TcpSide.OPENER ? Side.A : Side.B, Bytes.of(octets)));
    }

    @Override
    public void lost(TcpSide from, long count) {
      throw new AssertionError(count + " bytes of " + from + " are missing");
    }

    @Override
    public void closed() {}
  }
}
