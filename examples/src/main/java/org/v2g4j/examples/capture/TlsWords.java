package org.v2g4j.examples.capture;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.tls.TlsSummary;

/** What is known of a TLS connection, in words. */
final class TlsWords {

  private TlsWords() {}

  /** Version, cipher suite and the names of the certificates. */
  static String of(TlsSummary summary) {
    return Objects.requireNonNullElse(summary.version(), "TLS")
        + (summary.cipherSuite() == null ? "" : " " + summary.cipherSuite())
        + certificate("station", summary.serverCertificate())
        + certificate("vehicle", summary.clientCertificate());
  }

  private static String certificate(String whose, TlsSummary.@Nullable Certificate certificate) {
    return certificate == null
        ? ""
        : ", certificate of the %s \"%s\" by \"%s\""
            .formatted(whose, certificate.subject(), certificate.issuer());
  }

  /** How much stayed encrypted, and why. */
  static String unread(TlsSummary summary) {
    return "stays encrypted: "
        + summary.unread().stream()
            .map(part -> part.records() + " records (" + part.bytes() + " bytes), " + part.reason())
            .collect(Collectors.joining("; "));
  }
}
