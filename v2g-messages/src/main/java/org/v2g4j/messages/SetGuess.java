package org.v2g4j.messages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.Leniency;

/**
 * Which schema set a lone frame may belong to. Immutable.
 *
 * <p>EXI does not name its schema: a frame of one set often reads as nonsense of another. So every
 * set is tried, and what it reads is weighed.
 *
 * @param candidates all sets, the most likely first
 */
public record SetGuess(List<Candidate> candidates) {

  /** The score of what reads to the last bit and breaks nothing. */
  static final int PERFECT = 100;

  private static final int PER_VIOLATION = 10;
  private static final int TRAILING = 60;
  private static final int NO_MESSAGE = 50;
  private static final int OTHER_BYTES = 30;

  /** Copies the list. */
  public SetGuess {
    candidates = List.copyOf(candidates);
  }

  /**
   * One set's reading.
   *
   * @param set the set
   * @param score 0 if it cannot read the frame, up to 100 if everything fits
   * @param reasons what speaks against it, or that everything fits; at least one
   * @param message what it reads; null if it cannot
   */
  public record Candidate(
      MessageSet set, int score, List<String> reasons, @Nullable ExiElement message) {

    /** Copies the list. */
    public Candidate {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Tries all sets.
   *
   * @param exi an EXI body
   * @return a guess
   */
  public static SetGuess of(Bytes exi) {
    List<Candidate> candidates = new ArrayList<>();
    for (MessageSet set : MessageSet.values()) {
      candidates.add(weigh(set, exi));
    }
    candidates.sort(Comparator.comparingInt(Candidate::score).reversed());
    return new SetGuess(candidates);
  }

  /**
   * The most likely set.
   *
   * @return the first candidate; empty if no set reads the frame
   */
  public Optional<Candidate> best() {
    return candidates.stream().filter(candidate -> candidate.message() != null).findFirst();
  }

  /**
   * Whether another set fits as well as the best.
   *
   * @return true if the first two have the same score
   */
  public boolean isAmbiguous() {
    return best().isPresent() && candidates.get(0).score() == candidates.get(1).score();
  }

  private static Candidate weigh(MessageSet set, Bytes exi) {
    Decoded<ExiElement> decoded;
    try {
      decoded = set.codec().decodeLeniently(exi);
    } catch (ExiException e) {
      return new Candidate(set, 0, List.of(e.getMessage()), null);
    }
    ExiElement message = decoded.value();
    List<String> reasons = new ArrayList<>();
    int score = PERFECT;
    String root = message.elementName().getLocalPart();
    if (!isMessage(root)) {
      score -= NO_MESSAGE;
      reasons.add("the root " + root + " is no message");
    }
    int violations = set.codec().violations(message).size();
    if (violations > 0) {
      score -= PER_VIOLATION * Math.min(violations, 3);
      reasons.add(violations + " values break the schema");
    }
    if (decoded.leniencies().stream().anyMatch(l -> l.kind() == Leniency.Kind.TRAILING_BYTES)) {
      score -= TRAILING;
      reasons.add("bytes follow the message");
    } else if (decoded.leniencies().isEmpty() && !set.codec().encodeLenient(message).equals(exi)) {
      score -= OTHER_BYTES;
      reasons.add("the message encodes to other bytes");
    }
    if (reasons.isEmpty()) {
      reasons.add("reads as " + root + " to the last bit");
    }
    return new Candidate(set, Math.max(score, 1), reasons, message);
  }

  private static boolean isMessage(String root) {
    return root.equals("V2G_Message") || root.endsWith("Req") || root.endsWith("Res");
  }
}
