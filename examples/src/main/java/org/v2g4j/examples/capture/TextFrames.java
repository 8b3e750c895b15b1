package org.v2g4j.examples.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads frames from lines of text. */
interface TextFrames {

  /** The next frame; null behind the last one. */
  @Nullable CapturedFrame next() throws IOException;
}
