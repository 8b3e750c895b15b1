package org.v2g4j.examples.tls;

/** The two ends of a TCP connection. Which of them is the client shows in the handshake. */
public enum Side {
  /** One end. */
  A,
  /** The other end. */
  B;

  /**
   * Returns the other end.
   *
   * @return the peer of this end
   */
  public Side other() {
    return this == A ? B : A;
  }
}
