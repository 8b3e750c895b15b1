package org.v2g4j.examples.pcap;

import java.nio.ByteBuffer;
import org.v2g4j.core.Bytes;

/** Makes packets of IP, and the headers below it. */
public final class Wire {

  /** A vehicle. */
  public static final Endpoint EV = endpoint("fe800000000000000000000000000001", 50123);

  /** A station. */
  public static final Endpoint STATION = endpoint("fe800000000000000000000000000002", 61234);

  private static final Bytes ALL_NODES = Bytes.parseHex("ff020000000000000000000000000001");

  private Wire() {}

  /** An end of a conversation. */
  public static Endpoint endpoint(String address, int port) {
    return new Endpoint(Bytes.parseHex(address), port);
  }

  /** A request of SDP goes to all. */
  public static Endpoint allNodes(int port) {
    return new Endpoint(ALL_NODES, port);
  }

  /** A segment of TCP in IPv6 or IPv4. */
  public static byte[] tcp(
      Endpoint from, Endpoint to, int sequence, int acknowledgement, int flags, byte[] data) {
    ByteBuffer segment = ByteBuffer.allocate(20 + data.length);
    segment.putShort((short) from.port()).putShort((short) to.port());
    segment.putInt(sequence).putInt(acknowledgement);
    segment.putShort((short) (0x5000 | flags)).putShort((short) 8192).putInt(0).put(data);
    segment.putShort(16, checksum(6, from, to, segment));
    return ip(6, from, to, segment.array());
  }

  /** A datagram of UDP. */
  public static byte[] udp(Endpoint from, Endpoint to, byte[] data) {
    ByteBuffer datagram = ByteBuffer.allocate(8 + data.length);
    datagram.putShort((short) from.port()).putShort((short) to.port());
    datagram.putShort((short) (8 + data.length)).putShort((short) 0).put(data);
    datagram.putShort(6, checksum(17, from, to, datagram));
    return ip(17, from, to, datagram.array());
  }

  /** The sum over both addresses, the length, the protocol and the data (RFC 8200, 8.1). */
  private static short checksum(int protocol, Endpoint from, Endpoint to, ByteBuffer data) {
    long sum = protocol + data.capacity();
    for (byte[] part :
        new byte[][] {from.address().toByteArray(), to.address().toByteArray(), data.array()}) {
      for (int i = 0; i < part.length; i++) {
        sum += (long) (part[i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
      }
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (short) ~sum;
  }

  private static byte[] ip(int protocol, Endpoint from, Endpoint to, byte[] payload) {
    if (from.address().length() == 4) {
      ByteBuffer packet = ByteBuffer.allocate(20 + payload.length);
      packet.putShort((short) 0x4500).putShort((short) (20 + payload.length)).putInt(0);
      packet.put((byte) 64).put((byte) protocol).putShort((short) 0);
      packet.put(from.address().toByteArray()).put(to.address().toByteArray());
      return packet.put(payload).array();
    }
    ByteBuffer packet = ByteBuffer.allocate(40 + payload.length);
    packet.putInt(0x60000000).putShort((short) payload.length);
    packet.put((byte) protocol).put((byte) 64);
    packet.put(from.address().toByteArray()).put(to.address().toByteArray());
    return packet.put(payload).array();
  }

  /** An IPv6 packet with one more extension header behind the first. */
  public static byte[] withExtension(byte[] ipv6, int kind, String content) {
    byte[] extension = Bytes.parseHex(content).toByteArray();
    ByteBuffer packet = ByteBuffer.allocate(ipv6.length + extension.length);
    packet.put(ipv6, 0, 40).put(extension).put(ipv6, 40, ipv6.length - 40);
    packet.put(40, ipv6[6]).put(6, (byte) kind);
    packet.putShort(4, (short) (packet.getShort(4) + extension.length));
    return packet.array();
  }

  /** Ethernet, with VLAN tags or without, padded as cards do. */
  public static byte[] ethernet(byte[] ip, String tags) {
    byte[] header = Bytes.parseHex("333300000001" + "020000000001" + tags + type(ip)).toByteArray();
    return concat(header, ip, new byte[Math.max(0, 60 - header.length - ip.length)]);
  }

  /** The header of Linux for captures of all interfaces. */
  public static byte[] linuxCooked(byte[] ip) {
    return concat(hex("0000" + "0001" + "0006" + "0200000000010000" + type(ip)), ip);
  }

  /** Its second version. */
  public static byte[] linuxCooked2(byte[] ip) {
    return concat(
        hex(type(ip) + "0000" + "00000003" + "0001" + "00" + "06" + "0200000000010000"), ip);
  }

  /** The header of BSD for loopback. */
  public static byte[] loopback(byte[] ip) {
    return concat(hex("1e000000"), ip);
  }

  private static String type(byte[] ip) {
    return ip[0] >> 4 == 4 ? "0800" : "86dd";
  }

  /** Octets of hexadecimal digits. */
  public static byte[] hex(String digits) {
    return Bytes.parseHex(digits).toByteArray();
  }

  /** One behind the other. */
  public static byte[] concat(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
