package org.v2g4j.core.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.WireFormatException;
import org.v2g4j.core.sdp.P2psPpd.Means;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;

class SdpMessageTest {
  private static final String ADDRESS = "FE80000000000000DB7C3604B22BC7CF";

  private static Inet6Address address(int scope) {
    try {
      return Inet6Address.getByAddress(null, Bytes.parseHex(ADDRESS).toByteArray(), scope);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private static SdpMessage decode(String datagram) {
    return SdpMessage.decode(V2gtpFrame.decode(Bytes.parseHex(datagram)));
  }

  /** Every way to cut the payload short or flip one bit of it gives a message or an exception. */
  private static void assertSurvivesDamage(SdpMessage message) {
    Bytes payload = message.encode();
    for (int length = 1; length < payload.length(); length++) {
      assertReadOrRejected(message.payloadType(), payload.slice(0, length));
    }
    for (int bit = 0; bit < 8 * payload.length(); bit++) {
      byte[] flipped = payload.toByteArray();
      flipped[bit / 8] ^= (byte) (0x80 >> bit % 8);
      assertReadOrRejected(message.payloadType(), Bytes.of(flipped));
    }
  }

  private static void assertReadOrRejected(PayloadType type, Bytes payload) {
    try {
      Bytes written = SdpMessage.decode(new V2gtpFrame(type, payload)).encode();
      assertThat(written.slice(0, payload.length())).isEqualTo(payload);
    } catch (WireFormatException e) {
      assertThat(e).isInstanceOf(SdpException.class);
    }
  }

  @Test
  void refusesFrameThatIsNotOfSdp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decode("01 FE 80 01 00 00 00 02 10 00"))
        .withMessage("expected a payload type of SDP but found 0x8001 (V2G message)");
  }

  @Nested
  class Requests {
    private static final String TLS = "01 FE 90 00 00 00 00 02 00 00";
    private static final String NO_TLS = "01 FE 90 00 00 00 00 02 10 00";

    @Test
    void askForTls() {
      SdpRequest request = SdpRequest.of(SdpSecurity.TLS);
      assertThat(request.toFrame().encode()).isEqualTo(Bytes.parseHex(TLS));
      assertThat(decode(TLS)).isEqualTo(request);
    }

    @Test
    void askForPlainTcp() {
      SdpRequest request = SdpRequest.of(SdpSecurity.NONE);
      assertThat(request.toFrame().encode()).isEqualTo(Bytes.parseHex(NO_TLS));
      assertThat(decode(NO_TLS)).isEqualTo(request);
    }

    @Test
    void mayAskForUdp() {
      assertThat(SdpRequest.decode(Bytes.parseHex("0010")))
          .isEqualTo(new SdpRequest(SdpSecurity.TLS, SdpTransport.UDP));
    }

    @Test
    void areRejectedWithReservedSecurity() {
      assertThatThrownBy(() -> SdpRequest.decode(Bytes.parseHex("0100")))
          .isInstanceOf(SdpException.class)
          .hasMessage("expected a known security but found 0x01 at byte 0");
    }

    @Test
    void areRejectedWithReservedTransport() {
      assertThatThrownBy(() -> SdpRequest.decode(Bytes.parseHex("1001")))
          .isInstanceOfSatisfying(SdpException.class, e -> assertThat(e.byteOffset()).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "100000"})
    void areRejectedWithOtherLength(String payload) {
      assertThatThrownBy(() -> SdpRequest.decode(Bytes.parseHex(payload)))
          .isInstanceOf(SdpException.class)
          .hasMessageContaining("2 bytes");
    }

    @Test
    void surviveDamage() {
      assertSurvivesDamage(SdpRequest.of(SdpSecurity.NONE));
    }
  }

  @Nested
  class Responses {
    //                                     ver inv type  length
    private static final String OBSERVED = "01 FE 90 01 00 00 00 14" + ADDRESS + "3B 0E 10 00";

    private final SdpResponse response = SdpResponse.of(address(-1), 15118, SdpSecurity.NONE);

    @Test
    void tellAddressPortAndSecurity() {
      assertThat(decode(OBSERVED)).isEqualTo(response);
      assertThat(response.toFrame().encode()).isEqualTo(Bytes.parseHex(OBSERVED));
      assertThat(response.address().isLinkLocalAddress()).isTrue();
    }

    @Test
    void carryNoScope() {
      SdpResponse scoped = SdpResponse.of(address(3), 50000, SdpSecurity.TLS);
      assertThat(scoped.address().getHostAddress()).doesNotContain("%");
    }

    @Test
    void keepAddressesThatAreMappedFromIpv4() {
      Bytes payload = Bytes.parseHex("00000000000000000000FFFF01020304 C000 0000");
      assertThat(SdpResponse.decode(payload).encode()).isEqualTo(payload);
    }

    @Test
    void mayHaveAPortOutsideTheDynamicRange() {
      assertThat(response.hasDynamicPort()).isFalse();
      assertThat(SdpResponse.of(address(-1), 49152, SdpSecurity.TLS).hasDynamicPort()).isTrue();
      assertThat(SdpResponse.of(address(-1), 65535, SdpSecurity.TLS).hasDynamicPort()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void haveAPortOf16Bits(int port) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SdpResponse.of(address(-1), port, SdpSecurity.TLS))
          .withMessageContaining(String.valueOf(port));
    }

    @Test
    void surviveDamage() {
      assertSurvivesDamage(response);
    }
  }

  @Nested
  class WirelessRequests {
    private final SdpWirelessRequest request =
        new SdpWirelessRequest(
            SdpSecurity.TLS,
            SdpTransport.TCP,
            P2psPpd.of(Means.WPT_LF_VEHICLE, Means.WPT_CAMERA_VEHICLE),
            CouplingType.WPT,
            "ZZ00000",
            "DE*ABC*E1");

    private final Bytes payload =
        Bytes.parseHex(
            "00 00 18 00 10"
                + ("5A 5A 30 30 30 30 30" + "00".repeat(13))
                + ("44 45 2A 41 42 43 2A 45 31" + "00".repeat(28)));

    @Test
    void have62Bytes() {
      assertThat(request.encode()).isEqualTo(payload);
      assertThat(payload.length()).isEqualTo(62);
      assertThat(SdpMessage.decode(request.toFrame())).isEqualTo(request);
    }

    @Test
    void areReadWith61Bytes() {
      assertThat(SdpWirelessRequest.decode(payload.slice(0, 61))).isEqualTo(request);
    }

    @Test
    void areRejectedWithOtherLength() {
      assertThatThrownBy(() -> SdpWirelessRequest.decode(payload.slice(0, 60)))
          .isInstanceOf(SdpException.class)
          .hasMessageContaining("62 bytes");
      assertThatThrownBy(() -> SdpWirelessRequest.decode(Bytes.of(new byte[63])))
          .isInstanceOf(SdpException.class);
    }

    @Test
    void areRejectedWithTextThatIsNotAscii() {
      byte[] octets = payload.toByteArray();
      octets[6] = (byte) 0xC3;
      assertThatThrownBy(() -> SdpWirelessRequest.decode(Bytes.of(octets)))
          .isInstanceOf(SdpException.class)
          .hasMessage("expected ASCII text as EVID but found 0xC3 at byte 6");
    }

    @Test
    void refuseTextThatDoesNotFit() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new SdpWirelessRequest(
                      SdpSecurity.TLS,
                      SdpTransport.TCP,
                      P2psPpd.NONE,
                      CouplingType.WPT,
                      "X".repeat(21),
                      ""))
          .withMessageContaining("evId");
    }

    @Test
    void surviveDamage() {
      assertSurvivesDamage(request);
    }
  }

  @Nested
  class WirelessResponses {
    private final SdpWirelessResponse response =
        new SdpWirelessResponse(
            SdpResponse.of(address(-1), 50000, SdpSecurity.TLS),
            DiagStatus.FINISHED_WITH_EVSE_ID,
            CouplingType.ACD_U_INFRASTRUCTURE,
            "DE*ABC*E1");

    private final Bytes payload =
        Bytes.parseHex(
            ADDRESS + "C3 50 00 00 01 20" + "44 45 2A 41 42 43 2A 45 31" + "00".repeat(28));

    @Test
    void have59Bytes() {
      assertThat(response.encode()).isEqualTo(payload);
      assertThat(payload.length()).isEqualTo(59);
      assertThat(SdpMessage.decode(response.toFrame())).isEqualTo(response);
    }

    @Test
    void areReadWith58Bytes() {
      assertThat(SdpWirelessResponse.decode(payload.slice(0, 58))).isEqualTo(response);
    }

    @Test
    void surviveDamage() {
      assertSurvivesDamage(response);
    }

    @ParameterizedTest
    @EnumSource
    void carryAnyStatus(DiagStatus status) {
      SdpWirelessResponse any =
          new SdpWirelessResponse(response.endpoint(), status, CouplingType.NOT_APPLICABLE, "");
      assertThat(SdpWirelessResponse.decode(any.encode())).isEqualTo(any);
    }
  }

  @Nested
  class Signalling {
    @Test
    void knowsItsBits() {
      P2psPpd signalling = new P2psPpd(0x4102);
      assertThat(signalling.has(Means.PPD_INFRASTRUCTURE)).isTrue();
      assertThat(signalling.has(Means.ACD_DIRECTED_WLAN)).isTrue();
      assertThat(signalling.has(Means.ACD_U_INFRARED)).isFalse();
      assertThat(P2psPpd.of()).isEqualTo(P2psPpd.NONE);
      assertThat(P2psPpd.of(Means.values())).isEqualTo(new P2psPpd(0x7F00));
    }

    @Test
    void hasSixteenBits() {
      assertThatIllegalArgumentException().isThrownBy(() -> new P2psPpd(0x10000));
    }
  }
}
