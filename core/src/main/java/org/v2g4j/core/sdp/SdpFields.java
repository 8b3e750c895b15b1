package org.v2g4j.core.sdp;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the messages have in common: the shape of their fields. */
final class SdpFields {
  static final int ADDRESS_LENGTH = 16;
  static final int EV_ID_LENGTH = 20;
  static final int EVSE_ID_LENGTH = 37;

  private SdpFields() {}

  static boolean isPrintable(int character) {
    return character >= ' ' && character <= '~';
  }

  static void requireText(String field, String text, int maxLength) {
    if (text.length() > maxLength || !text.chars().allMatch(SdpFields::isPrintable)) {
      throw new IllegalArgumentException(
          field
              + " must be ASCII text of 0 to "
              + maxLength
              + " characters but is \""
              + text
              + "\"");
    }
  }

  static void requirePort(int port) {
    if (port < 0 || port > 0xFFFF) {
      throw new IllegalArgumentException("port must be 0 to 65535 but is " + port);
    }
  }

  /** Makes an address of 16 octets; the wire has no place for a scope. */
  static Inet6Address withoutScope(byte[] octets) {
    try {
      return Inet6Address.getByAddress(null, octets, -1);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("an IPv6 address has 16 octets", e);
    }
  }

  static void putText(ByteBuffer target, String text, int length) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    target.put(octets).position(target.position() + length - octets.length);
  }
}
