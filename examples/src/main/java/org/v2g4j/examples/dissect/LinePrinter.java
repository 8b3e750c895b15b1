package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.examples.capture.CapturedFrame;

/**
 * Writes one line a frame for people. Mutable, for one recording: SessionID is named where it
 * changes.
 */
public final class LinePrinter {

  private final Paint paint;
  private final int flowWidth;
  private final int numberWidth;
  private String sessionId = "";

  /**
   * Looks how wide the columns are.
   *
   * @param frames all frames of the recording
   * @param paint how to stress words
   */
  public LinePrinter(List<CapturedFrame> frames, Paint paint) {
    this.paint = paint;
    flowWidth =
        frames.stream()
            .mapToInt(frame -> frame.flow() == null ? 0 : Math.min(frame.flow().length(), 24))
            .max()
            .orElse(0);
    numberWidth =
        frames.stream().mapToInt(frame -> Long.toString(frame.number()).length()).max().orElse(1);
  }

  /**
   * The line of a frame.
   *
   * @param frame the frame
   * @param reading what it turned out to be
   * @return one line, whatever the frame holds
   */
  public String line(CapturedFrame frame, Reading reading) {
    Described described = Described.of(reading);
    List<String> facts = new ArrayList<>(described.facts());
    if (!described.sessionId().isEmpty() && !described.sessionId().equals(sessionId)) {
      sessionId = described.sessionId();
      facts.add("SessionID " + sessionId);
    }
    String name = "%-30s".formatted(described.name());
    StringBuilder line = new StringBuilder(prefix(frame));
    line.append(reading instanceof Reading.Failed ? paint.bad(name) : paint.strong(name));
    line.append("  ").append(OneLine.of(String.join(", ", facts)));
    if (!described.notes().isEmpty()) {
      line.append("  ").append(paint.faint(OneLine.of(notes(described.notes()))));
    }
    return line.toString().stripTrailing();
  }

  /** What stands in front of a line: number, flow and payload type. */
  private String prefix(CapturedFrame frame) {
    String number = ("%" + numberWidth + "d  ").formatted(frame.number());
    String flow = "";
    if (flowWidth > 0) {
      String word = frame.flow() == null ? "" : OneLine.of(frame.flow());
      flow = ("%-" + flowWidth + "s  ").formatted(word);
    }
    return paint.faint(number + flow + type(frame)) + "  ";
  }

  private static String type(CapturedFrame frame) {
    if (frame.payloadType() != null) {
      return frame.payloadType().toString();
    }
    return frame.defect() == null ? "bare  " : "-     ";
  }

  private static String notes(List<String> notes) {
    return "[" + String.join("; ", notes) + "]";
  }
}
