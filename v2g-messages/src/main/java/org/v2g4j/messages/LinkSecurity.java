package org.v2g4j.messages;

/** How the connection under a session is protected. */
public enum LinkSecurity {
  /** TCP without TLS. */
  PLAIN,
  /** TLS 1.2, where the station alone shows a certificate (ISO 15118-2). */
  TLS_1_2,
  /** TLS 1.3, where both sides show certificates (ISO 15118-20). */
  TLS_1_3_MUTUAL
}
