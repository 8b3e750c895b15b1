package org.v2g4j.examples.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.demo.DemoConversation;
import org.v2g4j.examples.pcap.CaptureWriter;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.examples.pcap.TcpSegment;
import org.v2g4j.examples.pcap.Wire;
import org.v2g4j.examples.tls.KeyLog;

/**
 * A capture of a conversation that was written for tests: discovery over UDP, then one TCP
 * connection. Mutable: packets are added in the order of the capture.
 */
public final class CapturedConversation {

  /** When the first packet was captured. */
  public static final Instant START = Instant.parse("2026-11-25T10:00:00.123456Z");

  /** The vehicle's end of discovery. */
  public static final Endpoint EV_DISCOVERY = new Endpoint(Wire.EV.address(), 50000);

  /** The vehicle. */
  public static final Endpoint EV = Wire.EV;

  /** The station at the address that the demo's conversation announces. */
  public static final Endpoint STATION = Wire.endpoint("fe80000000000000000000fffe000001", 61851);

  private static final int STEP_MILLISECONDS = 100;

  private final CaptureWriter file = CaptureWriter.usual();
  private int packets;
  private int evSequence = 1000;
  private int stationSequence = 70_000;

  /** Frames of a conversation with hand-shake, without discovery. */
  static List<V2gtpFrame> frames() {
    return DemoConversation.frames().stream()
        .skip(2)
        .map(frame -> new V2gtpFrame(frame.payloadType(), frame.payload()))
        .toList();
  }

  /** The whole conversation that comes with the program, captured without any trouble. */
  public static CapturedConversation whole() {
    CapturedConversation capture = new CapturedConversation().discovery().start();
    boolean isFromEv = true;
    for (V2gtpFrame frame : frames()) {
      capture = capture.data(isFromEv, frame.encode().toByteArray());
      isFromEv = !isFromEv;
    }
    return capture;
  }

  CapturedConversation discovery() {
    List<CapturedFrame> frames = DemoConversation.frames();
    datagram(EV_DISCOVERY, Wire.allNodes(15118), frames.get(0));
    return datagram(new Endpoint(STATION.address(), 15118), EV_DISCOVERY, frames.get(1));
  }

  private CapturedConversation datagram(Endpoint from, Endpoint to, CapturedFrame frame) {
    return packet(
        Wire.udp(
            from, to, new V2gtpFrame(frame.payloadType(), frame.payload()).encode().toByteArray()));
  }

  CapturedConversation start() {
    packet(Wire.tcp(EV, STATION, evSequence++, 0, TcpSegment.SYN, new byte[0]));
    int both = TcpSegment.SYN | TcpSegment.ACK;
    return packet(Wire.tcp(STATION, EV, stationSequence++, evSequence, both, new byte[0]));
  }

  CapturedConversation data(boolean isFromEv, byte[] octets) {
    packet(segment(isFromEv, octets));
    return lose(isFromEv, octets.length);
  }

  /** What was sent, but is not in the capture. */
  CapturedConversation lose(boolean isFromEv, int count) {
    if (isFromEv) {
      evSequence += count;
    } else {
      stationSequence += count;
    }
    return this;
  }

  private byte[] segment(boolean isFromEv, byte[] octets) {
    return isFromEv
        ? Wire.tcp(EV, STATION, evSequence, stationSequence, TcpSegment.ACK, octets)
        : Wire.tcp(STATION, EV, stationSequence, evSequence, TcpSegment.ACK, octets);
  }

  CapturedConversation end() {
    int end = TcpSegment.FIN | TcpSegment.ACK;
    packet(Wire.tcp(EV, STATION, evSequence, stationSequence, end, new byte[0]));
    return packet(Wire.tcp(STATION, EV, stationSequence, evSequence + 1, end, new byte[0]));
  }

  CapturedConversation packet(byte[] ip) {
    Instant time = START.plusMillis((long) STEP_MILLISECONDS * packets++);
    file.packet(time, Wire.ethernet(ip, ""));
    return this;
  }

  /** The capture as a file. */
  public byte[] toByteArray() {
    return file.toByteArray();
  }

  /** What is read of the capture. */
  List<Captured> read(Path folder) throws IOException {
    Path path = Files.write(folder.resolve("test.pcap"), toByteArray());
    return readFile(path);
  }

  /** What is read of a file. */
  static List<Captured> readFile(Path file) throws IOException {
    List<Captured> all = new ArrayList<>();
    try (Recording recording = CaptureFile.of(file.toString()).open(new KeyLog())) {
      for (Captured next = recording.next(); next != null; next = recording.next()) {
        all.add(next);
      }
    }
    return all;
  }

  /** The frames alone. */
  static List<CapturedFrame> frames(List<Captured> all) {
    return all.stream()
        .filter(CapturedFrame.class::isInstance)
        .map(CapturedFrame.class::cast)
        .toList();
  }

  /** The texts of remarks alone. */
  static List<String> remarks(List<Captured> all) {
    return all.stream().filter(Remark.class::isInstance).map(one -> ((Remark) one).text()).toList();
  }

  static List<Bytes> payloads(List<Captured> all) {
    return frames(all).stream().map(CapturedFrame::payload).toList();
  }
}
