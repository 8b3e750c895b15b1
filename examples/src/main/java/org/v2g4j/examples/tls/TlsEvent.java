package org.v2g4j.examples.tls;

import org.v2g4j.core.Bytes;

/** What the records of one side said. Values, in the order of the stream. */
public sealed interface TlsEvent {

  /**
   * Returns the side that sent it.
   *
   * @return the sender
   */
  Side from();

  /**
   * The plaintext of a record.
   *
   * @param from the sender
   * @param data its octets, one or more
   */
  record ApplicationData(Side from, Bytes data) implements TlsEvent {}

  /**
   * The application data of a side is not whole: something is missing in front of what comes next,
   * so a reader of messages has to find the next start of one.
   *
   * @param from the sender
   * @param text what happened, in one line
   */
  record Gap(Side from, String text) implements TlsEvent {}

  /**
   * An alert.
   *
   * @param from the sender
   * @param level {@code warning} or {@code fatal}; {@code unknown} where it stayed encrypted
   * @param description its name in RFC 8446, 6, or a number; {@code encrypted} where it stayed so
   */
  record Alert(Side from, String level, String description) implements TlsEvent {}

  /**
   * The server's choice.
   *
   * @param from the server
   * @param version such as {@code TLS 1.2}
   * @param cipherSuite IANA's name, or the number as {@code 0xHHHH}
   */
  record Negotiated(Side from, String version, String cipherSuite) implements TlsEvent {}

  /**
   * Something that should not be.
   *
   * @param from the sender
   * @param text what it is, in one line
   */
  record Problem(Side from, String text) implements TlsEvent {}
}
