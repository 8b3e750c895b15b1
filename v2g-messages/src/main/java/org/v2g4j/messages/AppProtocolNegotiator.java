package org.v2g4j.messages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.messages.Negotiation.Reason;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.ResponseCode;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolRes;

/**
 * Chooses the protocol of a session from a car's offers. Immutable, thread-safe, without side
 * effects.
 *
 * <p>The car decides: of the offers that fit, the one with the numerically lowest priority wins; of
 * equal priorities the first.
 *
 * @clause ISO 15118-2:2014, [V2G2-169]; ISO 15118-20:2022, [V2G20-169]
 */
public final class AppProtocolNegotiator {

  private final List<Supported> supported;

  /**
   * What a station speaks at one outlet.
   *
   * @param namespace the ProtocolNamespace
   * @param major the major version, which must be equal
   * @param minor the minor version, which may differ
   * @param links the connections on which it may be spoken
   */
  public record Supported(String namespace, long major, long minor, List<LinkSecurity> links) {

    /** Copies the list. */
    public Supported {
      Objects.requireNonNull(namespace, "namespace");
      links = List.copyOf(links);
    }

    /**
     * A protocol on the connections that its standard allows: DIN in clear, -2 everywhere, -20 on
     * TLS 1.3 with certificates on both sides.
     *
     * @param protocol the protocol
     * @return what is supported
     * @clause ISO 15118-20:2022, [V2G20-1237], [V2G20-2356]
     */
    public static Supported of(Protocol protocol) {
      List<LinkSecurity> links =
          switch (protocol) {
            case DIN_70121 -> List.of(LinkSecurity.PLAIN);
            case ISO15118_2 -> List.of(LinkSecurity.values());
            case ISO15118_20_AC, ISO15118_20_DC, ISO15118_20_WPT, ISO15118_20_ACDP ->
                List.of(LinkSecurity.TLS_1_3_MUTUAL);
          };
      return new Supported(protocol.namespace(), protocol.major(), protocol.minor(), links);
    }
  }

  /**
   * A negotiator for one outlet.
   *
   * @param supported what is spoken there; a namespace of one's own may be among it
   */
  public AppProtocolNegotiator(List<Supported> supported) {
    this.supported = List.copyOf(supported);
  }

  /**
   * A negotiator for protocols on the connections that their standards allow.
   *
   * @param protocols what is spoken at the outlet
   * @return a negotiator
   */
  public static AppProtocolNegotiator of(Protocol... protocols) {
    return new AppProtocolNegotiator(Arrays.stream(protocols).map(Supported::of).toList());
  }

  /**
   * Chooses.
   *
   * @param request the car's offers
   * @param link how the connection is protected
   * @return the answer and its reasons
   */
  public Negotiation negotiate(SupportedAppProtocolReq request, LinkSecurity link) {
    List<AppProtocol> offers = request.appProtocol();
    Optional<AppProtocol> best =
        offers.stream()
            .filter(offer -> obstacle(offer, link) == null)
            .min(Comparator.comparingInt(AppProtocol::priority));
    List<Negotiation.Verdict> verdicts = new ArrayList<>();
    boolean taken = false;
    boolean deviates = false;
    for (AppProtocol offer : offers) {
      Reason reason = obstacle(offer, link);
      if (reason == null && !taken && offer == best.orElse(null)) {
        taken = true;
        deviates = offer.versionNumberMinor() != supported(offer).orElseThrow().minor();
        reason = deviates ? Reason.SELECTED_WITH_MINOR_DEVIATION : Reason.SELECTED;
      } else if (reason == null) {
        reason = Reason.LOWER_PRIORITY;
      }
      verdicts.add(new Negotiation.Verdict(offer, reason));
    }
    return new Negotiation(
        response(best, deviates),
        best.orElse(null),
        best.flatMap(offer -> Protocol.of(offer.protocolNamespace())).orElse(null),
        verdicts);
  }

  private static SupportedAppProtocolRes response(Optional<AppProtocol> best, boolean deviates) {
    if (best.isEmpty()) {
      return new SupportedAppProtocolRes(ResponseCode.FAILED_NO_NEGOTIATION, null);
    }
    ResponseCode code =
        deviates
            ? ResponseCode.OK_SUCCESSFUL_NEGOTIATION_WITH_MINOR_DEVIATION
            : ResponseCode.OK_SUCCESSFUL_NEGOTIATION;
    return new SupportedAppProtocolRes(code, best.get().schemaId());
  }

  private Optional<Supported> supported(AppProtocol offer) {
    return supported.stream()
        .filter(one -> one.namespace().equals(offer.protocolNamespace()))
        .min(Comparator.comparing(one -> one.major() == offer.versionNumberMajor() ? 0 : 1));
  }

  private @Nullable Reason obstacle(AppProtocol offer, LinkSecurity link) {
    Optional<Supported> known = supported(offer);
    if (known.isEmpty()) {
      return Reason.UNKNOWN_NAMESPACE;
    }
    if (known.get().major() != offer.versionNumberMajor()) {
      return Reason.MAJOR_VERSION;
    }
    return known.get().links().contains(link) ? null : Reason.LINK_SECURITY;
  }

  /**
   * What the station took, as the car finds it: by SchemaID, not by place. An answer without
   * SchemaID to a single offer means that offer.
   *
   * @param request the car's offers
   * @param response the station's answer
   * @return the offer; empty if none was taken or the answer names none
   */
  public static Optional<AppProtocol> selected(
      SupportedAppProtocolReq request, SupportedAppProtocolRes response) {
    if (response.responseCode() == ResponseCode.FAILED_NO_NEGOTIATION) {
      return Optional.empty();
    }
    Integer schemaId = response.schemaId();
    List<AppProtocol> offers = request.appProtocol();
    if (schemaId == null) {
      return offers.size() == 1 ? Optional.of(offers.get(0)) : Optional.empty();
    }
    return offers.stream().filter(offer -> offer.schemaId() == schemaId).findFirst();
  }
}
