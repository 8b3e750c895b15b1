package org.v2g4j.core;

import java.security.SecureRandom;
import java.util.Objects;

/**
 * What a station calls a session; every message carries it. Immutable.
 *
 * <p>Our own have eight bytes. Those of peers may have any length, since some stations send four
 * and some vehicles one; a vehicle echoes the bytes as they came.
 *
 * @param value the bytes on the wire. ISO 15118-20 has 8, the older protocols 0 to 8; what a peer
 *     sends beyond that is kept
 * @clause ISO 15118-2:2014, [V2G2-750]; ISO 15118-20:2022, [V2G20-835]
 */
public record SessionId(Bytes value) {
  /** Length of an identifier that we make, in bytes. */
  public static final int LENGTH = 8;

  /** What a vehicle sends to ask for a new session: eight bytes of zero. */
  public static final SessionId ZERO = new SessionId(Bytes.filled(LENGTH, target -> {}));

  /**
   * Makes up an identifier. Never zero, which would ask for a new session.
   *
   * @param random cryptographically strong, because who guesses the identifier of a paused session
   *     may resume it
   * @return eight bytes
   */
  public static SessionId random(SecureRandom random) {
    Objects.requireNonNull(random, "random");
    SessionId id;
    do {
      id = new SessionId(Bytes.filled(LENGTH, random::nextBytes));
    } while (id.isZero());
    return id;
  }

  /**
   * Tells whether this asks for a new session.
   *
   * @return whether every byte is zero, however many there are; also when there is none
   */
  public boolean isZero() {
    return leadingZeros() == value.length();
  }

  /**
   * Compares as a station does: by number, so that a peer that strips or adds leading zeros is
   * understood.
   *
   * @param other the identifier in a message
   * @return whether both are the same number; {@link #equals} compares the bytes
   */
  public boolean matches(SessionId other) {
    return significant().equals(other.significant());
  }

  private Bytes significant() {
    return value.slice(leadingZeros(), value.length());
  }

  private int leadingZeros() {
    int zeros = 0;
    while (zeros < value.length() && value.at(zeros) == 0) {
      zeros++;
    }
    return zeros;
  }

  /**
   * Returns the bytes as hexadecimal digits.
   *
   * @return short, as {@link Bytes#toString()} makes it
   */
  @Override
  public String toString() {
    return value.toString();
  }
}
