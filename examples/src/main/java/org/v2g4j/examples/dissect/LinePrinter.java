package org.v2g4j.examples.dissect;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Direction;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.examples.capture.Origin;
import org.v2g4j.examples.capture.Remark;

/**
 * Writes one line a frame for people. Mutable, for one recording: the gap is to the frame before,
 * and SessionID is named where it changes.
 */
public final class LinePrinter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST_FLOW = 24;
  private static final int MOST_CONNECTIONS = 1024;

  private final Paint paint;
  private final Map<Integer, String> sessionIds = new HashMap<>();
  private @Nullable Instant last;
  private int flowWidth;

  /**
   * Starts in front of a recording.
   *
   * @param paint how to stress words
   */
  public LinePrinter(Paint paint) {
    this.paint = paint;
  }

  /**
   * What stands above the lines of a recording whose frames have times.
   *
   * @param file the name of the recording
   * @param frame its first frame
   * @return one line; empty if the frame has no time
   */
  public Optional<String> heading(String file, CapturedFrame frame) {
    Instant time = frame.origin().time();
    return time == null
        ? Optional.empty()
        : Optional.of(paint.faint(OneLine.of(file) + ", " + DATE.format(time) + ", times in UTC"));
  }

  /**
   * The line of a frame.
   *
   * @param frame the frame
   * @param described what it turned out to be
   * @return one line, whatever the frame holds
   */
  public String line(CapturedFrame frame, Described described) {
    boolean isFailed = described.name().equals("FAILED");
    String name = "%-30s".formatted(described.name());
    StringBuilder line = new StringBuilder(paint.faint(prefix(frame.origin(), frame.number())));
    line.append(arrow(frame.origin(), described.name())).append("  ");
    line.append(isFailed ? paint.bad(name) : paint.strong(name)).append("  ");
    if (!described.alarms().isEmpty()) {
      line.append(paint.bad(OneLine.of(String.join(", ", described.alarms())))).append("  ");
    }
    line.append(OneLine.of(String.join(", ", facts(frame, described))));
    String notes = notes(frame, described);
    if (!notes.isEmpty()) {
      line.append("  ").append(paint.noted("[" + OneLine.of(notes) + "]"));
    }
    return line.toString().stripTrailing();
  }

  /**
   * The line of a remark.
   *
   * @param remark something about a connection
   * @return one line
   */
  public String line(Remark remark) {
    String text = "       " + OneLine.of(remark.text());
    return remark.kind() == Remark.Kind.WARNING ? paint.noted(text) : paint.faint(text);
  }

  private List<String> facts(CapturedFrame frame, Described described) {
    List<String> facts = new ArrayList<>(described.facts());
    Integer connection = frame.origin().connection();
    if (!described.sessionId().isEmpty()) {
      if (sessionIds.size() == MOST_CONNECTIONS) {
        sessionIds.clear();
      }
      String before = sessionIds.put(connection == null ? 0 : connection, described.sessionId());
      if (!described.sessionId().equals(before)) {
        facts.add("SessionID " + described.sessionId());
      }
    }
    return facts;
  }

  private static String notes(CapturedFrame frame, Described described) {
    List<Note> notes = new ArrayList<>(frame.notes());
    notes.addAll(described.notes());
    return String.join("; ", notes.stream().map(Note::text).toList());
  }

  /** Number, time and gap as far as the recording knows them, and its word for the direction. */
  private String prefix(Origin origin, long number) {
    StringBuilder prefix = new StringBuilder("%5d  ".formatted(number));
    Instant time = origin.time();
    if (time != null) {
      prefix.append(TIME.format(time)).append("  ").append(gap(time)).append("  ");
      last = time;
    } else if (last != null) {
      prefix.append(" ".repeat(24));
    }
    if (origin.flow() != null) {
      String flow = OneLine.of(origin.flow());
      flowWidth = Math.max(flowWidth, Math.min(flow.length(), LONGEST_FLOW));
      prefix.append(("%-" + flowWidth + "s  ").formatted(flow));
    }
    return prefix.toString();
  }

  private String gap(Instant time) {
    if (last == null) {
      return " ".repeat(8);
    }
    Duration gap = Duration.between(last, time);
    return String.format(Locale.ROOT, "%+8.3f", gap.getSeconds() + gap.getNano() / 1e9);
  }

  /** Where the recording does not tell who speaks, the name of the message does. */
  private static String arrow(Origin origin, String name) {
    if (origin.direction() != Direction.UNKNOWN) {
      return origin.direction().arrow();
    }
    if (origin.flow() != null) {
      return "";
    }
    if (name.contains("Req")) {
      return Direction.FROM_EVCC.arrow();
    }
    return (name.contains("Res") ? Direction.FROM_SECC : Direction.UNKNOWN).arrow();
  }
}
