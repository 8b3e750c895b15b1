package org.v2g4j.examples.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.sdp.SdpException;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.sdp.SdpResponse;
import org.v2g4j.core.sdp.SdpSecurity;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpException;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.core.v2gtp.V2gtpHeader;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.examples.pcap.LinkLayer;
import org.v2g4j.examples.pcap.Packet;
import org.v2g4j.examples.pcap.PacketFile;
import org.v2g4j.examples.pcap.TcpSegment;
import org.v2g4j.examples.pcap.Transport;
import org.v2g4j.examples.pcap.UdpDatagram;
import org.v2g4j.examples.tcp.TcpConnections;
import org.v2g4j.examples.tls.KeyLog;

/** The frames in a capture of packets: those of SDP, and those inside TCP and TLS. */
final class PacketRecording implements Recording {

  private static final int MOST_ANNOUNCEMENTS = 1024;

  private static final int SDP_PORT = 15118;

  private final String file;
  private final CountingInput counter;
  private final PacketFile packets;
  private final KeyLog keyLog;
  private final TcpConnections connections =
      new TcpConnections(addresses -> new V2gConnection(addresses, this));
  private final Queue<Captured> ready = new ArrayDeque<>();
  private final Set<Integer> unknownLinkTypes = new TreeSet<>();
  private final List<String> cutOff = new ArrayList<>();

  /** What SDP has said of stations, the latest last. */
  private final Map<Endpoint, SdpSecurity> announcements = new LinkedHashMap<>();

  private long frames;
  private int numberedConnections;
  private long readPackets;
  private boolean isAtEnd;
  private @Nullable InputException problem;

  /**
   * Starts at the first packet.
   *
   * @param keyLog all secrets that are known, those of this file included
   */
  PacketRecording(String file, InputStream in, CountingInput counter, KeyLog keyLog)
      throws IOException {
    this.file = file;
    this.counter = counter;
    this.keyLog = keyLog;
    packets = PacketFile.open(file, in, secrets -> {});
  }

  @Override
  public @Nullable Captured next() throws IOException {
    while (ready.isEmpty() && !isAtEnd) {
      readPacket();
    }
    Captured next = ready.poll();
    if (next == null && problem != null) {
      InputException first = problem;
      problem = null;
      throw first;
    }
    return next;
  }

  private void readPacket() throws IOException {
    Packet packet = null;
    try {
      packet = packets.next();
    } catch (InputException e) {
      problem = e;
    }
    if (packet == null) {
      finish();
      return;
    }
    if (!LinkLayer.knows(packet.linkType())) {
      unknownLinkTypes.add(packet.linkType());
      return;
    }
    readPackets++;
    Optional<Transport> content = Transport.in(packet);
    if (content.isPresent() && content.get() instanceof TcpSegment segment) {
      connections.accept(segment);
    } else if (content.isPresent() && content.get() instanceof UdpDatagram datagram) {
      accept(datagram);
    }
  }

  private void finish() {
    isAtEnd = true;
    connections.finish();
    if (problem == null && !cutOff.isEmpty()) {
      problem =
          new InputException(
              file + ": truncated: it ends in a frame; " + String.join("; ", cutOff));
    }
    if (!unknownLinkTypes.isEmpty()) {
      tellUnknownLinkTypes();
    } else if (problem == null && readPackets == 0) {
      problem = new InputException(file + ": empty; a capture without packets");
    }
  }

  /** Field buses and USB are often recorded beside Ethernet. */
  private void tellUnknownLinkTypes() {
    String text =
        "packets of link type "
            + unknownLinkTypes
            + " cannot be read; Ethernet, raw IP, Linux cooked and loopback can";
    if (readPackets > 0) {
      ready.add(new Remark(Remark.Kind.WARNING, text));
    } else if (problem == null) {
      problem = new InputException(file + ": " + text);
    }
  }

  // ---- SDP ----

  private void accept(UdpDatagram datagram) {
    if (!isV2gtp(datagram)) {
      return;
    }
    byte[] octets = new byte[datagram.data().remaining()];
    datagram.data().get(octets);
    Bytes bytes = Bytes.of(octets);
    PayloadType type = PayloadType.of((int) (bytes.longAt(0) >>> 32) & 0xFFFF);
    Origin origin = origin(datagram, type);
    try {
      V2gtpFrame frame = V2gtpFrame.decode(bytes);
      addFrame(origin, type, frame.payload(), null, notes(datagram, frame));
    } catch (V2gtpException e) {
      Bytes payload = bytes.slice(V2gtpHeader.LENGTH, bytes.length());
      addFrame(origin, type, payload, e.getMessage(), List.of());
    }
  }

  /** A header of SDP, with one version byte wrong at the most, or any header at the port of SDP. */
  private static boolean isV2gtp(UdpDatagram datagram) {
    ByteBuffer data = datagram.data();
    if (data.remaining() < V2gtpHeader.LENGTH) {
      return false;
    }
    boolean isVersion = data.get(data.position()) == 0x01;
    boolean isInverse = data.get(data.position() + 1) == (byte) 0xFE;
    boolean isAtPort =
        datagram.source().port() == SDP_PORT || datagram.destination().port() == SDP_PORT;
    return isSdp(Short.toUnsignedInt(data.getShort(data.position() + 2)))
        ? isVersion || isInverse
        : isAtPort && isVersion && isInverse;
  }

  private static boolean isSdp(int type) {
    return type >= 0x9000 && type <= 0x9005;
  }

  private static Origin origin(UdpDatagram datagram, PayloadType type) {
    boolean isRequest =
        isSdp(type.value()) ? type.value() % 2 == 0 : datagram.destination().port() == SDP_PORT;
    return new Origin(
        datagram.time(),
        datagram.source().toString(),
        datagram.destination().toString(),
        null,
        null,
        isRequest ? Direction.FROM_EVCC : Direction.FROM_SECC,
        false);
  }

  /** Remembers what a station announces, and what is odd about it. */
  private List<Note> notes(UdpDatagram datagram, V2gtpFrame frame) {
    if (!frame.payloadType().equals(PayloadType.SDP_RESPONSE)) {
      return List.of();
    }
    SdpResponse response;
    try {
      response = (SdpResponse) SdpMessage.decode(frame);
    } catch (SdpException e) {
      return List.of();
    }
    List<Note> notes = new ArrayList<>();
    Endpoint station = new Endpoint(Bytes.of(response.address().getAddress()), response.port());
    announcements.remove(station);
    announcements.put(station, response.security());
    if (announcements.size() > MOST_ANNOUNCEMENTS) {
      announcements.remove(announcements.keySet().iterator().next());
    }
    if (!station.address().equals(datagram.source().address())) {
      notes.add(
          new Note(Note.Code.SDP_ADDRESS, "the address is not the one that the response is from"));
    }
    if (!response.hasDynamicPort()) {
      notes.add(
          new Note(
              Note.Code.SDP_PORT, "port " + response.port() + " is outside of 49152 to 65535"));
    }
    return notes;
  }

  // ---- for the connections ----

  /** What a station has announced by SDP of one of its ports. */
  Optional<SdpSecurity> announced(Endpoint station) {
    return Optional.ofNullable(announcements.get(station));
  }

  KeyLog keyLog() {
    return keyLog;
  }

  int nextConnection() {
    return ++numberedConnections;
  }

  void add(Captured captured) {
    ready.add(captured);
  }

  void addFrame(
      Origin origin, PayloadType type, Bytes payload, @Nullable String defect, List<Note> notes) {
    ready.add(new CapturedFrame(++frames, origin, type, payload, defect, notes));
  }

  /** A connection is over, or the capture is, where a frame has begun and not ended. */
  void endedInFrame(String what) {
    if (isAtEnd) {
      cutOff.add(what);
    } else {
      ready.add(new Remark(Remark.Kind.WARNING, what + " of a frame when the connection ended"));
    }
  }

  @Override
  public long bytesRead() {
    return counter.count();
  }

  @Override
  public void close() throws IOException {
    counter.close();
  }
}
