package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Remark;
import org.v2g4j.examples.dissect.ContentTree;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.LinePrinter;
import org.v2g4j.examples.dissect.Paint;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.Summary;

/** For people: a line a frame, and numbers at the end. */
final class LineFramePrinter implements FramePrinter {

  private static final int MOST_WAITING = 100;

  private final PrintWriter out;
  private final Paint paint;
  private final boolean isNamed;
  private final boolean isFull;
  private LinePrinter lines;
  private String file = "";
  private boolean isFirst = true;

  /** Remarks in front of the first frame, which has the date for the heading. */
  private final List<Remark> waiting = new ArrayList<>();

  /**
   * Starts to print.
   *
   * @param isNamed whether each file shall be named above its lines
   * @param isFull whether the whole content shall stand below each line
   */
  LineFramePrinter(PrintWriter out, Paint paint, boolean isNamed, boolean isFull) {
    this.out = out;
    this.paint = paint;
    this.isNamed = isNamed;
    this.isFull = isFull;
    this.lines = new LinePrinter(paint);
  }

  @Override
  public void file(String name) {
    lines = new LinePrinter(paint);
    file = name;
    isFirst = true;
    if (isNamed) {
      out.println(name + ":");
    }
  }

  @Override
  public void remark(Remark remark) {
    if (isFirst && waiting.size() < MOST_WAITING) {
      waiting.add(remark);
    } else {
      out.println(lines.line(remark));
    }
  }

  private void printWaiting() {
    waiting.forEach(remark -> out.println(lines.line(remark)));
    waiting.clear();
    isFirst = false;
  }

  @Override
  public void frame(CapturedFrame frame, Reading reading, Described described) {
    if (isFirst) {
      lines.heading(file, frame).ifPresent(out::println);
      printWaiting();
    }
    out.println(lines.line(frame, described));
    if (isFull && described.xml() != null) {
      ContentTree.of(described.xml()).forEach(out::println);
    }
  }

  @Override
  public void summary(Summary summary) {
    printWaiting();
    out.println();
    summary.lines().forEach(out::println);
    if (isNamed) {
      out.println();
    }
  }
}
