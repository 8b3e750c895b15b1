package org.v2g4j.examples.dissect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.exi.ExiException;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.SetGuess;
import org.v2g4j.messages.SetGuess.Candidate;

/** Reads a frame of which no hand-shake is known, and says how its schema set was found. */
final class LoneFrame {

  /** More than any bit offset: bodies are 1 MiB at most. */
  private static final int MESSAGE_WEIGHT = 1 << 24;

  private LoneFrame() {}

  /** Guesses among the sets that the payload type admits. */
  static Reading read(CapturedFrame frame) {
    PayloadType type = frame.payloadType();
    return read(frame, type == null ? Arrays.asList(MessageSet.values()) : sets(type));
  }

  /** Guesses among some sets. */
  static Reading read(CapturedFrame frame, List<MessageSet> sets) {
    if (sets.isEmpty()) {
      return Reading.Failed.ofFrame("payload type " + frame.payloadType() + " carries no message");
    }
    List<Candidate> candidates =
        SetGuess.of(frame.payload()).candidates().stream()
            .filter(candidate -> sets.contains(candidate.set()))
            .toList();
    Optional<Candidate> best =
        candidates.stream().filter(candidate -> candidate.message() != null).findFirst();
    if (best.isEmpty()) {
      return failure(frame, candidates);
    }
    MessageSet set = best.get().set();
    Note note =
        new Note(
            Note.Code.GUESSED_SET,
            "guessed " + set.label() + ": " + reasons(best.get(), candidates));
    try {
      return Notes.message(
          set, set.codec().decodeLeniently(frame.payload()), List.of(), List.of(note));
    } catch (ExiException e) {
      return Reading.Failed.of(set, e);
    }
  }

  private static String reasons(Candidate best, List<Candidate> candidates) {
    List<String> rivals =
        candidates.stream()
            .filter(other -> other != best && other.score() == best.score())
            .map(other -> other.set().label())
            .toList();
    return String.join(", ", best.reasons())
        + (rivals.isEmpty() ? "" : "; " + String.join(", ", rivals) + " fits as well");
  }

  /**
   * Of all failures the one that people want to hear about: of a set in which the root is a
   * message, and there of the reading that came furthest. What no set can begin with belongs to
   * none.
   */
  private static Reading failure(CapturedFrame frame, List<Candidate> candidates) {
    Reading furthest = Reading.Failed.ofFrame("no message of any set");
    int most = -1;
    for (Candidate candidate : candidates) {
      try {
        candidate.set().codec().decode(frame.payload());
      } catch (ExiException e) {
        int weight = isMessage(e.path()) ? MESSAGE_WEIGHT + e.bitOffset() : e.bitOffset();
        if (weight > most) {
          most = weight;
          String set = isShared(candidates) ? null : candidate.set().label();
          furthest = new Reading.Failed(set, e.bitOffset(), e.path(), e.reason());
        }
      }
    }
    return furthest;
  }

  private static boolean isShared(List<Candidate> candidates) {
    List<String> first = candidates.get(0).reasons();
    return candidates.size() > 1
        && candidates.stream().allMatch(other -> other.reasons().equals(first));
  }

  private static boolean isMessage(String path) {
    return path.matches("/(V2G_Message|[^/]*Re[qs])(/.*)?");
  }

  private static List<MessageSet> sets(PayloadType type) {
    return switch (type.value()) {
      case 0x8001 ->
          List.of(MessageSet.SUPPORTED_APP_PROTOCOL, MessageSet.DIN_70121, MessageSet.ISO15118_2);
      case 0x8002, 0x8102, 0x8104 -> List.of(MessageSet.ISO15118_20_COMMON_MESSAGES);
      case 0x8003 -> List.of(MessageSet.ISO15118_20_AC);
      case 0x8004 -> List.of(MessageSet.ISO15118_20_DC);
      case 0x8005, 0x8103 -> List.of(MessageSet.ISO15118_20_ACDP);
      case 0x8006 -> List.of(MessageSet.ISO15118_20_WPT);
      case 0x8101 ->
          List.of(
              MessageSet.ISO15118_20_COMMON_MESSAGES,
              MessageSet.ISO15118_20_AC,
              MessageSet.ISO15118_20_DC,
              MessageSet.ISO15118_20_WPT);
      default -> List.of();
    };
  }
}
