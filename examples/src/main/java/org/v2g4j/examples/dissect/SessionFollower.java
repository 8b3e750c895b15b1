package org.v2g4j.examples.dissect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.sdp.SdpException;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.Leniency;
import org.v2g4j.messages.AppProtocolNegotiator;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.Protocol;
import org.v2g4j.messages.V2gCodec;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolRes;

/**
 * Follows a recorded session: supportedAppProtocol tells how the frames behind it are to be read,
 * and a new request starts a new session. What comes before any is guessed. Mutable, for one
 * recording.
 */
public final class SessionFollower implements FrameReader {

  private static final MessageSet HANDSHAKE = MessageSet.SUPPORTED_APP_PROTOCOL;

  /** The offers that wait for their answer. */
  private @Nullable SupportedAppProtocolReq offers;

  /** What the hand-shake chose; null while that is not known. */
  private @Nullable V2gCodec session;

  /** Starts in front of a recording, where nothing is negotiated yet. */
  public SessionFollower() {}

  @Override
  public Reading read(CapturedFrame frame) {
    if (frame.defect() != null) {
      return new Reading.Failed(frame.defect());
    }
    if (frame.payload().isEmpty()) {
      return new Reading.Failed("the payload is empty");
    }
    PayloadType type = frame.payloadType();
    if (type == null) {
      return exi(frame, null);
    }
    V2gtpFrame framed = new V2gtpFrame(type, frame.payload());
    return switch (type.value()) {
      case 0x9000, 0x9001, 0x9002, 0x9003 -> sdp(framed);
      case 0x9004, 0x9005 -> new Reading.Skipped("not read: " + type.meaning());
      default ->
          type.isManufacturerSpecific()
              ? new Reading.Skipped("not read: " + type.meaning())
              : exi(frame, framed);
    };
  }

  private static Reading sdp(V2gtpFrame frame) {
    try {
      return new Reading.Sdp(SdpMessage.decode(frame));
    } catch (SdpException e) {
      return new Reading.Failed("no " + frame.payloadType().meaning() + ": " + e.getMessage());
    }
  }

  private Reading exi(CapturedFrame frame, @Nullable V2gtpFrame framed) {
    Optional<Decoded<ExiElement>> handshake = handshake(frame);
    if (handshake.isPresent()) {
      return Notes.message(HANDSHAKE, handshake.get(), follow(handshake.get().value()));
    }
    V2gCodec codec = session;
    if (codec == null) {
      return LoneFrame.read(frame);
    }
    return framed == null ? bare(codec, frame) : framed(codec, framed);
  }

  private static Reading framed(V2gCodec codec, V2gtpFrame frame) {
    Optional<MessageSet> set = codec.messageSet(frame);
    if (set.isEmpty()) {
      return new Reading.Failed(
          "payload type "
              + frame.payloadType()
              + " carries no message of "
              + codec.protocol().map(Protocol::messages).orElse(HANDSHAKE).label());
    }
    try {
      return Notes.message(set.get(), codec.decode(frame), List.of());
    } catch (ExiException e) {
      return new Reading.Failed("no " + set.get().label() + ": " + e.getMessage());
    }
  }

  /** A body without header: its set is clear unless the protocol has several. */
  private static Reading bare(V2gCodec codec, CapturedFrame frame) {
    Protocol protocol = codec.protocol().orElseThrow();
    return protocol.isIso20()
        ? LoneFrame.read(
            frame, List.of(MessageSet.ISO15118_20_COMMON_MESSAGES, protocol.messages()))
        : framed(codec, new V2gtpFrame(PayloadType.V2G_MESSAGE, frame.payload()));
  }

  /**
   * The message, if the frame belongs to the hand-shake. Short messages of ISO 15118-20 may read as
   * such by chance, so within a session they must fit to the last bit.
   */
  private Optional<Decoded<ExiElement>> handshake(CapturedFrame frame) {
    PayloadType type = frame.payloadType();
    if (type != null && !type.equals(PayloadType.V2G_MESSAGE)
        || HANDSHAKE.codec().rootName(frame.payload()).isEmpty()) {
      return Optional.empty();
    }
    Decoded<ExiElement> decoded;
    try {
      decoded = HANDSHAKE.codec().decodeLeniently(frame.payload());
    } catch (ExiException e) {
      return Optional.empty();
    }
    boolean isAnswer = decoded.value() instanceof SupportedAppProtocolRes;
    boolean isExpected = type != null && (isAnswer ? offers != null : session == null);
    return isExpected || fits(decoded) ? Optional.of(decoded) : Optional.empty();
  }

  private static boolean fits(Decoded<ExiElement> decoded) {
    return decoded.leniencies().stream().noneMatch(l -> l.kind() == Leniency.Kind.TRAILING_BYTES)
        && HANDSHAKE.codec().violations(decoded.value()).isEmpty();
  }

  private List<String> follow(ExiElement message) {
    session = null;
    if (message instanceof SupportedAppProtocolReq request) {
      offers = request;
      return List.of();
    }
    SupportedAppProtocolReq request = offers;
    offers = null;
    if (request == null) {
      return List.of("the request to this answer is missing; what follows is guessed");
    }
    Optional<AppProtocol> chosen =
        AppProtocolNegotiator.selected(request, (SupportedAppProtocolRes) message);
    if (chosen.isEmpty()) {
      return List.of("no protocol was chosen");
    }
    String namespace = chosen.get().protocolNamespace();
    session = Protocol.of(namespace).map(V2gCodec::of).orElse(null);
    return List.of(
        session == null
            ? "chose " + namespace + ", which is not known here; what follows is guessed"
            : "chose " + namespace);
  }
}
