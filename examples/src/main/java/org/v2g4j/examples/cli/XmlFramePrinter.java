package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Remark;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.LinePrinter;
import org.v2g4j.examples.dissect.OneLine;
import org.v2g4j.examples.dissect.Paint;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.XmlLayout;

/** The messages as XML, one document behind the other; a comment for what is no message. */
final class XmlFramePrinter implements FramePrinter {

  private final PrintWriter out;
  private final PrintWriter err;
  private final LinePrinter lines = new LinePrinter(Paint.PLAIN);

  XmlFramePrinter(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void remark(Remark remark) {
    Warnings.print(err, remark);
  }

  @Override
  public void frame(CapturedFrame frame, Reading reading, Described described) {
    if (described.xml() != null) {
      out.println(XmlLayout.indented(described.xml()) + "\n");
    } else {
      String line = OneLine.of(lines.line(frame, described));
      out.println("<!-- " + line.replaceAll("-(?=-)", "- ") + " -->\n");
    }
  }
}
