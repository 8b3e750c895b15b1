package org.v2g4j.core.sdp;

import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * A station on a wired link tells where it listens. Immutable.
 *
 * @param address of the station, without a scope: the vehicle adds that of the interface on which
 *     the response came. A vehicle ignores an address that is not link-local
 * @param port TCP port of the station, 0 to 65535
 * @param security what the port really speaks
 * @param transport TCP, unless a test says otherwise
 * @clause ISO 15118-2:2014, 7.10.1; ISO 15118-20:2022, 7.10.1
 */
public record SdpResponse(
    Inet6Address address, int port, SdpSecurity security, SdpTransport transport)
    implements SdpMessage {
  private static final int LENGTH = 20;
  private static final int FIRST_DYNAMIC_PORT = 49152;

  /**
   * Takes the scope off the address and checks the port.
   *
   * @param address of the station
   * @param port 0 to 65535
   * @param security what the port speaks
   * @param transport TCP or UDP
   * @throws IllegalArgumentException if the port does not fit into 16 bits
   */
  public SdpResponse {
    address = SdpFields.withoutScope(address.getAddress());
    SdpFields.requirePort(port);
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(transport, "transport");
  }

  /**
   * Announces a TCP port.
   *
   * @param address of the station; a scope is taken off
   * @param port TCP port of the station, 0 to 65535
   * @param security what the port really speaks
   * @return the response
   * @throws IllegalArgumentException if the port does not fit into 16 bits
   */
  public static SdpResponse of(Inet6Address address, int port, SdpSecurity security) {
    return new SdpResponse(address, port, security, SdpTransport.TCP);
  }

  /**
   * Reads a response.
   *
   * @param payload the payload of a frame of type {@link PayloadType#SDP_RESPONSE}
   * @return the response
   * @throws SdpException if the payload is not 20 bytes long, or a field has a reserved value
   */
  public static SdpResponse decode(Bytes payload) {
    return read(new SdpReader(payload, "an SDP response", LENGTH));
  }

  static SdpResponse read(SdpReader in) {
    return new SdpResponse(in.address(), in.unsigned16(), in.security(), in.transport());
  }

  /**
   * Tells whether the port is one that a station may use. Some stations announce others and work.
   *
   * @return whether it lies in the dynamic range, 49152 to 65535
   */
  public boolean hasDynamicPort() {
    return port >= FIRST_DYNAMIC_PORT;
  }

  @Override
  public PayloadType payloadType() {
    return PayloadType.SDP_RESPONSE;
  }

  @Override
  public Bytes encode() {
    return Bytes.filled(LENGTH, target -> putTo(ByteBuffer.wrap(target)));
  }

  void putTo(ByteBuffer target) {
    target
        .put(address.getAddress())
        .putShort((short) port)
        .put((byte) security.value())
        .put((byte) transport.value());
  }
}
