package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Note;

/** What a recording held, in numbers. Mutable. */
public final class Summary {

  private final Map<String, Integer> messages = new TreeMap<>();
  private final Map<Note.Code, Integer> notes = new TreeMap<>();
  private long frames;
  private long octets;
  private long errors;

  /** The first frame whose EXI fails; 0 while there is none. */
  private long firstUnreadable;

  private long passedOver;

  /** Starts at nothing. */
  public Summary() {}

  /**
   * Counts a frame.
   *
   * @param frame the frame
   * @param reading what it turned out to be
   * @param described the same in words
   */
  public void count(CapturedFrame frame, Reading reading, Described described) {
    frames++;
    octets += frame.payload().length();
    if (reading instanceof Reading.Failed failed) {
      errors++;
      if (failed.offset() != null && firstUnreadable == 0) {
        firstUnreadable = frame.number();
      }
    } else if (reading instanceof Reading.Skipped) {
      passedOver++;
    } else {
      messages.merge(described.name(), 1, Integer::sum);
    }
    frame.notes().forEach(note -> notes.merge(note.code(), 1, Integer::sum));
    described.notes().forEach(note -> notes.merge(note.code(), 1, Integer::sum));
  }

  /**
   * How many frames were counted.
   *
   * @return their number
   */
  public long frames() {
    return frames;
  }

  /**
   * How many frames should have been messages and are none.
   *
   * @return their number
   */
  public long errors() {
    return errors;
  }

  /**
   * The numbers in words.
   *
   * @return several lines
   */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    int noted = notes.values().stream().mapToInt(Integer::intValue).sum();
    lines.add(
        "%d frames (%d bytes of payload), %d errors, %d notes%s"
            .formatted(
                frames,
                octets,
                errors,
                noted,
                passedOver == 0 ? "" : ", " + passedOver + " passed over"));
    List<String> cells = new ArrayList<>();
    messages.forEach((name, count) -> cells.add("%5d %-28s".formatted(count, name)));
    notes.forEach((code, count) -> cells.add("%5d %-28s".formatted(count, "note " + code)));
    for (int i = 0; i < cells.size(); i += 3) {
      List<String> row = cells.subList(i, Math.min(i + 3, cells.size()));
      lines.add(String.join("", row).stripTrailing());
    }
    if (firstUnreadable > 0) {
      lines.add("v2g explain -n " + firstUnreadable + " shows bit by bit where that frame fails");
    }
    return lines;
  }
}
