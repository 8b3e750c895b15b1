package org.v2g4j.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.Leniency;

/**
 * Messages to V2GTP frames and back, at one point of a session: before the hand-shake is done, or
 * with the protocol that it chose. Immutable, thread-safe.
 *
 * <pre>{@code
 * V2gCodec codec = V2gCodec.handshake();
 * ExiElement request = codec.decode(frame).value();
 * codec = V2gCodec.of(Protocol.ISO15118_2);
 * }</pre>
 */
public final class V2gCodec {

  private static final V2gCodec HANDSHAKE = new V2gCodec(null);

  private final @Nullable Protocol protocol;

  private V2gCodec(@Nullable Protocol protocol) {
    this.protocol = protocol;
  }

  /**
   * The codec in front of a session, which knows supportedAppProtocolReq and Res.
   *
   * @return a shared codec
   */
  public static V2gCodec handshake() {
    return HANDSHAKE;
  }

  /**
   * The codec of a session.
   *
   * @param protocol what the hand-shake chose
   * @return a codec
   */
  public static V2gCodec of(Protocol protocol) {
    return new V2gCodec(Objects.requireNonNull(protocol, "protocol"));
  }

  /**
   * What the hand-shake chose.
   *
   * @return empty before it is done
   */
  public Optional<Protocol> protocol() {
    return Optional.ofNullable(protocol);
  }

  /**
   * The set that a frame's message belongs to.
   *
   * @param frame a frame
   * @return the set; empty for payload types that carry no message at this point, such as SDP
   * @clause ISO 15118-20:2022, 7.8.3 (payload types)
   */
  public Optional<MessageSet> messageSet(V2gtpFrame frame) {
    PayloadType type = frame.payloadType();
    if (protocol == null) {
      return type.equals(PayloadType.V2G_MESSAGE)
          ? Optional.of(MessageSet.SUPPORTED_APP_PROTOCOL)
          : Optional.empty();
    }
    if (!protocol.isIso20()) {
      return type.equals(PayloadType.V2G_MESSAGE)
          ? Optional.of(protocol.messages())
          : Optional.empty();
    }
    return switch (type.value()) {
      // Josev frames its CertificateInstallationReq like this.
      case 0x8001 -> Optional.of(MessageSet.ISO15118_20_COMMON_MESSAGES);
      case 0x8002, 0x8102, 0x8104 -> Optional.of(MessageSet.ISO15118_20_COMMON_MESSAGES);
      case 0x8003 -> Optional.of(MessageSet.ISO15118_20_AC);
      case 0x8004 -> Optional.of(MessageSet.ISO15118_20_DC);
      case 0x8005, 0x8103 -> Optional.of(MessageSet.ISO15118_20_ACDP);
      case 0x8006 -> Optional.of(MessageSet.ISO15118_20_WPT);
      case 0x8101 -> Optional.of(renegotiationSet(frame.payload()));
      default -> Optional.empty();
    };
  }

  /** A renegotiation carries the service's ChargeParameterDiscovery, else common messages. */
  private MessageSet renegotiationSet(Bytes exi) {
    MessageSet service = protocol.messages();
    boolean isParameterDiscovery =
        service
            .codec()
            .rootName(exi)
            .map(QName::getLocalPart)
            .filter(name -> name.contains("ChargeParameterDiscovery"))
            .isPresent();
    return isParameterDiscovery ? service : MessageSet.ISO15118_20_COMMON_MESSAGES;
  }

  /**
   * Decodes the message of a frame.
   *
   * @param frame a frame whose payload type carries messages at this point
   * @return the message, with the leniencies that it took
   * @throws org.v2g4j.exi.ExiException if the payload is no message of the set
   * @throws IllegalArgumentException if the payload type carries no message at this point; ask
   *     {@link #messageSet} first where frames come from outside
   */
  public Decoded<ExiElement> decode(V2gtpFrame frame) {
    MessageSet set =
        messageSet(frame)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "payload type "
                            + frame.payloadType()
                            + " carries no message "
                            + (protocol == null ? "before the hand-shake" : "of " + protocol)));
    Decoded<ExiElement> decoded = set.codec().decodeLeniently(frame.payload());
    if (protocol == null
        || !protocol.isIso20()
        || !frame.payloadType().equals(PayloadType.V2G_MESSAGE)) {
      return decoded;
    }
    List<Leniency> leniencies = new ArrayList<>(decoded.leniencies());
    leniencies.add(
        new Leniency(
            Leniency.Kind.PAYLOAD_TYPE,
            0,
            "a message of ISO 15118-20 came as payload type 0x8001"));
    return new Decoded<>(decoded.value(), leniencies);
  }

  /**
   * Encodes a message for the main stream.
   *
   * @param message a message of this point of the session
   * @return the frame
   * @throws org.v2g4j.exi.ViolationException if the message breaks facets of the schema
   * @throws EncodeException if the message does not belong here
   */
  public V2gtpFrame encode(ExiElement message) {
    MessageSet set = setOf(message);
    return new V2gtpFrame(payloadType(set), set.codec().encode(message));
  }

  /**
   * Encodes a message for a stream of ISO 15118-20. An answer goes out with the payload type of its
   * request.
   *
   * @param message a message of this point of the session
   * @param stream the payload type
   * @return the frame
   * @throws org.v2g4j.exi.ViolationException if the message breaks facets of the schema
   * @throws EncodeException if the message does not belong here
   * @throws IllegalArgumentException if the payload type does not carry messages of its set
   */
  public V2gtpFrame encode(ExiElement message, PayloadType stream) {
    MessageSet set = setOf(message);
    V2gtpFrame frame = new V2gtpFrame(stream, set.codec().encode(message));
    if (!messageSet(frame).equals(Optional.of(set))) {
      throw new IllegalArgumentException(
          "payload type " + stream + " does not carry " + message.elementName().getLocalPart());
    }
    return frame;
  }

  /**
   * Encodes a message as far as EXI can express it, whatever its facets say.
   *
   * @param message a message of this point of the session
   * @return the frame, for the main stream
   * @throws EncodeException if the message does not belong here, or a value cannot be expressed
   */
  public V2gtpFrame encodeLenient(ExiElement message) {
    MessageSet set = setOf(message);
    return new V2gtpFrame(payloadType(set), set.codec().encodeLenient(message));
  }

  private PayloadType payloadType(MessageSet set) {
    return protocol == null ? PayloadType.V2G_MESSAGE : protocol.payloadType(set);
  }

  private MessageSet setOf(ExiElement message) {
    for (MessageSet set : sets()) {
      if (set.codec().knows(message)) {
        return set;
      }
    }
    throw new EncodeException(
        "/" + message.elementName().getLocalPart(),
        "is no message " + (protocol == null ? "of the hand-shake" : "of " + protocol));
  }

  private List<MessageSet> sets() {
    if (protocol == null) {
      return List.of(MessageSet.SUPPORTED_APP_PROTOCOL);
    }
    return protocol.isIso20()
        ? List.of(protocol.messages(), MessageSet.ISO15118_20_COMMON_MESSAGES)
        : List.of(protocol.messages());
  }
}
