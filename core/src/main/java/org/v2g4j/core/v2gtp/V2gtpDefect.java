package org.v2g4j.core.v2gtp;

/** What is wrong with a frame that a receiver does not pass on. */
public enum V2gtpDefect {
  /** The protocol version is not 1. */
  WRONG_VERSION,
  /** The inverse protocol version is not 0xFE. */
  WRONG_INVERSE_VERSION,
  /** The payload type is none that the receiver expects. */
  UNEXPECTED_PAYLOAD_TYPE,
  /** The payload length is 0. */
  EMPTY_PAYLOAD,
  /** The payload length is above the receiver's limit. */
  OVERSIZE_PAYLOAD,
  /** The datagram is not as long as its header says, or shorter than a header. */
  DATAGRAM_LENGTH_MISMATCH
}
