package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.messages.AppProtocolNegotiator.Supported;
import org.v2g4j.messages.Negotiation.Reason;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.ResponseCode;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolRes;

final class AppProtocolNegotiatorTest {

  private static final AppProtocolNegotiator DC_POST =
      AppProtocolNegotiator.of(Protocol.DIN_70121, Protocol.ISO15118_2, Protocol.ISO15118_20_DC);

  private static AppProtocol offer(Protocol protocol, int schemaId, int priority) {
    return new AppProtocol(
        protocol.namespace(), protocol.major(), protocol.minor(), schemaId, priority);
  }

  private static SupportedAppProtocolReq offers(AppProtocol... offers) {
    return new SupportedAppProtocolReq(List.of(offers));
  }

  private static List<Reason> reasons(Negotiation negotiation) {
    return negotiation.verdicts().stream().map(Negotiation.Verdict::reason).toList();
  }

  @Nested
  final class Station {

    @Test
    void takesTheOfferThatTheCarWantsMost() {
      Negotiation negotiation =
          DC_POST.negotiate(
              offers(offer(Protocol.DIN_70121, 7, 2), offer(Protocol.ISO15118_2, 9, 1)),
              LinkSecurity.PLAIN);

      assertThat(negotiation.protocol()).isEqualTo(Protocol.ISO15118_2);
      assertThat(negotiation.response())
          .isEqualTo(new SupportedAppProtocolRes(ResponseCode.OK_SUCCESSFUL_NEGOTIATION, 9));
      assertThat(reasons(negotiation)).containsExactly(Reason.LOWER_PRIORITY, Reason.SELECTED);
    }

    @Test
    void takesTheFirstOfEqualPriorities() {
      AppProtocol first = offer(Protocol.ISO15118_2, 0, 1);
      AppProtocol second = offer(Protocol.DIN_70121, 255, 1);

      assertThat(DC_POST.negotiate(offers(first, second), LinkSecurity.PLAIN).selected())
          .isSameAs(first);
    }

    @Test
    void takesTheFirstOfTwoEqualOffers() {
      AppProtocol offer = offer(Protocol.ISO15118_2, 1, 1);

      assertThat(reasons(DC_POST.negotiate(offers(offer, offer), LinkSecurity.PLAIN)))
          .containsExactly(Reason.SELECTED, Reason.LOWER_PRIORITY);
    }

    @Test
    void choosesAmongTwentyOffers() {
      AppProtocol[] offers = new AppProtocol[20];
      Arrays.setAll(offers, i -> new AppProtocol("urn:vendor:" + i, 1, 0, i, i + 1));
      offers[13] = offer(Protocol.ISO15118_2, 13, 14);

      assertThat(DC_POST.negotiate(offers(offers), LinkSecurity.PLAIN).response().schemaId())
          .isEqualTo(13);
    }

    @Test
    void saysThatMinorVersionsDiffer() {
      AppProtocol offer = new AppProtocol(Protocol.ISO15118_2.namespace(), 2, 1, 3, 1);
      Negotiation negotiation = DC_POST.negotiate(offers(offer), LinkSecurity.TLS_1_2);

      assertThat(negotiation.response().responseCode())
          .isEqualTo(ResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION);
      assertThat(negotiation.response().schemaId()).isEqualTo(3);
    }

    @Test
    void refusesAnotherMajorVersion() {
      AppProtocol offer = new AppProtocol(Protocol.ISO15118_2.namespace(), 1, 0, 3, 1);

      assertThat(reasons(DC_POST.negotiate(offers(offer), LinkSecurity.PLAIN)))
          .containsExactly(Reason.MAJOR_VERSION);
    }

    @Test
    void refusesWithoutSchemaId() {
      AppProtocol offer = new AppProtocol("urn:nobody", 1, 0, 1, 1);
      Negotiation negotiation = DC_POST.negotiate(offers(offer), LinkSecurity.PLAIN);

      assertThat(negotiation.response())
          .isEqualTo(new SupportedAppProtocolRes(ResponseCode.FAILED_NO_NEGOTIATION, null));
      assertThat(negotiation.selected()).isNull();
    }

    @Test
    void speaksIso20OnlyOnTls13() {
      SupportedAppProtocolReq offers =
          offers(offer(Protocol.ISO15118_20_DC, 1, 1), offer(Protocol.ISO15118_2, 2, 2));

      assertThat(DC_POST.negotiate(offers, LinkSecurity.TLS_1_2).protocol())
          .isEqualTo(Protocol.ISO15118_2);
      assertThat(reasons(DC_POST.negotiate(offers, LinkSecurity.PLAIN)))
          .containsExactly(Reason.LINK_SECURITY, Reason.SELECTED);
      assertThat(DC_POST.negotiate(offers, LinkSecurity.TLS_1_3_MUTUAL).protocol())
          .isEqualTo(Protocol.ISO15118_20_DC);
    }

    @Test
    void speaksDinOnlyInClear() {
      SupportedAppProtocolReq offers = offers(offer(Protocol.DIN_70121, 1, 1));

      assertThat(reasons(DC_POST.negotiate(offers, LinkSecurity.TLS_1_2)))
          .containsExactly(Reason.LINK_SECURITY);
    }

    @Test
    void refusesAnEnergyModeThatTheOutletDoesNotHave() {
      SupportedAppProtocolReq offers = offers(offer(Protocol.ISO15118_20_AC, 1, 1));

      assertThat(reasons(DC_POST.negotiate(offers, LinkSecurity.TLS_1_3_MUTUAL)))
          .containsExactly(Reason.UNKNOWN_NAMESPACE);
    }

    @Test
    void neverMatchesCommonMessages() {
      AppProtocol offer = new AppProtocol("urn:iso:std:iso:15118:-20:CommonMessages", 1, 0, 1, 1);

      assertThat(reasons(DC_POST.negotiate(offers(offer), LinkSecurity.TLS_1_3_MUTUAL)))
          .containsExactly(Reason.UNKNOWN_NAMESPACE);
    }

    @Test
    void servesNamespacesOfTheApplication() {
      AppProtocolNegotiator negotiator =
          new AppProtocolNegotiator(
              List.of(new Supported("urn:vendor", 3, 1, List.of(LinkSecurity.PLAIN))));
      AppProtocol offer = new AppProtocol("urn:vendor", 3, 1, 4, 1);
      Negotiation negotiation = negotiator.negotiate(offers(offer), LinkSecurity.PLAIN);

      assertThat(negotiation.selected()).isEqualTo(offer);
      assertThat(negotiation.protocol()).isNull();
    }

    @Test
    void explainsEachOffer() {
      AppProtocol offer = new AppProtocol("urn:nobody", 1, 0, 1, 5);

      assertThat(DC_POST.negotiate(offers(offer), LinkSecurity.PLAIN).verdicts().get(0))
          .hasToString("urn:nobody 1.0 (priority 5): namespace is not served here");
    }
  }

  @Nested
  final class Car {

    private final SupportedAppProtocolReq two =
        offers(offer(Protocol.ISO15118_2, 10, 1), offer(Protocol.DIN_70121, 20, 2));

    private SupportedAppProtocolRes ok(Integer schemaId) {
      return new SupportedAppProtocolRes(ResponseCode.OK_SUCCESSFUL_NEGOTIATION, schemaId);
    }

    @Test
    void findsTheOfferBySchemaId() {
      assertThat(AppProtocolNegotiator.selected(two, ok(20)))
          .hasValueSatisfying(o -> assertThat(o.protocolNamespace()).contains("din"));
    }

    @Test
    void doesNotTakeAnUnknownSchemaId() {
      assertThat(AppProtocolNegotiator.selected(two, ok(2))).isEmpty();
    }

    @Test
    void takesASingleOfferWithoutSchemaId() {
      assertThat(AppProtocolNegotiator.selected(offers(two.appProtocol().get(0)), ok(null)))
          .isPresent();
    }

    @Test
    void doesNotGuessAmongSeveralOffersWithoutSchemaId() {
      assertThat(AppProtocolNegotiator.selected(two, ok(null))).isEmpty();
    }

    @Test
    void takesNothingFromARefusal() {
      SupportedAppProtocolRes refusal =
          new SupportedAppProtocolRes(ResponseCode.FAILED_NO_NEGOTIATION, 10);

      assertThat(AppProtocolNegotiator.selected(two, refusal)).isEmpty();
    }
  }
}
