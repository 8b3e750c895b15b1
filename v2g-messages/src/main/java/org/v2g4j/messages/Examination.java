package org.v2g4j.messages;

import java.util.List;
import java.util.Objects;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.Explanation;
import org.v2g4j.exi.Leniency;
import org.v2g4j.exi.Violation;

/** What came of reading a body, whatever it was: made by {@link MessageSet#examine}. */
public sealed interface Examination {

  /**
   * The schema set that it was read with.
   *
   * @return the set
   */
  MessageSet set();

  /**
   * A message. Immutable.
   *
   * @param set the schema set
   * @param message the message
   * @param leniencies what deviated and was read all the same
   * @param violations values that break facets of the schema
   */
  record Accepted(
      MessageSet set, ExiElement message, List<Leniency> leniencies, List<Violation> violations)
      implements Examination {

    /**
     * Copies the lists.
     *
     * @param set the schema set
     * @param message the message
     * @param leniencies what deviated
     * @param violations values that break facets
     */
    public Accepted {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(message, "message");
      leniencies = List.copyOf(leniencies);
      violations = List.copyOf(violations);
    }
  }

  /**
   * No message. Immutable.
   *
   * @param set the schema set
   * @param failure where and why: what the grammar allows there, and what came
   * @param explanation every bit up to there
   * @param hints known mistakes that fit; often none
   */
  record Rejected(MessageSet set, ExiException failure, Explanation explanation, List<Hint> hints)
      implements Examination {

    /**
     * Copies the list.
     *
     * @param set the schema set
     * @param failure where and why
     * @param explanation every bit up to there
     * @param hints known mistakes that fit
     */
    public Rejected {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(failure, "failure");
      Objects.requireNonNull(explanation, "explanation");
      hints = List.copyOf(hints);
    }

    /**
     * The message as far as it was read: its values, each with its path.
     *
     * @return pieces with values, in the order of the body
     */
    public List<ExiPiece> soFar() {
      return explanation.pieces().stream()
          .filter(piece -> piece.production() == ExiPiece.Production.VALUE)
          .toList();
    }
  }
}
