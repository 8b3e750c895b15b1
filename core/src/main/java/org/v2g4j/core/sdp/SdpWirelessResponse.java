package org.v2g4j.core.sdp;

import java.nio.ByteBuffer;
import java.util.Objects;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * A station on a wireless link tells where it listens, and whether it has found the vehicle.
 * Immutable.
 *
 * @param endpoint address, port, security and transport
 * @param diagStatus how far the station has got
 * @param coupling how it would charge
 * @param evseId the EVSE at the vehicle's spot, 0 to 37 printable ASCII characters; empty when not
 *     known
 * @clause ISO 15118-20:2022, 7.10
 */
public record SdpWirelessResponse(
    SdpResponse endpoint, DiagStatus diagStatus, CouplingType coupling, String evseId)
    implements SdpMessage {
  private static final int LENGTH = 59;

  /** Of peers whose EVSEID has 36 octets. */
  private static final int SHORT_LENGTH = LENGTH - 1;

  /**
   * Checks the text.
   *
   * @param endpoint where the station listens
   * @param diagStatus how far the station has got
   * @param coupling how it would charge
   * @param evseId 0 to 37 characters
   * @throws IllegalArgumentException if the text is too long or not printable ASCII
   */
  public SdpWirelessResponse {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(diagStatus, "diagStatus");
    Objects.requireNonNull(coupling, "coupling");
    SdpFields.requireText("evseId", evseId, SdpFields.EVSE_ID_LENGTH);
  }

  /**
   * Reads a response.
   *
   * @param payload the payload of a frame of type {@link PayloadType#SDP_WIRELESS_RESPONSE}
   * @return the response
   * @throws SdpException if the payload is neither 59 bytes long nor 58, which some peers send; if
   *     a field has a reserved value or the text is not printable ASCII
   */
  public static SdpWirelessResponse decode(Bytes payload) {
    SdpReader in = new SdpReader(payload, "a wireless SDP response", LENGTH, SHORT_LENGTH);
    return new SdpWirelessResponse(
        SdpResponse.read(in),
        in.diagStatus(),
        in.coupling(),
        in.text("EVSEID", SdpFields.EVSE_ID_LENGTH));
  }

  @Override
  public PayloadType payloadType() {
    return PayloadType.SDP_WIRELESS_RESPONSE;
  }

  @Override
  public Bytes encode() {
    return Bytes.filled(LENGTH, target -> putTo(ByteBuffer.wrap(target)));
  }

  private void putTo(ByteBuffer target) {
    endpoint.putTo(target);
    target.put((byte) diagStatus.value()).put((byte) coupling.value());
    SdpFields.putText(target, evseId, SdpFields.EVSE_ID_LENGTH);
  }
}
