package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.Leniency;
import org.v2g4j.exi.ViolationException;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.iso2.Body;
import org.v2g4j.messages.iso2.MessageHeader;
import org.v2g4j.messages.iso2.SessionSetupReq;
import org.v2g4j.messages.iso2.V2gMessage;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class V2gCodecTest {

  private static V2gtpFrame frame(int type, String hex) {
    return new V2gtpFrame(PayloadType.of(type), Bytes.parseHex(hex));
  }

  private static Bytes vector(String set, String message) {
    return Vectors.load(set).stream()
        .filter(v -> v.kind() == Vector.Kind.DOCUMENT && v.message().equals(message))
        .findFirst()
        .orElseThrow()
        .exi();
  }

  private static V2gMessage sessionSetup(String sessionId, String evccId) {
    return new V2gMessage(
        new MessageHeader(Bytes.parseHex(sessionId), null, null),
        new Body(new SessionSetupReq(Bytes.parseHex(evccId))));
  }

  @Nested
  final class Handshake {

    /** A request with one entry and one from a car: bytes of two independent encoders. */
    @ParameterizedTest
    @CsvSource({
      "urn:iso:15118:2:2013:MsgDef, 1,"
          + " 8000ebab9371d34b9b79d189a98989c1d191d191818999d26b9b3a232b30020000040040",
      "urn:din:70121:2012:MsgDef, 0,"
          + " 8000dbab9371d3234b71d1b981899189d191818991d26b9b3a232b30020000000040"
    })
    void writesTheBytesOfOtherStacks(String namespace, int schemaId, String hex) {
      SupportedAppProtocolReq request =
          new SupportedAppProtocolReq(List.of(new AppProtocol(namespace, 2, 0, schemaId, 1)));
      V2gtpFrame frame = V2gCodec.handshake().encode(request);

      assertThat(frame).isEqualTo(frame(0x8001, hex));
      assertThat(V2gCodec.handshake().decode(frame).value()).isEqualTo(request);
    }

    @Test
    void knowsNoOtherPayloadType() {
      V2gtpFrame frame = frame(0x8002, "80400040");

      assertThat(V2gCodec.handshake().messageSet(frame)).isEmpty();
      assertThatThrownBy(() -> V2gCodec.handshake().decode(frame))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("0x8002");
    }

    @Test
    void doesNotSendMessagesOfASession() {
      assertThatThrownBy(() -> V2gCodec.handshake().encode(sessionSetup("00", "00")))
          .isInstanceOf(EncodeException.class)
          .hasMessageContaining("V2G_Message");
    }
  }

  @Nested
  final class Session {

    /** Annotated bit by bit where the encoding rules are explained. */
    @Test
    void writesAndReadsSessionSetupReq() {
      V2gCodec codec = V2gCodec.of(Protocol.ISO15118_2);
      V2gMessage message = sessionSetup("9B31F2", "80085F38");
      V2gtpFrame frame = codec.encode(message);

      assertThat(frame).isEqualTo(frame(0x8001, "809800e6cc7c91d0120021 7ce000"));
      assertThat(codec.decode(frame).value()).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource({
      "0x8002, ISO15118_20_COMMON_MESSAGES",
      "0x8003, ISO15118_20_AC",
      "0x8004, ISO15118_20_DC",
      "0x8005, ISO15118_20_ACDP",
      "0x8006, ISO15118_20_WPT",
      "0x8102, ISO15118_20_COMMON_MESSAGES",
      "0x8103, ISO15118_20_ACDP",
      "0x8104, ISO15118_20_COMMON_MESSAGES"
    })
    void findsTheSetOfEachStreamOfIso20(String type, MessageSet set) {
      V2gCodec codec = V2gCodec.of(Protocol.ISO15118_20_DC);

      assertThat(codec.messageSet(frame(Integer.decode(type), "80"))).contains(set);
    }

    @ParameterizedTest
    @CsvSource({
      "ISO15118_20_DC, DC_ChargeParameterDiscoveryReq",
      "ISO15118_20_AC, AC_ChargeParameterDiscoveryRes",
      "ISO15118_20_WPT, WPT_ChargeParameterDiscoveryReq"
    })
    void readsTheServicesParametersInARenegotiation(Protocol protocol, String message) {
      Bytes exi = vector(protocol.messages().label(), message);
      V2gtpFrame frame = new V2gtpFrame(PayloadType.SIDE_STREAM_SCHEDULE_RENEGOTIATION, exi);

      assertThat(V2gCodec.of(protocol).messageSet(frame)).contains(protocol.messages());
    }

    @ParameterizedTest
    @CsvSource({
      "ScheduleExchangeReq",
      "ScheduleExchangeRes",
      "PowerDeliveryReq",
      "PowerDeliveryRes"
    })
    void readsCommonMessagesInARenegotiation(String message) {
      Bytes exi = vector("iso15118-20-commonmessages", message);
      V2gtpFrame frame = new V2gtpFrame(PayloadType.SIDE_STREAM_SCHEDULE_RENEGOTIATION, exi);

      for (Protocol protocol : Protocol.values()) {
        if (protocol.isIso20()) {
          assertThat(V2gCodec.of(protocol).messageSet(frame))
              .contains(MessageSet.ISO15118_20_COMMON_MESSAGES);
        }
      }
    }

    @Test
    void answersOnTheStreamOfTheRequest() {
      V2gCodec codec = V2gCodec.of(Protocol.ISO15118_20_DC);
      ExiElement message =
          MessageSet.ISO15118_20_COMMON_MESSAGES
              .codec()
              .decode(vector("iso15118-20-commonmessages", "MeteringConfirmationRes"));

      assertThat(codec.encode(message).payloadType()).isEqualTo(PayloadType.MAIN_STREAM_COMMON);
      assertThat(codec.encode(message, PayloadType.SIDE_STREAM_METERING_CONFIRMATION).payloadType())
          .isEqualTo(PayloadType.SIDE_STREAM_METERING_CONFIRMATION);
    }

    @Test
    void doesNotSendMessagesOnAStreamThatIsNotTheirs() {
      V2gCodec codec = V2gCodec.of(Protocol.ISO15118_2);

      assertThatThrownBy(() -> codec.encode(sessionSetup("00", "00"), PayloadType.MAIN_STREAM_DC))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("payload type 0x8004 does not carry V2G_Message");
    }

    @Test
    void toleratesIso20MessagesAsPayloadType8001AndSaysSo() {
      V2gCodec codec = V2gCodec.of(Protocol.ISO15118_20_DC);
      Bytes exi = vector("iso15118-20-commonmessages", "CertificateInstallationReq");
      V2gtpFrame frame = new V2gtpFrame(PayloadType.V2G_MESSAGE, exi);

      assertThat(codec.decode(frame).leniencies())
          .extracting(Leniency::kind)
          .containsExactly(Leniency.Kind.PAYLOAD_TYPE);
    }

    @Test
    void doesNotSendMessagesOfAnotherProtocol() {
      assertThatThrownBy(() -> V2gCodec.of(Protocol.DIN_70121).encode(sessionSetup("00", "00")))
          .isInstanceOf(EncodeException.class);
    }
  }

  @Nested
  final class Facets {

    private final V2gMessage longEvccId = sessionSetup("00", "0102030405060708");

    @Test
    void refuseAMessageThatBreaksThem() {
      assertThatThrownBy(() -> V2gCodec.of(Protocol.ISO15118_2).encode(longEvccId))
          .isInstanceOf(ViolationException.class)
          .hasMessage("/V2G_Message/Body/SessionSetupReq/EVCCID: length 0 to 6, found 8");
    }

    @Test
    void doNotStopALenientSender() {
      V2gCodec codec = V2gCodec.of(Protocol.ISO15118_2);

      assertThat(codec.decode(codec.encodeLenient(longEvccId)).value()).isEqualTo(longEvccId);
    }
  }

  @Nested
  final class Failures {

    @Test
    void nameTheBitAndThePath() {
      V2gtpFrame cut = frame(0x8001, "809800e6cc7c91d0120021");

      assertThatThrownBy(() -> V2gCodec.of(Protocol.ISO15118_2).decode(cut))
          .isInstanceOfSatisfying(
              ExiException.class,
              e -> {
                assertThat(e.path()).isEqualTo("/V2G_Message/Body/SessionSetupReq/EVCCID");
                assertThat(e.bitOffset()).isBetween(62, 88);
              });
    }

    @Test
    void nameTheAbstractElement() {
      // Body with the code of BodyElement itself, 2 of 36.
      V2gtpFrame frame = frame(0x8001, "809800e6cc7c90201200217ce000");

      assertThatThrownBy(() -> V2gCodec.of(Protocol.ISO15118_2).decode(frame))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("BodyElement is abstract");
    }
  }
}
