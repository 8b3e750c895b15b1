package org.v2g4j.examples.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.sdp.SdpSecurity;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.examples.tcp.TcpAddresses;
import org.v2g4j.examples.tcp.TcpListener;
import org.v2g4j.examples.tcp.TcpSide;
import org.v2g4j.examples.tls.Side;
import org.v2g4j.examples.tls.TlsConnection;
import org.v2g4j.examples.tls.TlsEvent;
import org.v2g4j.examples.tls.TlsSummary;

/** One TCP connection of a capture: V2GTP in clear text, V2GTP inside TLS, or something else. */
final class V2gConnection implements TcpListener {

  private static final int FIRST_DYNAMIC_PORT = 49152;

  /** Type and version of a TLS record, and what tells it from other protocols. */
  private static final int TLS_PREFIX = 3;

  private final TcpAddresses addresses;
  private final PacketRecording recording;
  private final TcpSide vehicle;
  private final boolean isDirectionKnown;
  private final Optional<SdpSecurity> announced;
  private final Conversation clearText;
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private boolean isDecided;
  private @Nullable TlsConnection tls;

  /** Its number in the recording; 0 until it is clear that V2G is spoken. */
  private int number;

  V2gConnection(TcpAddresses addresses, PacketRecording recording) {
    this.addresses = addresses;
    this.recording = recording;
    boolean isTurned =
        !addresses.isStartCaptured() && recording.announced(addresses.opener()).isPresent();
    vehicle = isTurned ? TcpSide.ACCEPTOR : TcpSide.OPENER;
    announced = recording.announced(station());
    isDirectionKnown = addresses.isStartCaptured() || announced.isPresent();
    clearText =
        new Conversation(addresses.isStartCaptured(), announced.isPresent(), FrameSink::new);
  }

  private Endpoint station() {
    return addresses.of(vehicle.other());
  }

  @Override
  public void data(TcpSide from, @Nullable Instant time, ByteBuffer data) {
    if (isDecided) {
      read(from, time, data);
      return;
    }
    byte[] octets = new byte[data.remaining()];
    data.get(octets);
    start.writeBytes(octets);
    ByteBuffer all = ByteBuffer.wrap(start.toByteArray());
    if (all.remaining() >= TLS_PREFIX || !isRecordType(all.get(0))) {
      isDecided = true;
      tls = isTls(all) ? new TlsConnection(recording.keyLog()) : null;
      start.reset();
      read(from, time, all);
    }
  }

  private void read(TcpSide from, @Nullable Instant time, ByteBuffer data) {
    if (tls == null) {
      clearText.data(from, time, data);
    } else {
      byte[] octets = new byte[data.remaining()];
      data.get(octets);
      handle(tls.feed(side(from), Bytes.of(octets)), time);
    }
  }

  private boolean isTls(ByteBuffer first) {
    if (first.remaining() >= TLS_PREFIX && isRecordType(first.get(0))) {
      return first.get(1) == 3 && first.get(2) <= 4;
    }
    return announced.equals(Optional.of(SdpSecurity.TLS)) && first.get(0) != 0x01;
  }

  /** A connection starts with a handshake; a capture may start with any record. */
  private boolean isRecordType(int type) {
    return type == 22 || !addresses.isStartCaptured() && type >= 20 && type <= 23;
  }

  private void handle(List<TlsEvent> events, @Nullable Instant time) {
    for (TlsEvent event : events) {
      TcpSide from = tcpSide(event.from());
      if (event instanceof TlsEvent.ApplicationData data) {
        clearText.data(from, time, ByteBuffer.wrap(data.data().toByteArray()));
      } else if (event instanceof TlsEvent.Gap) {
        clearText.lost(from, -1);
      }
    }
  }

  private static Side side(TcpSide side) {
    return side == TcpSide.OPENER ? Side.A : Side.B;
  }

  private static TcpSide tcpSide(Side side) {
    return side == Side.A ? TcpSide.OPENER : TcpSide.ACCEPTOR;
  }

  @Override
  public void lost(TcpSide from, long count) {
    if (tls == null) {
      clearText.lost(from, count);
    } else {
      tls.lost(side(from), count);
    }
  }

  @Override
  public void closed() {
    for (TcpSide side : TcpSide.values()) {
      clearText
          .unfinished(side)
          .ifPresent(rest -> recording.endedInFrame(label() + name(side) + ": " + rest));
    }
    clearText.closed();
    if (tls != null) {
      tellEncrypted(tls.summary());
    }
  }

  private void tellEncrypted(TlsSummary summary) {
    if (!summary.unread().isEmpty() && (number > 0 || isLikelyV2g())) {
      recording.add(
          new Remark(
              Remark.Kind.WARNING,
              label() + ends() + ", " + TlsWords.of(summary) + ", " + TlsWords.unread(summary)));
    }
  }

  /** Other programs of a computer speak TLS too; those to servers of the web are left out. */
  private boolean isLikelyV2g() {
    return announced.isPresent()
        || station().isLinkLocal()
        || station().port() >= FIRST_DYNAMIC_PORT;
  }

  private String label() {
    if (number == 0) {
      number = recording.nextConnection();
    }
    return "connection " + number + ": ";
  }

  private String ends() {
    return addresses.of(vehicle) + " -> " + station();
  }

  private String name(TcpSide side) {
    if (!isDirectionKnown) {
      return addresses.of(side).toString();
    }
    return side == vehicle ? "EVCC" : "SECC";
  }

  private void introduce() {
    if (number == 0) {
      String link = tls == null ? "TCP" : TlsWords.of(tls.summary());
      boolean isOther = announced.isPresent() && announced.get() == SdpSecurity.TLS && tls == null;
      recording.add(
          new Remark(
              Remark.Kind.INFORMATION,
              label() + ends() + ", " + link + (isOther ? ", though SDP announced TLS" : "")));
    }
  }

  private Origin origin(TcpSide from, @Nullable Instant time) {
    Direction direction = from == vehicle ? Direction.FROM_EVCC : Direction.FROM_SECC;
    return new Origin(
        time,
        addresses.of(from).toString(),
        addresses.of(from.other()).toString(),
        number,
        null,
        isDirectionKnown ? direction : Direction.UNKNOWN,
        tls != null);
  }

  /** Takes the frames of one side. */
  private final class FrameSink implements StreamFrames.Sink {

    private final TcpSide from;

    FrameSink(TcpSide from) {
      this.from = from;
    }

    @Override
    public void frame(
        @Nullable Instant time,
        PayloadType type,
        Bytes payload,
        @Nullable String defect,
        List<Note> notes) {
      introduce();
      recording.addFrame(origin(from, time), type, payload, defect, notes);
    }

    @Override
    public void missing(String what) {
      recording.add(new Remark(Remark.Kind.WARNING, label() + name(from) + ": " + what));
    }
  }
}
