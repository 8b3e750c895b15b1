package org.v2g4j.core.v2gtp;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.v2g4j.core.Bytes;

/**
 * A payload and what it carries: one unit of V2GTP. Immutable.
 *
 * @param payloadType what the payload carries
 * @param payload an EXI stream or an SDP message, 1 byte or more
 * @clause ISO 15118-2:2014, 7.8.3
 */
public record V2gtpFrame(PayloadType payloadType, Bytes payload) {
  /**
   * Checks that there is a payload, because every receiver drops a frame without one.
   *
   * @param payloadType what the payload carries
   * @param payload 1 byte or more
   * @throws IllegalArgumentException if the payload is empty
   */
  public V2gtpFrame {
    Objects.requireNonNull(payloadType, "payloadType");
    if (payload.isEmpty()) {
      throw new IllegalArgumentException("payload must not be empty");
    }
  }

  /**
   * Reads exactly one frame, of any payload type. For a connection or a datagram, where damaged
   * frames are dropped and lengths have a limit, there is {@link V2gtpDecoder}.
   *
   * @param bytes header and payload
   * @return the frame
   * @throws V2gtpException if the header is malformed, the payload is empty, or the declared length
   *     is not the length of what follows the header
   */
  public static V2gtpFrame decode(Bytes bytes) {
    V2gtpHeader header = V2gtpHeader.decode(bytes);
    int found = bytes.length() - V2gtpHeader.LENGTH;
    if (header.payloadLength() == 0) {
      throw new V2gtpException(
          V2gtpHeader.PAYLOAD_LENGTH_OFFSET, "expected a payload but its length is 0");
    }
    if (header.payloadLength() != found) {
      throw new V2gtpException(
          V2gtpHeader.PAYLOAD_LENGTH_OFFSET,
          "expected the length of the payload, " + found + ", but found " + header.payloadLength());
    }
    return new V2gtpFrame(header.payloadType(), bytes.slice(V2gtpHeader.LENGTH, bytes.length()));
  }

  /**
   * Returns the header that goes in front of the payload.
   *
   * @return the header
   */
  public V2gtpHeader header() {
    return new V2gtpHeader(payloadType, payload.length());
  }

  /**
   * Writes header and payload.
   *
   * @return the bytes to send
   */
  public Bytes encode() {
    return Bytes.filled(
        V2gtpHeader.LENGTH + payload.length(),
        target -> {
          header().putTo(ByteBuffer.wrap(target));
          payload.copyTo(0, target, V2gtpHeader.LENGTH, payload.length());
        });
  }
}
