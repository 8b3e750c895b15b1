package org.v2g4j.examples.tcp;

/** The two sides of a connection. */
public enum TcpSide {
  /** Who opened it: the EVCC. */
  OPENER,
  /** Who was waiting for it: the SECC. */
  ACCEPTOR;

  /**
   * The opposite side.
   *
   * @return the other of the two
   */
  public TcpSide other() {
    return this == OPENER ? ACCEPTOR : OPENER;
  }
}
