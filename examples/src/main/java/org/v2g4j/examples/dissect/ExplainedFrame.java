package org.v2g4j.examples.dissect;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.Explanation;
import org.v2g4j.messages.Examination;
import org.v2g4j.messages.Hint;
import org.v2g4j.messages.MessageSet;

/**
 * A frame with what each of its bits means. Immutable.
 *
 * @param frame the frame
 * @param name the message; a word for what came where there is no message
 * @param set the schema set; null if the frame holds no EXI
 * @param explanation its bits; null if the frame holds no EXI
 * @param hints known mistakes that fit where it fails
 */
public record ExplainedFrame(
    CapturedFrame frame,
    String name,
    @Nullable MessageSet set,
    @Nullable Explanation explanation,
    List<Hint> hints) {

  /**
   * Copies the list.
   *
   * @param frame the frame
   * @param name the message
   * @param set the schema set, or null
   * @param explanation its bits, or null
   * @param hints known mistakes that fit
   */
  public ExplainedFrame {
    hints = List.copyOf(hints);
  }

  /**
   * Explains a frame.
   *
   * @param frame the frame
   * @param reading what its session makes of it
   * @param forced the set to read it with; null for that of the session
   * @param isFragment whether it is a fragment
   * @return the bits, if it holds any of EXI
   */
  public static ExplainedFrame of(
      CapturedFrame frame, Reading reading, @Nullable MessageSet forced, boolean isFragment) {
    Optional<MessageSet> set =
        FrameReader.withoutMessage(frame).isPresent()
            ? Optional.empty()
            : Optional.of(forced == null ? set(frame, reading) : forced);
    if (set.isEmpty()) {
      return new ExplainedFrame(frame, Described.of(reading).name(), null, null, List.of());
    }
    Bytes exi = frame.payload();
    Explanation explanation =
        isFragment ? set.get().codec().explainFragment(exi) : set.get().codec().explain(exi);
    return new ExplainedFrame(
        frame, name(reading, forced), set.get(), explanation, hints(set.get(), exi, isFragment));
  }

  private static String name(Reading reading, @Nullable MessageSet forced) {
    return forced == null && reading instanceof Reading.Message
        ? Described.of(reading).name()
        : "EXI body";
  }

  private static List<Hint> hints(MessageSet set, Bytes exi, boolean isFragment) {
    if (isFragment) {
      return set.fragmentHints(exi);
    }
    return set.examine(exi) instanceof Examination.Rejected rejected ? rejected.hints() : List.of();
  }

  private static MessageSet set(CapturedFrame frame, Reading reading) {
    if (reading instanceof Reading.Message message) {
      return message.set();
    }
    Optional<MessageSet> tried =
        reading instanceof Reading.Failed failed && failed.set() != null
            ? MessageSet.labelled(failed.set())
            : Optional.empty();
    return tried.orElseGet(
        () ->
            Arrays.stream(MessageSet.values())
                .max(Comparator.comparingInt(set -> reach(set, frame.payload())))
                .orElseThrow());
  }

  /** How far a set can read a body. */
  private static int reach(MessageSet set, Bytes exi) {
    ExiException failure = set.codec().explain(exi).failure();
    return failure == null ? Integer.MAX_VALUE : failure.bitOffset();
  }
}
