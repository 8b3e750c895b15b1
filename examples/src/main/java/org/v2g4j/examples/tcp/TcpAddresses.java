package org.v2g4j.examples.tcp;

import org.v2g4j.examples.pcap.Endpoint;

/**
 * Between whom a connection is. Immutable.
 *
 * @param opener who opened it
 * @param acceptor who was waiting for it
 * @param isStartCaptured whether its start was captured; if not, who opened it is a guess, and the
 *     streams may begin anywhere
 */
public record TcpAddresses(Endpoint opener, Endpoint acceptor, boolean isStartCaptured) {

  /**
   * The address of one side.
   *
   * @param side which
   * @return its address
   */
  public Endpoint of(TcpSide side) {
    return side == TcpSide.OPENER ? opener : acceptor;
  }
}
