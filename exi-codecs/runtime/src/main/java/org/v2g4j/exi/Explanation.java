package org.v2g4j.exi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/**
 * A body bit by bit: every bit belongs to one piece, in order and without gaps. Immutable.
 *
 * @param body the body
 * @param pieces what its bits mean; where the body fails, the last one is what was not read
 * @param leniencies deviations that were accepted
 * @param failure why the body is no message; null if it is one
 * @param isWhole whether {@code pieces} are all; after {@value #MOST_PIECES} pieces no more are
 *     made
 */
public record Explanation(
    Bytes body,
    List<ExiPiece> pieces,
    List<Leniency> leniencies,
    @Nullable ExiException failure,
    boolean isWhole) {

  /** More than any message has: the longest have some 30,000. */
  public static final int MOST_PIECES = 1 << 18;

  /**
   * Copies the lists.
   *
   * @param body the body
   * @param pieces what its bits mean
   * @param leniencies deviations that were accepted
   * @param failure why the body is no message, or null
   * @param isWhole whether the pieces are all
   */
  public Explanation {
    Objects.requireNonNull(body, "body");
    pieces = List.copyOf(pieces);
    leniencies = List.copyOf(leniencies);
  }

  /**
   * The bits of a piece.
   *
   * @param piece one of the pieces
   * @return ones and zeros, as many as its length
   */
  public String bits(ExiPiece piece) {
    StringBuilder bits = new StringBuilder(piece.length());
    for (int i = piece.offset(); i < piece.offset() + piece.length(); i++) {
      bits.append(body.at(i >>> 3) >> (7 - (i & 7)) & 1);
    }
    return bits.toString();
  }

  /**
   * The piece that holds a bit.
   *
   * @param offset a bit of the body
   * @return its piece; empty if pieces are not all and it has none
   */
  public Optional<ExiPiece> at(int offset) {
    return pieces.stream()
        .filter(piece -> piece.offset() <= offset && offset < piece.offset() + piece.length())
        .findFirst();
  }
}
