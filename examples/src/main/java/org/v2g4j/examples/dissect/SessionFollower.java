package org.v2g4j.examples.dissect;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.messages.AppProtocolNegotiator;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.Protocol;
import org.v2g4j.messages.V2gCodec;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.ResponseCode;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolRes;

/**
 * Follows a recorded session: supportedAppProtocol tells how the frames behind it are to be read,
 * and a new request starts a new session. What comes before any, and what no session covers, is
 * guessed, or read with a foreign schema. Mutable, for one recording.
 */
public final class SessionFollower implements FrameReader {

  private static final MessageSet HANDSHAKE = MessageSet.SUPPORTED_APP_PROTOCOL;

  /** The offers that wait for their answer. */
  private @Nullable SupportedAppProtocolReq offers;

  /** What the hand-shake chose; null while that is not known. */
  private @Nullable V2gCodec session;

  private final @Nullable ForeignSchema foreign;

  /** Starts in front of a recording, where nothing is negotiated yet. */
  public SessionFollower() {
    this(null);
  }

  /**
   * Starts in front of a recording, where nothing is negotiated yet.
   *
   * @param foreign reads the frames that no session of ours covers; null if they are guessed
   */
  SessionFollower(@Nullable ForeignSchema foreign) {
    this.foreign = foreign;
  }

  @Override
  public Reading read(CapturedFrame frame) {
    Reading reading = FrameReader.withoutMessage(frame).orElseGet(() -> message(frame));
    return reading instanceof Reading.Skipped && foreign != null ? foreign.read(frame) : reading;
  }

  private Reading message(CapturedFrame frame) {
    Optional<Decoded<ExiElement>> handshake = Handshake.read(frame).filter(h -> isDue(frame, h));
    if (handshake.isPresent()) {
      return follow(handshake.get());
    }
    V2gCodec codec = session;
    if (codec == null) {
      return uncovered(frame);
    }
    PayloadType type = frame.payloadType();
    return type == null ? bare(codec, frame) : framed(codec, type, frame);
  }

  private Reading uncovered(CapturedFrame frame) {
    return foreign == null ? LoneFrame.read(frame) : foreign.read(frame);
  }

  /**
   * Short messages of ISO 15118-20 and of foreign schemas may read as hand-shake by chance: then it
   * must fit wholly.
   */
  private boolean isDue(CapturedFrame frame, Decoded<ExiElement> handshake) {
    boolean isAnswer = handshake.value() instanceof SupportedAppProtocolRes;
    boolean isExpected = isAnswer ? offers != null : session == null;
    return foreign == null && frame.payloadType() != null && isExpected
        || Handshake.fits(handshake);
  }

  private Reading framed(V2gCodec codec, PayloadType type, CapturedFrame captured) {
    V2gtpFrame frame = new V2gtpFrame(type, captured.payload());
    Optional<MessageSet> set = codec.messageSet(frame);
    if (set.isEmpty()) {
      return uncovered(captured); // Another protocol's payload type tells another set.
    }
    try {
      return Notes.message(set.get(), codec.decode(frame), List.of(), List.of());
    } catch (ExiException e) {
      return Reading.Failed.of(set.get(), e);
    }
  }

  /** A body without header: its set is clear unless the protocol has several. */
  private Reading bare(V2gCodec codec, CapturedFrame frame) {
    Protocol protocol = codec.protocol().orElseThrow();
    return protocol.isIso20()
        ? LoneFrame.read(
            frame, List.of(MessageSet.ISO15118_20_COMMON_MESSAGES, protocol.messages()))
        : framed(codec, PayloadType.V2G_MESSAGE, frame);
  }

  private Reading follow(Decoded<ExiElement> handshake) {
    session = null;
    if (handshake.value() instanceof SupportedAppProtocolReq request) {
      offers = request;
      return Notes.message(HANDSHAKE, handshake, List.of(), foreignNamespaces(request));
    }
    SupportedAppProtocolReq request = offers;
    offers = null;
    if (request == null) {
      return Notes.message(
          HANDSHAKE,
          handshake,
          List.of(),
          List.of(
              new Note(
                  Note.Code.REQUEST_MISSING,
                  "the request to this answer is missing; what follows is " + wayOfReading())));
    }
    return follow(handshake, request);
  }

  private Reading follow(Decoded<ExiElement> handshake, SupportedAppProtocolReq request) {
    SupportedAppProtocolRes answer = (SupportedAppProtocolRes) handshake.value();
    Optional<AppProtocol> chosen = AppProtocolNegotiator.selected(request, answer);
    if (chosen.isEmpty()) {
      return Notes.message(
          HANDSHAKE,
          handshake,
          List.of(),
          List.of(new Note(Note.Code.NO_PROTOCOL, whyNone(answer))));
    }
    String namespace = chosen.get().protocolNamespace();
    session = Protocol.of(namespace).map(V2gCodec::of).orElse(null);
    List<Note> notes =
        session != null
            ? List.of()
            : List.of(
                new Note(
                    Note.Code.VENDOR_NAMESPACE,
                    namespace + " is not known here; what follows is " + wayOfReading()));
    return Notes.message(HANDSHAKE, handshake, List.of("chose " + namespace), notes);
  }

  /** A station may accept an offer that the vehicle did not make. */
  private String whyNone(SupportedAppProtocolRes answer) {
    if (answer.responseCode() == ResponseCode.FAILED_NO_NEGOTIATION) {
      return "no protocol was chosen";
    }
    return (answer.schemaId() == null
            ? "the answer names none of several offers"
            : "no offer has the SchemaID " + answer.schemaId())
        + "; what follows is "
        + wayOfReading();
  }

  private String wayOfReading() {
    return foreign == null ? "guessed" : "read with " + foreign.name();
  }

  private static List<Note> foreignNamespaces(SupportedAppProtocolReq request) {
    return request.appProtocol().stream()
        .map(AppProtocol::protocolNamespace)
        .filter(namespace -> Protocol.of(namespace).isEmpty())
        .map(
            namespace ->
                new Note(Note.Code.VENDOR_NAMESPACE, namespace + " is offered, not known here"))
        .toList();
  }
}
