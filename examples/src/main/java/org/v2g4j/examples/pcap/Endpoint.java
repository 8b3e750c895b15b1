package org.v2g4j.examples.pcap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import org.v2g4j.core.Bytes;

/**
 * One end of a conversation. Immutable.
 *
 * @param address the four or sixteen octets of an IP address
 * @param port the port of UDP or TCP, 0 to 65535
 */
public record Endpoint(Bytes address, int port) implements Comparable<Endpoint> {

  private static final int IPV6_GROUPS = 8;

  /**
   * Checks the length of the address.
   *
   * @param address four or sixteen octets
   * @param port a port
   */
  public Endpoint {
    Objects.requireNonNull(address, "address");
    if (address.length() != 4 && address.length() != 2 * IPV6_GROUPS) {
      throw new IllegalArgumentException(
          "address must have 4 or 16 octets but has " + address.length());
    }
  }

  /**
   * Whether this is an address of one link only, as the standards demand.
   *
   * @return whether it is in {@code fe80::/10}
   */
  public boolean isLinkLocal() {
    return address.length() != 4
        && (address.at(0) & 0xFF) == 0xFE
        && (address.at(1) & 0xC0) == 0x80;
  }

  @Override
  public int compareTo(Endpoint other) {
    int order = address.toHex().compareTo(other.address.toHex());
    return order != 0 ? order : Integer.compare(port, other.port);
  }

  /**
   * The address in the form of RFC 5952, in brackets, and the port.
   *
   * @return such as {@code [fe80::1]:15118}
   */
  @Override
  public String toString() {
    return "[" + addressText() + "]:" + port;
  }

  private String addressText() {
    if (address.length() == 4) {
      return numeric();
    }
    int[] groups = new int[IPV6_GROUPS];
    for (int i = 0; i < IPV6_GROUPS; i++) {
      groups[i] = (address.at(2 * i) & 0xFF) << 8 | address.at(2 * i + 1) & 0xFF;
    }
    return compressed(groups);
  }

  private String numeric() {
    try {
      return InetAddress.getByAddress(address.toByteArray()).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("the length was checked", e);
    }
  }

  /** The longest run of two or more zero groups becomes "::", the first of equals. */
  private static String compressed(int[] groups) {
    int start = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end] == 0) {
        end++;
      }
      if (end - i > length) {
        start = i;
        length = end - i;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < groups.length; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        boolean needsColon = i > 0 && text.charAt(text.length() - 1) != ':';
        text.append(needsColon ? ":" : "").append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
