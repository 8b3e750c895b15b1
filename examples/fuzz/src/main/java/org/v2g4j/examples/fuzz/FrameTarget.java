package org.v2g4j.examples.fuzz;

import static org.v2g4j.examples.fuzz.Target.require;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.sdp.CouplingType;
import org.v2g4j.core.sdp.P2psPpd;
import org.v2g4j.core.sdp.SdpException;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.sdp.SdpRequest;
import org.v2g4j.core.sdp.SdpSecurity;
import org.v2g4j.core.sdp.SdpTransport;
import org.v2g4j.core.sdp.SdpWirelessRequest;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpDecoder;
import org.v2g4j.core.v2gtp.V2gtpEvent;
import org.v2g4j.core.v2gtp.V2gtpEvent.FrameReceived;
import org.v2g4j.core.v2gtp.V2gtpEvent.FramingLost;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.core.v2gtp.V2gtpOptions;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.Protocol;
import org.v2g4j.messages.SetGuess;
import org.v2g4j.messages.V2gCodec;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** V2GTP as a stream and as a datagram, and in its frames SDP and the messages of all protocols. */
final class FrameTarget implements Target {

  private static final PayloadType[] SDP = {
    PayloadType.SDP_REQUEST,
    PayloadType.SDP_RESPONSE,
    PayloadType.SDP_WIRELESS_REQUEST,
    PayloadType.SDP_WIRELESS_RESPONSE
  };

  private static final V2gtpOptions CONNECTION = V2gtpOptions.forConnection().withPayloadTypes(SDP);
  private static final V2gtpOptions DATAGRAMS = V2gtpOptions.forDatagrams().withPayloadTypes(SDP);

  /** Of a response, and in front of the rest of a wireless one. */
  private static final String ENDPOINT = "FE80000000000000DB7C3604B22BC7CF3A980000";

  private static final int VECTORS_PER_SET = 10;

  private final List<V2gCodec> codecs = new ArrayList<>(List.of(V2gCodec.handshake()));

  FrameTarget() {
    for (Protocol protocol : Protocol.values()) {
      codecs.add(V2gCodec.of(protocol));
    }
  }

  @Override
  public List<byte[]> seeds() {
    List<V2gtpFrame> frames = new ArrayList<>();
    frames.add(SdpRequest.of(SdpSecurity.TLS).toFrame());
    frames.add(new V2gtpFrame(PayloadType.SDP_RESPONSE, Bytes.parseHex(ENDPOINT)));
    frames.add(
        new SdpWirelessRequest(
                SdpSecurity.TLS,
                SdpTransport.TCP,
                P2psPpd.NONE,
                CouplingType.WPT,
                "ZZ00000",
                "DE*ABC*E1")
            .toFrame());
    frames.add(
        new V2gtpFrame(
            PayloadType.SDP_WIRELESS_RESPONSE,
            Bytes.parseHex(ENDPOINT + "0120" + "44452A4142432A4531" + "00".repeat(28))));
    for (V2gCodec codec : codecs) {
      frames.addAll(messages(codec));
    }
    return frames.stream().map(frame -> frame.encode().toByteArray()).toList();
  }

  private static List<V2gtpFrame> messages(V2gCodec codec) {
    MessageSet set =
        codec.protocol().map(Protocol::messages).orElse(MessageSet.SUPPORTED_APP_PROTOCOL);
    return Vectors.load(set.label()).stream()
        .filter(vector -> vector.kind() == Vector.Kind.DOCUMENT)
        .limit(VECTORS_PER_SET)
        .map(vector -> codec.encodeLenient(set.codec().decode(vector.exi())))
        .toList();
  }

  @Override
  public void test(byte[] input) {
    Bytes bytes = Bytes.of(input);
    List<V2gtpEvent> events = new V2gtpDecoder(CONNECTION).feed(bytes);
    require(events.equals(inPieces(bytes)), "it does not matter how the stream was cut");
    events.forEach(this::requireHandled);

    V2gtpEvent datagram = V2gtpDecoder.decodeDatagram(bytes, DATAGRAMS);
    require(!(datagram instanceof FramingLost), "a datagram loses no framing");
    requireHandled(datagram);
  }

  /** Cuts where the bytes themselves say, so that the fuzzer can move the cuts. */
  private static List<V2gtpEvent> inPieces(Bytes bytes) {
    V2gtpDecoder decoder = new V2gtpDecoder(CONNECTION);
    List<V2gtpEvent> events = new ArrayList<>();
    int from = 0;
    while (from < bytes.length()) {
      int to = Math.min(bytes.length(), from + 1 + (bytes.at(from) & 0x0f));
      events.addAll(decoder.feed(bytes.slice(from, to)));
      from = to;
    }
    return events;
  }

  private void requireHandled(V2gtpEvent event) {
    if (event instanceof FrameReceived received) {
      V2gtpFrame frame = received.frame();
      require(V2gtpFrame.decode(frame.encode()).equals(frame), "a frame is read as written");
      requireSdpHandled(frame);
      codecs.forEach(codec -> requireMessageHandled(frame, codec));
      require(SetGuess.of(frame.payload()).candidates().size() > 1, "all sets are weighed");
    }
  }

  private static void requireSdpHandled(V2gtpFrame frame) {
    if (!List.of(SDP).contains(frame.payloadType())) {
      return;
    }
    SdpMessage message;
    try {
      message = SdpMessage.decode(frame);
    } catch (SdpException e) {
      return;
    }
    require(SdpMessage.decode(message.toFrame()).equals(message), "SDP is read as written");
  }

  private static void requireMessageHandled(V2gtpFrame frame, V2gCodec codec) {
    if (codec.messageSet(frame).isEmpty()) {
      return;
    }
    ExiElement message;
    try {
      message = codec.decode(frame).value();
    } catch (ExiException e) {
      return;
    }
    require(codec.messageSet(frame).get().codec().knows(message), "a set knows what it decodes");
  }
}
