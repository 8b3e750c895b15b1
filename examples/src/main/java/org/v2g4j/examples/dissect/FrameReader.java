package org.v2g4j.examples.dissect;

import java.util.Optional;
import org.v2g4j.core.sdp.SdpException;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Note;

/** Reads the frames of one recording in their order. */
@FunctionalInterface
public interface FrameReader {

  /**
   * Reads the next frame.
   *
   * @param frame the frame
   * @return what it turned out to be
   */
  Reading read(CapturedFrame frame);

  /**
   * What a frame is that holds no message in EXI.
   *
   * @param frame the frame
   * @return a defect, a message of SDP, or a type that nobody here reads; empty if it may be EXI
   */
  static Optional<Reading> withoutMessage(CapturedFrame frame) {
    if (frame.defect() != null) {
      return Optional.of(Reading.Failed.ofFrame(frame.defect()));
    }
    if (frame.payload().isEmpty()) {
      return Optional.of(Reading.Failed.ofFrame("the payload is empty"));
    }
    PayloadType type = frame.payloadType();
    if (type == null) {
      return Optional.empty();
    }
    return switch (type.value()) {
      case 0x9000, 0x9001, 0x9002, 0x9003 -> Optional.of(sdp(type, frame));
      case 0x8001, 0x8002, 0x8003, 0x8004, 0x8005, 0x8006, 0x8101, 0x8102, 0x8103, 0x8104 ->
          Optional.empty();
      default ->
          Optional.of(
              new Reading.Skipped(
                  new Note(
                      Note.Code.UNKNOWN_PAYLOAD_TYPE,
                      "payload type " + type + " is not read: " + type.meaning())));
    };
  }

  private static Reading sdp(PayloadType type, CapturedFrame frame) {
    try {
      return new Reading.Sdp(SdpMessage.decode(new V2gtpFrame(type, frame.payload())));
    } catch (SdpException e) {
      return Reading.Failed.ofFrame("no " + type.meaning() + ": " + e.getMessage());
    }
  }
}
