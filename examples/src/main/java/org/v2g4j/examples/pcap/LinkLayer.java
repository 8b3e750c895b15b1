package org.v2g4j.examples.pcap;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Set;

/** The headers below IP. The numbers are the registered LINKTYPE values. */
public final class LinkLayer {

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int LINUX_COOKED = 113;
  private static final int LINUX_COOKED_2 = 276;
  private static final int LOOP = 108;

  /** IP without a header below it: RAW, its two historic numbers, IPV4 and IPV6. */
  private static final Set<Integer> RAW_IP = Set.of(101, 12, 14, 228, 229);

  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86DD;

  /** Tags of 802.1Q, 802.1ad and an older form of the latter. */
  private static final Set<Integer> VLAN_TAGS = Set.of(0x8100, 0x88A8, 0x9100);

  private LinkLayer() {}

  /**
   * Whether packets of a link type can be read.
   *
   * @param linkType a LINKTYPE number
   * @return whether they can
   */
  public static boolean knows(int linkType) {
    return RAW_IP.contains(linkType)
        || switch (linkType) {
          case NULL, ETHERNET, LINUX_COOKED, LINUX_COOKED_2, LOOP -> true;
          default -> false;
        };
  }

  /**
   * Passes the headers below IP.
   *
   * @return whether the buffer now stands at an IP packet
   * @throws BufferUnderflowException if the packet ends before
   */
  static boolean goToIp(int linkType, ByteBuffer octets) {
    if (RAW_IP.contains(linkType)) {
      return octets.hasRemaining();
    }
    return switch (linkType) {
      case ETHERNET -> skip(octets, 12) && isIp(octets);
      case LINUX_COOKED -> skip(octets, 14) && isIp(octets);
      case LINUX_COOKED_2 -> isIpOfCooked2(octets);
      // The address family in the byte order of the host; the version of IP tells as much.
      case NULL, LOOP -> skip(octets, 4) && octets.hasRemaining();
      default -> false;
    };
  }

  private static boolean isIp(ByteBuffer octets) {
    int type = Short.toUnsignedInt(octets.getShort());
    while (VLAN_TAGS.contains(type)) {
      skip(octets, 2);
      type = Short.toUnsignedInt(octets.getShort());
    }
    return type == IPV4 || type == IPV6;
  }

  /** Here the protocol comes first. */
  private static boolean isIpOfCooked2(ByteBuffer octets) {
    int type = Short.toUnsignedInt(octets.getShort());
    skip(octets, 18);
    if (VLAN_TAGS.contains(type)) {
      skip(octets, 2);
      return isIp(octets);
    }
    return type == IPV4 || type == IPV6;
  }

  /** Goes on; always true, to stand in front of a further condition. */
  private static boolean skip(ByteBuffer octets, int count) {
    if (octets.remaining() < count) {
      throw new BufferUnderflowException();
    }
    octets.position(octets.position() + count);
    return true;
  }
}
