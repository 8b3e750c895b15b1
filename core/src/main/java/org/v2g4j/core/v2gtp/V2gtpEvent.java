package org.v2g4j.core.v2gtp;

import org.v2g4j.core.Bytes;

/**
 * What a receiver found in the bytes of its peer.
 *
 * @clause ISO 15118-4:2018, groups V2GTPSDP and V2GTPSessionSetup: a frame with a bad header gets
 *     no answer
 */
public sealed interface V2gtpEvent {
  /**
   * A frame to pass on.
   *
   * @param frame of a payload type that is expected, with a payload within the limit
   */
  record FrameReceived(V2gtpFrame frame) implements V2gtpEvent {}

  /**
   * A frame that is not passed on; the next one may be. On a connection this is told when the
   * header is complete, before the payload has come.
   *
   * @param defect what is wrong with it
   * @param header the header as it came, eight bytes; fewer only when a datagram had no more
   */
  record FrameDropped(V2gtpDefect defect, Bytes header) implements V2gtpEvent {}

  /**
   * Nobody can tell where the next frame begins. This is the last event of a connection, which is
   * to be closed.
   *
   * @param defect what is wrong with the header
   * @param header the header as it came, eight bytes
   */
  record FramingLost(V2gtpDefect defect, Bytes header) implements V2gtpEvent {}
}
