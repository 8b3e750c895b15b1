package org.v2g4j.examples.tls;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection so far. Immutable; every text is printable, in one line, and no
 * secret.
 *
 * @param client the side that is the client; null while no hello has told
 * @param version such as {@code TLS 1.2}; null while no ServerHello was seen
 * @param cipherSuite IANA's name, or the number as {@code 0xHHHH}; null likewise
 * @param serverName the name of the server that the client asked for; null if it did not
 * @param serverCertificate who the server says it is; null if that is not known
 * @param clientCertificate who the client says it is; null if it does not, or that is not known
 * @param keysFound whether the log has any secret of this connection
 * @param protectedRecords how many encrypted records came
 * @param unread those of them that stayed encrypted, by reason
 */
public record TlsSummary(
    @Nullable Side client,
    @Nullable String version,
    @Nullable String cipherSuite,
    @Nullable String serverName,
    @Nullable Certificate serverCertificate,
    @Nullable Certificate clientCertificate,
    boolean keysFound,
    long protectedRecords,
    List<Unread> unread) {

  /**
   * Copies the list.
   *
   * @param client the client, or null
   * @param version the version, or null
   * @param cipherSuite the suite, or null
   * @param serverName the server's name, or null
   * @param serverCertificate the server's certificate, or null
   * @param clientCertificate the client's certificate, or null
   * @param keysFound whether there are secrets
   * @param protectedRecords number of encrypted records
   * @param unread what stayed encrypted
   */
  public TlsSummary {
    unread = List.copyOf(unread);
  }

  /**
   * Names of a certificate, as it claims them: nobody checked it.
   *
   * @param subject common name of the subject, or its whole name where it has none
   * @param issuer the same of the issuer
   */
  public record Certificate(String subject, String issuer) {}

  /**
   * Records that stayed encrypted.
   *
   * @param reason why, in one line
   * @param records how many
   * @param bytes how long they are together, without their headers
   */
  public record Unread(String reason, long records, long bytes) {}
}
