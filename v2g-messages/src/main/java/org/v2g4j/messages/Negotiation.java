package org.v2g4j.messages;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolRes;

/**
 * What a station answers to a car's offers, and why. Immutable.
 *
 * @param response the answer to send
 * @param selected the offer that was taken; null if none was
 * @param protocol the protocol of the session; null if no offer was taken, or the offer is one of
 *     the application's own namespaces
 * @param verdicts one for each offer, in the car's order
 */
public record Negotiation(
    SupportedAppProtocolRes response,
    @Nullable AppProtocol selected,
    @Nullable Protocol protocol,
    List<Verdict> verdicts) {

  /** Copies the list. */
  public Negotiation {
    Objects.requireNonNull(response, "response");
    verdicts = List.copyOf(verdicts);
  }

  /**
   * What became of one offer.
   *
   * @param offer as the car sent it
   * @param reason why it was taken or not
   */
  public record Verdict(AppProtocol offer, Reason reason) {

    /** Refuses absent parts. */
    public Verdict {
      Objects.requireNonNull(offer, "offer");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
      return offer.protocolNamespace()
          + " "
          + offer.versionNumberMajor()
          + "."
          + offer.versionNumberMinor()
          + " (priority "
          + offer.priority()
          + "): "
          + reason.text();
    }
  }

  /** Why an offer was taken or not. */
  public enum Reason {
    /** Taken: the best of those that fit. */
    SELECTED("selected"),
    /** Taken, although the minor versions differ. */
    SELECTED_WITH_MINOR_DEVIATION("selected, minor versions differ"),
    /** It fits, but another offer has a better priority, or the same and comes first. */
    LOWER_PRIORITY("another offer is wanted more"),
    /** The station does not speak it, or not at this outlet. */
    UNKNOWN_NAMESPACE("namespace is not served here"),
    /** Another major version. */
    MAJOR_VERSION("major versions differ"),
    /** The connection is not protected as the protocol demands. */
    LINK_SECURITY("not allowed on this connection");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /**
     * The reason for people.
     *
     * @return a few words
     */
    public String text() {
      return text;
    }
  }
}
