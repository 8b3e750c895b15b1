package org.v2g4j.messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.ExiPiece.Production;
import org.v2g4j.exi.Explanation;
import org.v2g4j.exi.Leniency;

/** Looks for known mistakes behind a failure. */
final class Hints {

  private static final int OPTIONS = 0xA0;

  /** Longer than any single value that could be cut off within. */
  private static final int MORE = 1 << 16;

  private Hints() {}

  static List<Hint> of(MessageSet set, Bytes exi, Explanation explanation, boolean isFragment) {
    List<Hint> hints = new ArrayList<>();
    ExiException failure = explanation.failure();
    if (failure == null) {
      return hints;
    }
    if (!exi.isEmpty() && (exi.at(0) & 0xFF) == OPTIONS) {
      hints.add(
          new Hint(Hint.Kind.OPTIONS, "the peer writes EXI options; it has to leave them out"));
      return hints;
    }
    otherSet(set, exi, isFragment).ifPresent(hints::add);
    fullList(explanation.pieces()).ifPresent(hints::add);
    if (isCutOff(set, exi, failure, isFragment)) {
      hints.add(
          new Hint(
              Hint.Kind.TRUNCATED, "the body is cut off: what is there could be a start of one"));
    }
    if (failure.reason().startsWith("enumeration index")) {
      hints.add(
          new Hint(
              Hint.Kind.OTHER_EDITION,
              "the peer's schema has more values here: another edition, or another schema"));
    }
    if (explanation.leniencies().stream()
        .anyMatch(leniency -> leniency.kind() == Leniency.Kind.STRING_TABLE_HIT)) {
      hints.add(
          new Hint(
              Hint.Kind.STRING_TABLE,
              "strings came as references before this; a peer that counts them differently means"
                  + " other strings"));
    }
    if (set == MessageSet.ISO15118_20_WPT || set == MessageSet.ISO15118_20_ACDP) {
      hints.add(
          new Hint(
              Hint.Kind.TYPE_NAME_ORDER,
              "one C codec orders elements by the names of their types in places; its WPT and ACDP"
                  + " messages are read by itself alone"));
    }
    if (isFragment && failure.path().endsWith("/eMAID")) {
      hints.add(
          new Hint(
              Hint.Kind.RELAXED_GRAMMAR,
              "eMAID has several types in this set, so its fragment has the relaxed grammar; the"
                  + " peer has used the grammar of one type"));
    }
    return hints;
  }

  private static Optional<Hint> otherSet(MessageSet set, Bytes exi, boolean isFragment) {
    return isFragment
        ? Optional.empty()
        : SetGuess.of(exi)
            .best()
            .filter(best -> best.set() != set && best.score() == SetGuess.PERFECT)
            .map(
                best ->
                    new Hint(
                        Hint.Kind.OTHER_SET,
                        "reads to the last bit as a message of " + best.set().label()));
  }

  /**
   * Where a bounded list is full, its end has a code of one bit instead of two. One C codec writes
   * two all the same, which shifts everything behind by a bit.
   */
  private static Optional<Hint> fullList(List<ExiPiece> pieces) {
    for (int i = pieces.size() - 1; i > 0; i--) {
      ExiPiece end = pieces.get(i);
      String entry = pieces.get(i - 1).path();
      if (end.production() == Production.END
          && end.length() == 1
          && pieces.get(i - 1).production() == Production.END
          && entry.startsWith(end.path() + "/")) {
        int entries = 0;
        for (int j = i - 1; !isStart(pieces.get(j), end.path()); j--) {
          entries += isStart(pieces.get(j), entry) ? 1 : 0;
        }
        if (entries > 1) {
          return Optional.of(
              new Hint(
                  Hint.Kind.FULL_LIST,
                  entry
                      + " is a full list; libcbv2g ends such lists with two bits instead of one,"
                      + " which shifts what follows"));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isStart(ExiPiece piece, String path) {
    return piece.production() == Production.ELEMENT && piece.path().equals(path);
  }

  /** Whether more bytes would lead further: then those that are there are right so far. */
  private static boolean isCutOff(
      MessageSet set, Bytes exi, ExiException failure, boolean isFragment) {
    if (exi.isEmpty() || exi.length() + MORE > set.codec().limits().maxInputBytes()) {
      return false;
    }
    Bytes longer = Bytes.filled(exi.length() + MORE, all -> exi.copyTo(0, all, 0, exi.length()));
    try {
      if (isFragment) {
        set.codec().decodeFragment(longer);
      } else {
        set.codec().decode(longer);
      }
      return true;
    } catch (ExiException e) {
      return e.bitOffset() >= Byte.SIZE * exi.length() && e.bitOffset() > failure.bitOffset();
    }
  }
}
