package org.v2g4j.examples.capture;

import java.util.Objects;

/**
 * Something remarkable about a frame that was read all the same. Immutable.
 *
 * @param code what kind of thing it is
 * @param text one line for people
 */
public record Note(Code code, String text) {

  /**
   * Refuses absent parts.
   *
   * @param code what kind of thing it is
   * @param text one line for people
   */
  public Note {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(text, "text");
  }

  /** The kinds of notes. */
  public enum Code {
    /** No hand-shake told the schema set: it was guessed from the frame alone. */
    GUESSED_SET,
    /** An answer of the hand-shake without its request. */
    REQUEST_MISSING,
    /** The hand-shake chose no protocol. */
    NO_PROTOCOL,
    /** A protocol namespace that no standard of this library has. */
    VENDOR_NAMESPACE,
    /** A payload type that is reserved, or a manufacturer's: the frame was passed over. */
    UNKNOWN_PAYLOAD_TYPE,
    /** A message that came under another's payload type. */
    PAYLOAD_TYPE,
    /** Bits or bytes behind the message. */
    TRAILING_BYTES,
    /** The EXI cookie in front of the body. */
    COOKIE,
    /** An empty value that was sent as an end event. */
    EMPTY_VALUE_AS_END,
    /** A value that was sent as a reference into the string table. */
    STRING_TABLE_HIT,
    /** A vehicle that names itself by no bytes at all. */
    EMPTY_EVCCID,
    /** A value that breaks a facet of the schema, such as an identifier that is too long. */
    SCHEMA_VIOLATION,
    /** The message holds characters that XML has no form for. */
    NO_XML,
    /** Bytes in front of the frame belong to no frame, or are not in the capture. */
    RESYNCHRONISED,
    /** A station that announces an address that is not the one it speaks from. */
    SDP_ADDRESS,
    /** A station that announces a port outside of 49152 to 65535. */
    SDP_PORT
  }
}
