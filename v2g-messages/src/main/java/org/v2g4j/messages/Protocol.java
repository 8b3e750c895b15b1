package org.v2g4j.messages;

import java.util.Arrays;
import java.util.Optional;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * The protocols that a session can be negotiated for.
 *
 * @clause ISO 15118-20:2022, 8.2 (supportedAppProtocol); ISO 15118-2:2014, 8.2
 */
public enum Protocol {
  /** DIN SPEC 70121: DC without TLS. */
  DIN_70121("urn:din:70121:2012:MsgDef", 2, 0, MessageSet.DIN_70121),
  /** ISO 15118-2: AC and DC, with TLS 1.2 or without. */
  ISO15118_2("urn:iso:15118:2:2013:MsgDef", 2, 0, MessageSet.ISO15118_2),
  /** ISO 15118-20, alternating current. */
  ISO15118_20_AC("urn:iso:std:iso:15118:-20:AC", 1, 0, MessageSet.ISO15118_20_AC),
  /** ISO 15118-20, direct current. */
  ISO15118_20_DC("urn:iso:std:iso:15118:-20:DC", 1, 0, MessageSet.ISO15118_20_DC),
  /** ISO 15118-20, wireless power transfer. */
  ISO15118_20_WPT("urn:iso:std:iso:15118:-20:WPT", 1, 0, MessageSet.ISO15118_20_WPT),
  /** ISO 15118-20, automatic connection device. */
  ISO15118_20_ACDP("urn:iso:std:iso:15118:-20:ACDP", 1, 0, MessageSet.ISO15118_20_ACDP);

  private final String namespace;
  private final long major;
  private final long minor;
  private final MessageSet messages;

  Protocol(String namespace, long major, long minor, MessageSet messages) {
    this.namespace = namespace;
    this.major = major;
    this.minor = minor;
    this.messages = messages;
  }

  /**
   * The ProtocolNamespace of the hand-shake.
   *
   * @return a URN
   */
  public String namespace() {
    return namespace;
  }

  /**
   * The major version that is spoken here.
   *
   * @return VersionNumberMajor
   */
  public long major() {
    return major;
  }

  /**
   * The minor version that is spoken here.
   *
   * @return VersionNumberMinor
   */
  public long minor() {
    return minor;
  }

  /**
   * The messages of this protocol alone; those of -20 also share CommonMessages.
   *
   * @return the schema set
   */
  public MessageSet messages() {
    return messages;
  }

  /**
   * Whether this is one of the energy services of ISO 15118-20.
   *
   * @return true for AC, DC, WPT and ACDP of -20
   */
  public boolean isIso20() {
    return this != DIN_70121 && this != ISO15118_2;
  }

  /**
   * The payload type of a message set in this protocol's main stream.
   *
   * @param set a set that the protocol uses
   * @return the type in the V2GTP header
   * @throws IllegalArgumentException if the protocol does not use the set
   */
  public PayloadType payloadType(MessageSet set) {
    if (set == MessageSet.SUPPORTED_APP_PROTOCOL || set == messages && !isIso20()) {
      return PayloadType.V2G_MESSAGE;
    }
    if (isIso20() && set == MessageSet.ISO15118_20_COMMON_MESSAGES) {
      return PayloadType.MAIN_STREAM_COMMON;
    }
    if (set != messages) {
      throw new IllegalArgumentException(this + " has no messages of set " + set.label());
    }
    return switch (this) {
      case ISO15118_20_AC -> PayloadType.MAIN_STREAM_AC;
      case ISO15118_20_DC -> PayloadType.MAIN_STREAM_DC;
      case ISO15118_20_WPT -> PayloadType.MAIN_STREAM_WPT;
      case ISO15118_20_ACDP -> PayloadType.MAIN_STREAM_ACDP;
      case DIN_70121, ISO15118_2 -> PayloadType.V2G_MESSAGE;
    };
  }

  /**
   * The protocol with a namespace.
   *
   * @param namespace a ProtocolNamespace
   * @return the protocol; empty if it is not spoken here
   */
  public static Optional<Protocol> of(String namespace) {
    return Arrays.stream(values()).filter(p -> p.namespace.equals(namespace)).findFirst();
  }
}
