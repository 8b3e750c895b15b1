package org.v2g4j.core.sdp;

import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;

/** A message of SDP, the payload of one UDP datagram. */
public sealed interface SdpMessage
    permits SdpRequest, SdpResponse, SdpWirelessRequest, SdpWirelessResponse {
  /**
   * UDP port that a station listens on. A response goes back to the port the request came from.
   *
   * @clause ISO 15118-2:2014, [V2G2-139]
   */
  int SERVER_PORT = 15118;

  /**
   * Reads the message of a frame.
   *
   * @param frame a frame whose payload type is one of SDP's
   * @return the message
   * @throws SdpException if the payload is no such message
   * @throws IllegalArgumentException if the payload type is none of the four of SDP
   */
  static SdpMessage decode(V2gtpFrame frame) {
    PayloadType type = frame.payloadType();
    if (type.equals(PayloadType.SDP_REQUEST)) {
      return SdpRequest.decode(frame.payload());
    }
    if (type.equals(PayloadType.SDP_RESPONSE)) {
      return SdpResponse.decode(frame.payload());
    }
    if (type.equals(PayloadType.SDP_WIRELESS_REQUEST)) {
      return SdpWirelessRequest.decode(frame.payload());
    }
    if (type.equals(PayloadType.SDP_WIRELESS_RESPONSE)) {
      return SdpWirelessResponse.decode(frame.payload());
    }
    throw new IllegalArgumentException(
        "expected a payload type of SDP but found " + type + " (" + type.meaning() + ")");
  }

  /**
   * Returns what the message is announced as in the V2GTP header.
   *
   * @return the payload type
   */
  PayloadType payloadType();

  /**
   * Writes the message.
   *
   * @return the payload, without the V2GTP header
   */
  Bytes encode();

  /**
   * Wraps the message for sending.
   *
   * @return the frame that fills one datagram
   */
  default V2gtpFrame toFrame() {
    return new V2gtpFrame(payloadType(), encode());
  }
}
