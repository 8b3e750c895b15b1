package org.v2g4j.core.sdp;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * A vehicle on a wireless link asks for the station of the spot where it stands. Immutable.
 *
 * @param security what the vehicle wants
 * @param transport TCP, unless a test asks otherwise
 * @param signalling how the vehicle can signal to the spot
 * @param coupling how it wants to be charged
 * @param evId what the vehicle calls itself until it has a session, 0 to 20 printable ASCII
 *     characters; {@code ZZ00000} when it has no name
 * @param evseId the EVSE it wants, 0 to 37 printable ASCII characters; empty when it knows none
 * @clause ISO 15118-20:2022, 7.10
 */
public record SdpWirelessRequest(
    SdpSecurity security,
    SdpTransport transport,
    P2psPpd signalling,
    CouplingType coupling,
    String evId,
    String evseId)
    implements SdpMessage {
  private static final int LENGTH = 62;

  /** Of peers whose EVSEID has 36 octets. */
  private static final int SHORT_LENGTH = LENGTH - 1;

  /**
   * Checks both texts.
   *
   * @param security what the vehicle wants
   * @param transport TCP or UDP
   * @param signalling how the vehicle can signal
   * @param coupling how it wants to be charged
   * @param evId 0 to 20 characters
   * @param evseId 0 to 37 characters
   * @throws IllegalArgumentException if a text is too long or not printable ASCII
   */
  public SdpWirelessRequest {
    Objects.requireNonNull(security, "security");
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(signalling, "signalling");
    Objects.requireNonNull(coupling, "coupling");
    SdpFields.requireText("evId", evId, SdpFields.EV_ID_LENGTH);
    SdpFields.requireText("evseId", evseId, SdpFields.EVSE_ID_LENGTH);
  }

  /**
   * Reads a request.
   *
   * @param payload the payload of a frame of type {@link PayloadType#SDP_WIRELESS_REQUEST}
   * @return the request
   * @throws SdpException if the payload is neither 62 bytes long nor 61, which some peers send; if
   *     a field has a reserved value or a text is not printable ASCII
   */
  public static SdpWirelessRequest decode(Bytes payload) {
    SdpReader in = new SdpReader(payload, "a wireless SDP request", LENGTH, SHORT_LENGTH);
    return new SdpWirelessRequest(
        in.security(),
        in.transport(),
        new P2psPpd(in.unsigned16()),
        in.coupling(),
        in.text("EVID", SdpFields.EV_ID_LENGTH),
        in.text("EVSEID", SdpFields.EVSE_ID_LENGTH));
  }

  @Override
  public PayloadType payloadType() {
    return PayloadType.SDP_WIRELESS_REQUEST;
  }

  @Override
  public Bytes encode() {
    return Bytes.filled(LENGTH, target -> putTo(ByteBuffer.wrap(target)));
  }

  private void putTo(ByteBuffer target) {
    target
        .put((byte) security.value())
        .put((byte) transport.value())
        .putShort((short) signalling.bits())
        .put((byte) coupling.value());
    SdpFields.putText(target, evId, SdpFields.EV_ID_LENGTH);
    SdpFields.putText(target, evseId, SdpFields.EVSE_ID_LENGTH);
  }
}
