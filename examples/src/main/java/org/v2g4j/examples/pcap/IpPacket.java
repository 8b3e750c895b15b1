package org.v2g4j.examples.pcap;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/** IPv4 (RFC 791) and IPv6 (RFC 8200) with its extension headers, and what follows them. */
final class IpPacket {

  private static final int TCP = 6;
  private static final int UDP = 17;

  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;

  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int UDP_HEADER = 8;
  private static final int TCP_HEADER = 20;

  private IpPacket() {}

  /**
   * Reads one packet.
   *
   * @param octets stands at the first octet of the IP header
   * @throws BufferUnderflowException if the packet ends in its headers
   */
  static Optional<Transport> transport(@Nullable Instant time, ByteBuffer octets) {
    require(octets, 1);
    return switch (octets.get(octets.position()) >> 4 & 0xF) {
      case 4 -> ofIpv4(time, octets);
      case 6 -> ofIpv6(time, octets);
      default -> Optional.empty();
    };
  }

  private static Optional<Transport> ofIpv4(@Nullable Instant time, ByteBuffer octets) {
    int start = octets.position();
    require(octets, IPV4_HEADER);
    int headerLength = (octets.get(start) & 0xF) * 4;
    int fragment = octets.getShort(start + 6) & 0x3FFF;
    int protocol = octets.get(start + 9) & 0xFF;
    if (fragment != 0 || headerLength < IPV4_HEADER) {
      return Optional.empty();
    }
    Bytes source = address(octets, start + 12, 4);
    Bytes destination = address(octets, start + 16, 4);
    limit(octets, start, Short.toUnsignedInt(octets.getShort(start + 2)));
    skip(octets, headerLength);
    return transport(time, protocol, source, destination, octets);
  }

  private static Optional<Transport> ofIpv6(@Nullable Instant time, ByteBuffer octets) {
    int start = octets.position();
    require(octets, IPV6_HEADER);
    int next = octets.get(start + 6) & 0xFF;
    Bytes source = address(octets, start + 8, 16);
    Bytes destination = address(octets, start + 24, 16);
    int payloadLength = Short.toUnsignedInt(octets.getShort(start + 4));
    limit(octets, start, payloadLength == 0 ? 0 : IPV6_HEADER + payloadLength);
    skip(octets, IPV6_HEADER);
    while (isExtension(next)) {
      require(octets, 8);
      int at = octets.position();
      int length =
          switch (next) {
            case FRAGMENT -> 8;
            case AUTHENTICATION -> ((octets.get(at + 1) & 0xFF) + 2) * 4;
            default -> ((octets.get(at + 1) & 0xFF) + 1) * 8;
          };
      if (next == FRAGMENT && (octets.getShort(at + 2) & 0xFFF9) != 0) {
        return Optional.empty();
      }
      next = octets.get(at) & 0xFF;
      skip(octets, length);
    }
    return transport(time, next, source, destination, octets);
  }

  private static boolean isExtension(int header) {
    return switch (header) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION_OPTIONS -> true;
      default -> false;
    };
  }

  /** Takes away what Ethernet padded. A length of 0 is what offloading network cards leave. */
  private static void limit(ByteBuffer octets, int start, int length) {
    if (length > 0) {
      octets.limit(Math.min(octets.limit(), start + length));
    }
  }

  private static Optional<Transport> transport(
      @Nullable Instant time, int protocol, Bytes source, Bytes destination, ByteBuffer octets) {
    return switch (protocol) {
      case UDP -> Optional.of(udp(time, source, destination, octets));
      case TCP -> tcp(time, source, destination, octets);
      default -> Optional.empty();
    };
  }

  private static UdpDatagram udp(
      @Nullable Instant time, Bytes source, Bytes destination, ByteBuffer octets) {
    require(octets, UDP_HEADER);
    int start = octets.position();
    Endpoint from = new Endpoint(source, Short.toUnsignedInt(octets.getShort(start)));
    Endpoint to = new Endpoint(destination, Short.toUnsignedInt(octets.getShort(start + 2)));
    limit(octets, start, Short.toUnsignedInt(octets.getShort(start + 4)));
    skip(octets, UDP_HEADER);
    return new UdpDatagram(time, from, to, octets.slice());
  }

  private static Optional<Transport> tcp(
      @Nullable Instant time, Bytes source, Bytes destination, ByteBuffer octets) {
    require(octets, TCP_HEADER);
    int start = octets.position();
    int headerLength = (octets.get(start + 12) >> 4 & 0xF) * 4;
    if (headerLength < TCP_HEADER) {
      return Optional.empty();
    }
    skip(octets, headerLength);
    return Optional.of(
        new TcpSegment(
            time,
            new Endpoint(source, Short.toUnsignedInt(octets.getShort(start))),
            new Endpoint(destination, Short.toUnsignedInt(octets.getShort(start + 2))),
            octets.getInt(start + 4),
            octets.getInt(start + 8),
            octets.get(start + 13) & 0xFF,
            octets.slice()));
  }

  private static Bytes address(ByteBuffer octets, int at, int length) {
    byte[] address = new byte[length];
    octets.get(at, address);
    return Bytes.of(address);
  }

  private static void require(ByteBuffer octets, int count) {
    if (octets.remaining() < count) {
      throw new BufferUnderflowException();
    }
  }

  private static void skip(ByteBuffer octets, int count) {
    require(octets, count);
    octets.position(octets.position() + count);
  }
}
