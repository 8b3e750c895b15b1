package org.v2g4j.core.sdp;

import java.net.Inet6Address;
import java.nio.charset.StandardCharsets;
import java.util.function.ToIntFunction;
import org.v2g4j.core.Bytes;

/** Reads the fields of a payload in their order. Mutable: each call moves on. */
final class SdpReader {
  private final Bytes payload;
  private int offset;

  /** Checks the length, which has to be one of two. */
  SdpReader(Bytes payload, String message, int length, int lengthOfSome) {
    if (payload.length() != length && payload.length() != lengthOfSome) {
      throw new SdpException(
          payload.length(),
          "expected "
              + message
              + " of "
              + length
              + " bytes but found "
              + payload.length()
              + " bytes, ending");
    }
    this.payload = payload;
  }

  SdpReader(Bytes payload, String message, int length) {
    this(payload, message, length, length);
  }

  SdpSecurity security() {
    return constant("security", SdpSecurity.values(), SdpSecurity::value);
  }

  SdpTransport transport() {
    return constant("transport protocol", SdpTransport.values(), SdpTransport::value);
  }

  CouplingType coupling() {
    return constant("coupling type", CouplingType.values(), CouplingType::value);
  }

  DiagStatus diagStatus() {
    return constant("diagnosis status", DiagStatus.values(), DiagStatus::value);
  }

  private <E> E constant(String field, E[] constants, ToIntFunction<E> value) {
    int found = unsigned8();
    for (E constant : constants) {
      if (value.applyAsInt(constant) == found) {
        return constant;
      }
    }
    throw new SdpException(
        offset - 1, String.format("expected a known %s but found 0x%02X", field, found));
  }

  int unsigned16() {
    return unsigned8() << 8 | unsigned8();
  }

  private int unsigned8() {
    return payload.at(offset++) & 0xFF;
  }

  Inet6Address address() {
    byte[] octets = new byte[SdpFields.ADDRESS_LENGTH];
    payload.copyTo(offset, octets, 0, octets.length);
    offset += octets.length;
    return SdpFields.withoutScope(octets);
  }

  /** Reads text of at most {@code length} octets, fewer if the payload ends; NUL pads it. */
  String text(String field, int length) {
    int start = offset;
    offset = Math.min(start + length, payload.length());
    int end = offset;
    while (end > start && payload.at(end - 1) == 0) {
      end--;
    }
    byte[] octets = payload.slice(start, end).toByteArray();
    for (int i = 0; i < octets.length; i++) {
      if (!SdpFields.isPrintable(octets[i])) {
        throw new SdpException(
            start + i,
            String.format("expected ASCII text as %s but found 0x%02X", field, octets[i]));
      }
    }
    return new String(octets, StandardCharsets.US_ASCII);
  }
}
