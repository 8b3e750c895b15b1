package org.v2g4j.exi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiPiece.Production;

/** Follows the events of a body and keeps what each of its bits means. Mutable. */
final class PieceTrace extends Trace {

  private static final int NONE = -1;

  private final List<ExiPiece> pieces = new ArrayList<>();

  /** Where the event of the next value starts. */
  private int textAt = NONE;

  private int end;

  PieceTrace(QualifiedNames known) {
    super(known);
  }

  @Override
  void event(String productions, int code, int start, int behind) {
    String ended = path();
    event(productions, code);
    char mark = productions.charAt(tokenStart(productions, code));
    switch (mark) {
      case '/' -> add(start, behind, ended, Production.END, null);
      case '@' -> add(start, behind, path(), Production.ATTRIBUTE, null);
      case '#' -> text(start);
      default -> add(start, behind, path(), Production.ELEMENT, null);
    }
  }

  @Override
  void root(String name, int start, int behind) {
    enter(name);
    add(start, behind, path(), Production.ELEMENT, null);
  }

  /** The event in front of a value, which is told together with it. */
  void text(int start) {
    textAt = start;
  }

  /** A value, with the bits of its event where it has one. */
  void value(int start, int behind, Object value) {
    add(textAt == NONE ? start : textAt, behind, path(), Production.VALUE, text(value));
    textAt = NONE;
  }

  /** A value of which only a number was known when it was read. */
  void rename(int valueStart, Object value) {
    for (int i = pieces.size() - 1; i >= 0; i--) {
      ExiPiece piece = pieces.get(i);
      if (piece.production() == Production.VALUE && piece.offset() <= valueStart) {
        pieces.set(
            i,
            new ExiPiece(
                piece.offset(), piece.length(), piece.path(), piece.production(), text(value)));
        return;
      }
    }
  }

  @Override
  void emptyValue(int start, int behind) {
    add(start, behind, path(), Production.END, "");
    leave();
  }

  private static String text(Object value) {
    if (value instanceof Bytes bytes) {
      return bytes.toHex();
    }
    if (value instanceof ExiEnumeration enumeration) {
      return enumeration.wireName();
    }
    return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
  }

  /** What belongs to no element. */
  void add(int start, int behind, Production production) {
    add(start, behind, "/", production, null);
  }

  private void add(
      int start, int behind, String path, Production production, @Nullable String value) {
    end = behind;
    if (pieces.size() < Explanation.MOST_PIECES) {
      pieces.add(new ExiPiece(start, behind - start, path, production, value));
    }
  }

  /** The bit behind the last piece. */
  int end() {
    return end;
  }

  List<ExiPiece> pieces() {
    return pieces;
  }

  boolean isWhole() {
    return pieces.size() < Explanation.MOST_PIECES;
  }
}
