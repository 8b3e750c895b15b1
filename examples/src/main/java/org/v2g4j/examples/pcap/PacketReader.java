package org.v2g4j.examples.pcap;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the packets of one capture in their order. */
interface PacketReader {

  /**
   * Reads on.
   *
   * @return the next packet; null behind the last one
   * @throws IOException if the medium fails
   * @throws org.v2g4j.examples.capture.InputException if the file is damaged or ends too early
   */
  @Nullable Packet next() throws IOException;
}
