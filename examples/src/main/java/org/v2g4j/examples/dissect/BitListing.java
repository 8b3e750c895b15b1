package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.ExiPiece.Production;
import org.v2g4j.exi.Explanation;
import org.v2g4j.exi.Leniency;
import org.v2g4j.messages.Hint;

/** The bits of a frame for people: a piece a line, indented as the elements are. */
public final class BitListing {

  /** Longer runs of bits are shortened; JSON has all. */
  private static final int MOST_BITS = 34;

  private static final int MOST_PIECES = 20_000;

  private final List<String> lines = new ArrayList<>();
  private final Paint paint;

  private BitListing(Paint paint) {
    this.paint = paint;
  }

  /**
   * Lays out a frame.
   *
   * @param explained the frame
   * @param paint how to stress words
   * @return lines
   */
  public static List<String> of(ExplainedFrame explained, Paint paint) {
    BitListing listing = new BitListing(paint);
    listing.heading(explained);
    Explanation explanation = explained.explanation();
    if (explanation != null) {
      listing.body(explanation);
      explained.hints().forEach(listing::hint);
    }
    return listing.lines;
  }

  private void heading(ExplainedFrame explained) {
    String set = explained.set() == null ? "no EXI" : explained.set().label();
    lines.add(
        paint.strong("frame " + explained.frame().number() + ": " + explained.name())
            + ", "
            + set
            + ", "
            + explained.frame().payload().length()
            + " bytes");
  }

  private void body(Explanation explanation) {
    lines.add(paint.faint("   bit  len  %-36s  what".formatted("bits")));
    List<ExiPiece> pieces = explanation.pieces();
    pieces.stream().limit(MOST_PIECES).forEach(piece -> piece(explanation, piece));
    if (pieces.size() > MOST_PIECES || !explanation.isWhole()) {
      lines.add("... more than " + MOST_PIECES + " pieces; --format json shows more");
    }
    for (Leniency leniency : explanation.leniencies()) {
      lines.add(paint.noted("note at bit " + leniency.bitOffset() + ": " + leniency.text()));
    }
    ExiException failure = explanation.failure();
    if (failure != null) {
      lines.add(paint.bad("fails at bit " + failure.bitOffset()) + " in " + failure.path());
      lines.add("  " + OneLine.of(failure.reason()));
    }
  }

  private void piece(Explanation explanation, ExiPiece piece) {
    String all = explanation.bits(piece);
    String bits = all.length() <= MOST_BITS ? all : all.substring(0, MOST_BITS) + "..";
    lines.add(
        paint.faint("%6d %4d  ".formatted(piece.offset(), piece.length()))
            + "%-36s  ".formatted(bits)
            + what(piece));
  }

  private String what(ExiPiece piece) {
    String indent = "  ".repeat(Math.max(0, depth(piece.path()) - 1));
    String name = piece.path().substring(piece.path().lastIndexOf('/') + 1);
    String value = piece.value() == null ? "" : OneLine.of(piece.value());
    return switch (piece.production()) {
      case ELEMENT, ATTRIBUTE -> indent + paint.strong(name);
      case VALUE -> indent + "= " + value;
      case END ->
          paint.faint(indent + "end" + (name.isEmpty() ? "" : " of " + name))
              + (piece.value() == null ? "" : " = " + value);
      case UNREAD -> paint.bad(Production.UNREAD.label());
      default -> paint.faint(piece.production().label());
    };
  }

  private static int depth(String path) {
    return path.length() == 1 ? 0 : (int) path.chars().filter(c -> c == '/').count();
  }

  private void hint(Hint hint) {
    lines.add(paint.noted("hint: " + OneLine.of(hint.text())));
  }
}
