package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import org.v2g4j.examples.capture.Remark;
import org.v2g4j.examples.dissect.OneLine;

/** Tells people what a format for programs has no place for. */
final class Warnings {

  private Warnings() {}

  /** One line for what is missing; nothing for mere information. */
  static void print(PrintWriter err, Remark remark) {
    if (remark.kind() == Remark.Kind.WARNING) {
      err.println("v2g decode: " + OneLine.of(remark.text()));
      err.flush();
    }
  }
}
