package org.v2g4j.examples.cli;

import java.io.IOException;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Remark;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.Summary;

/** Prints recordings in one of the formats. */
interface FramePrinter {

  /** In front of all files. */
  default void start() throws IOException {}

  /** In front of a file. */
  default void file(String name) {}

  /** Something about a connection. */
  void remark(Remark remark);

  /** A frame. */
  void frame(CapturedFrame frame, Reading reading, Described described) throws IOException;

  /** Behind a file. */
  default void summary(Summary summary) {}

  /** Behind all files. */
  default void end() throws IOException {}
}
