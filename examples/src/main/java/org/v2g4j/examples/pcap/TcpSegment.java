package org.v2g4j.examples.pcap;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A segment of TCP.
 *
 * @param time when it was captured; null if not known
 * @param source who sent it
 * @param destination where to
 * @param sequence the sequence number of its first octet, or of SYN
 * @param acknowledgement what its sender expects next, if {@link #isAck()}
 * @param flags the flags of the header
 * @param data what was captured of its data
 */
public record TcpSegment(
    @Nullable Instant time,
    Endpoint source,
    Endpoint destination,
    int sequence,
    int acknowledgement,
    int flags,
    ByteBuffer data)
    implements Transport {

  /** Flag: the sender has no more data. */
  public static final int FIN = 1;

  /** Flag: a connection starts. */
  public static final int SYN = 2;

  /** Flag: the connection is broken off. */
  public static final int RST = 4;

  /** Flag: the acknowledgement counts. */
  public static final int ACK = 16;

  /**
   * Whether a connection starts.
   *
   * @return the flag SYN
   */
  public boolean isSyn() {
    return (flags & SYN) != 0;
  }

  /**
   * Whether the acknowledgement counts.
   *
   * @return the flag ACK
   */
  public boolean isAck() {
    return (flags & ACK) != 0;
  }

  /**
   * Whether this is the last data of its sender.
   *
   * @return the flag FIN
   */
  public boolean isFin() {
    return (flags & FIN) != 0;
  }

  /**
   * Whether the connection is broken off.
   *
   * @return the flag RST
   */
  public boolean isRst() {
    return (flags & RST) != 0;
  }
}
