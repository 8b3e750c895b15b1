package org.v2g4j.examples.dissect;

import org.v2g4j.examples.capture.CapturedFrame;

/** Reads the frames of one recording in their order. */
@FunctionalInterface
public interface FrameReader {

  /**
   * Reads the next frame.
   *
   * @param frame the frame
   * @return what it turned out to be
   */
  Reading read(CapturedFrame frame);
}
