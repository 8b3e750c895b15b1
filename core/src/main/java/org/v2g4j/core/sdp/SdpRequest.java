package org.v2g4j.core.sdp;

import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * A vehicle on a wired link asks for its station. Immutable.
 *
 * @param security what the vehicle wants
 * @param transport TCP, unless a test asks otherwise
 * @clause ISO 15118-2:2014, 7.10.1; ISO 15118-20:2022, 7.10.1
 */
public record SdpRequest(SdpSecurity security, SdpTransport transport) implements SdpMessage {
  private static final int LENGTH = 2;

  /**
   * Asks for a TCP port.
   *
   * @param security what the vehicle wants
   * @return the request
   */
  public static SdpRequest of(SdpSecurity security) {
    return new SdpRequest(security, SdpTransport.TCP);
  }

  /**
   * Reads a request.
   *
   * @param payload the payload of a frame of type {@link PayloadType#SDP_REQUEST}
   * @return the request
   * @throws SdpException if the payload is not 2 bytes long, or one of them is a reserved value
   */
  public static SdpRequest decode(Bytes payload) {
    SdpReader in = new SdpReader(payload, "an SDP request", LENGTH);
    return new SdpRequest(in.security(), in.transport());
  }

  @Override
  public PayloadType payloadType() {
    return PayloadType.SDP_REQUEST;
  }

  @Override
  public Bytes encode() {
    return Bytes.of((byte) security.value(), (byte) transport.value());
  }
}
