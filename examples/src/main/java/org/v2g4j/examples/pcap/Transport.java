package org.v2g4j.examples.pcap;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What a packet carries for us: a datagram of UDP, or a segment of TCP. */
public sealed interface Transport permits UdpDatagram, TcpSegment {

  /**
   * Looks into a packet.
   *
   * @param packet a packet
   * @return what it carries; empty if it is of another protocol, a fragment but the whole, or cut
   *     off in its headers
   */
  static Optional<Transport> in(Packet packet) {
    ByteBuffer octets = packet.octets().duplicate().order(ByteOrder.BIG_ENDIAN);
    try {
      return LinkLayer.goToIp(packet.linkType(), octets)
          ? IpPacket.transport(packet.time(), octets)
          : Optional.empty();
    } catch (BufferUnderflowException e) {
      return Optional.empty();
    }
  }
}
