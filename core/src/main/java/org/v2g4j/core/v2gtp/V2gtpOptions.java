package org.v2g4j.core.v2gtp;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What a receiver of V2GTP accepts. Immutable.
 *
 * @param maxPayloadBytes longest payload in bytes, 1 or more
 * @param payloadTypes frames of other types are dropped; manufacturer-specific types belong here to
 *     be received
 * @param strictFraming whether the first header with a wrong version ends the connection. If not,
 *     its frame is dropped and only a second such header in a row ends it: conformance tests
 *     corrupt one field and expect the connection to live
 */
public record V2gtpOptions(
    int maxPayloadBytes, Set<PayloadType> payloadTypes, boolean strictFraming) {

  /**
   * Payload limit of {@link #forConnection()}. Common peers stop at 8 KiB, but an ISO 15118-20
   * certificate installation or a long price schedule is larger.
   */
  public static final int DEFAULT_MAX_PAYLOAD_BYTES = 64 * 1024;

  /** No SDP message is longer than the wireless request; the rest is room for later editions. */
  private static final int DATAGRAM_MAX_PAYLOAD_BYTES = 1024;

  private static final V2gtpOptions CONNECTION =
      new V2gtpOptions(
          DEFAULT_MAX_PAYLOAD_BYTES,
          Set.of(
              PayloadType.V2G_MESSAGE,
              PayloadType.MAIN_STREAM_COMMON,
              PayloadType.MAIN_STREAM_AC,
              PayloadType.MAIN_STREAM_DC,
              PayloadType.MAIN_STREAM_ACDP,
              PayloadType.MAIN_STREAM_WPT,
              PayloadType.SIDE_STREAM_SCHEDULE_RENEGOTIATION,
              PayloadType.SIDE_STREAM_METERING_CONFIRMATION,
              PayloadType.SIDE_STREAM_ACDP_SYSTEM_STATUS,
              PayloadType.SIDE_STREAM_PARKING_STATUS),
          false);

  private static final V2gtpOptions DATAGRAM =
      new V2gtpOptions(
          DATAGRAM_MAX_PAYLOAD_BYTES,
          Set.of(
              PayloadType.SDP_REQUEST,
              PayloadType.SDP_RESPONSE,
              PayloadType.SDP_WIRELESS_REQUEST,
              PayloadType.SDP_WIRELESS_RESPONSE),
          false);

  /**
   * Checks the limit and copies the set.
   *
   * @param maxPayloadBytes 1 or more
   * @param payloadTypes the types to receive
   * @param strictFraming whether one wrong version ends a connection
   * @throws IllegalArgumentException if the limit is not positive
   */
  public V2gtpOptions {
    if (maxPayloadBytes < 1) {
      throw new IllegalArgumentException(
          "maxPayloadBytes must be positive but is " + maxPayloadBytes);
    }
    payloadTypes = Set.copyOf(payloadTypes);
  }

  /**
   * Returns the defaults for TCP and TLS: payloads up to 64 KiB, the payload types of ISO
   * 15118-20:2022 except those of SDP, one wrong version forgiven.
   *
   * @return the options
   */
  public static V2gtpOptions forConnection() {
    return CONNECTION;
  }

  /**
   * Returns the defaults for UDP: the four payload types of SDP.
   *
   * @return the options
   */
  public static V2gtpOptions forDatagrams() {
    return DATAGRAM;
  }

  /**
   * Changes the longest payload.
   *
   * @param bytes 1 or more
   * @return options that differ in this
   * @throws IllegalArgumentException if the limit is not positive
   */
  public V2gtpOptions withMaxPayloadBytes(int bytes) {
    return new V2gtpOptions(bytes, payloadTypes, strictFraming);
  }

  /**
   * Adds payload types.
   *
   * @param more types to receive beside those already received
   * @return options that differ in this
   */
  public V2gtpOptions withPayloadTypes(PayloadType... more) {
    Set<PayloadType> types = new HashSet<>(payloadTypes);
    types.addAll(Arrays.asList(more));
    return new V2gtpOptions(maxPayloadBytes, types, strictFraming);
  }

  /**
   * Ends a connection at the first header with a wrong version.
   *
   * @return options that differ in this
   */
  public V2gtpOptions withStrictFraming() {
    return new V2gtpOptions(maxPayloadBytes, payloadTypes, true);
  }
}
