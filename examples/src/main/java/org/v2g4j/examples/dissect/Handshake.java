package org.v2g4j.examples.dissect;

import java.util.Optional;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.Leniency;
import org.v2g4j.messages.MessageSet;

/** Tells messages of supportedAppProtocol from others, which no header does. */
final class Handshake {

  private static final MessageSet SET = MessageSet.SUPPORTED_APP_PROTOCOL;

  private Handshake() {}

  /** The message, if the frame can be read as one of the hand-shake. */
  static Optional<Decoded<ExiElement>> read(CapturedFrame frame) {
    PayloadType type = frame.payloadType();
    if (type != null && !type.equals(PayloadType.V2G_MESSAGE)
        || SET.codec().rootName(frame.payload()).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SET.codec().decodeLeniently(frame.payload()));
    } catch (ExiException e) {
      return Optional.empty();
    }
  }

  /** Whether a message leaves no doubt: short ones of ISO 15118-20 may read as such by chance. */
  static boolean fits(Decoded<ExiElement> decoded) {
    return decoded.leniencies().stream().noneMatch(l -> l.kind() == Leniency.Kind.TRAILING_BYTES)
        && SET.codec().violations(decoded.value()).isEmpty();
  }

  /** Whether a frame is of the hand-shake and cannot be a message of another set. */
  static boolean isSurely(CapturedFrame frame, MessageSet other) {
    return other != SET
        && PayloadType.V2G_MESSAGE.equals(frame.payloadType())
        && other
            .codec()
            .rootName(frame.payload())
            .filter(root -> root.getLocalPart().equals("V2G_Message"))
            .isEmpty()
        && read(frame).filter(Handshake::fits).isPresent();
  }
}
