/**
 * Words of the protocol that need no codec: bytes, V2GTP frames, SDP messages and identifiers.
 *
 * <p>Nothing here does input or output, starts a thread or reads a clock.
 */
module org.v2g4j.core {
  requires static transitive org.jspecify;

  exports org.v2g4j.core;
  exports org.v2g4j.core.error;
  exports org.v2g4j.core.sdp;
  exports org.v2g4j.core.v2gtp;
}
