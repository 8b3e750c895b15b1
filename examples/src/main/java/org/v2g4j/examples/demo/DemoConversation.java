package org.v2g4j.examples.demo;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.sdp.SdpRequest;
import org.v2g4j.core.sdp.SdpResponse;
import org.v2g4j.core.sdp.SdpSecurity;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Origin;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.messages.Protocol;
import org.v2g4j.messages.V2gCodec;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.ResponseCode;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolRes;

/**
 * A conversation written for this library: a whole DC charge of ISO 15118-2, and a piece of one of
 * ISO 15118-20. Its frames are encoded here, from the records that an application would use.
 */
public final class DemoConversation {

  private static final String EV = "EV -> station";
  private static final String STATION = "station -> EV";

  private final List<CapturedFrame> frames = new ArrayList<>();

  private DemoConversation() {}

  /**
   * The frames of the conversation.
   *
   * @return frames in their order, each with its direction
   */
  public static List<CapturedFrame> frames() {
    DemoConversation conversation = new DemoConversation();
    conversation.discovery();
    conversation.handshake(Protocol.ISO15118_2, Protocol.DIN_70121);
    DcCharge.exchanges().forEach(e -> conversation.exchange(Protocol.ISO15118_2, e));
    conversation.handshake(Protocol.ISO15118_20_DC, Protocol.ISO15118_2);
    DynamicLoop.exchanges().forEach(e -> conversation.exchange(Protocol.ISO15118_20_DC, e));
    return List.copyOf(conversation.frames);
  }

  private void discovery() {
    add(EV, SdpRequest.of(SdpSecurity.NONE));
    add(STATION, SdpResponse.of(linkLocal(), 61851, SdpSecurity.NONE));
  }

  private static Inet6Address linkLocal() {
    byte[] address = Bytes.parseHex("FE80 0000 0000 0000 0000 00FF FE00 0001").toByteArray();
    try {
      return (Inet6Address) InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }

  /** The car offers two protocols; the station takes the one that the car wants most. */
  private void handshake(Protocol wanted, Protocol other) {
    AppProtocol first = new AppProtocol(wanted.namespace(), wanted.major(), wanted.minor(), 1, 1);
    AppProtocol second = new AppProtocol(other.namespace(), other.major(), other.minor(), 2, 2);
    V2gCodec codec = V2gCodec.handshake();
    add(EV, codec.encode(new SupportedAppProtocolReq(List.of(first, second))));
    add(
        STATION,
        codec.encode(
            new SupportedAppProtocolRes(ResponseCode.OK_SUCCESSFUL_NEGOTIATION, first.schemaId())));
  }

  private void exchange(Protocol protocol, Exchange exchange) {
    V2gCodec codec = V2gCodec.of(protocol);
    add(EV, codec.encode(exchange.request()));
    add(STATION, codec.encode(exchange.response()));
  }

  private void add(String direction, SdpMessage message) {
    add(direction, message.toFrame());
  }

  private void add(String direction, V2gtpFrame frame) {
    frames.add(
        new CapturedFrame(
            frames.size() + 1L,
            Origin.flow(direction),
            frame.payloadType(),
            frame.payload(),
            null,
            List.of()));
  }

  /** A request and its answer. */
  record Exchange(ExiElement request, ExiElement response) {}
}
