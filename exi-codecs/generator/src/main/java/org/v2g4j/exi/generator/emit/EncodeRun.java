package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.SimpleType;

/**
 * Collects event codes that are constants and values of fixed width that follow each other, to
 * write them at once. Mutable.
 */
final class EncodeRun {

  /** What the writer takes at once. */
  private static final int MOST_BITS = 63;

  /** Codes without values are one {@code int}. */
  private static final int MOST_BITS_OF_CODES = 31;

  /** A number takes only so many bits in front of it, and so many behind. */
  private static final int MOST_BITS_BEFORE = 40;

  private static final int MOST_ZEROS_BEHIND = 16;

  private static final String END = "end";

  /** A part of the run that is not always zero, and the bits of the run up to its end. */
  private record Part(CodeBlock term, int end) {}

  private final MethodBody body;
  private final List<String> comments = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();
  private int width;

  /** The codes as one number, as long as there are no values. */
  private int codes;

  private boolean hasValues;

  /** Writes the element that was collected last, if it is alone. */
  private CodeBlock alone = CodeBlock.of("");

  private int aloneWidth;

  /** The method and the argument for a number of no fixed width, which ends the run. */
  private @Nullable String number;

  private CodeBlock argument = CodeBlock.of("");

  /** Bits of events behind that number. */
  private int zeros;

  EncodeRun(MethodBody body) {
    this.body = body;
    body.beforeEach(this::flush);
  }

  boolean isEmpty() {
    return width == 0 && number == null;
  }

  private void makeRoom(int bits) {
    if (number != null || width + bits > (hasValues ? MOST_BITS : MOST_BITS_OF_CODES)) {
      flush();
    }
  }

  /** An event of a content model. */
  void event(int code, int bits, String comment) {
    code(code, bits);
    comments.add(comment);
  }

  private void code(int code, int bits) {
    if (number != null && code == 0 && zeros + bits <= MOST_ZEROS_BEHIND) {
      zeros += bits;
      return;
    }
    makeRoom(bits);
    width += bits;
    codes = codes << bits | code;
    if (code != 0) {
      parts.add(new Part(CodeBlock.of("$LL", code), width));
    }
  }

  /** The text of an element that holds a value. */
  void text() {
    code(0, 1);
  }

  /** The end of an element that held a value. */
  void end() {
    event(0, 1, END);
  }

  /** An element that has started already: its text, a value, its end. */
  void content(SimpleType type, TypeName javaType, CodeBlock value) {
    int bits = FixedType.width(type);
    makeRoom(bits + 2);
    text();
    width += bits;
    parts.add(new Part(Values.encodeTerm(type, value), width));
    hasValues = true;
    end();
    alone = Values.encodeContent(type, javaType, value);
    aloneWidth = bits + 2;
  }

  /** An element that has started already: its text, a number of no fixed width, its end. */
  void number(SimpleType type, TypeName javaType, CodeBlock value) {
    text();
    if (number != null || width > MOST_BITS_BEFORE) {
      flush();
    }
    number = Values.encoder(type, javaType);
    argument = value;
    end();
    alone = Values.encodeContent(type, javaType, value);
  }

  /** Writes what was collected. */
  void flush() {
    if (isEmpty()) {
      return;
    }
    int bits = width;
    int behind = zeros;
    String method = number;
    String comment = comment();
    CodeBlock sum = sum();
    boolean constant = !hasValues && method == null;
    boolean isAlone = method == null ? hasValues && bits == aloneWidth : bits == 1 && behind == 1;
    comments.clear();
    parts.clear();
    width = 0;
    hasValues = false;
    number = null;
    zeros = 0;
    if (isAlone) {
      body.statement("$L", alone);
    } else if (!constant) {
      body.line("// $L", comment);
      if (method == null) {
        body.statement("out.run($L,$W$L)", sum, bits);
      } else {
        body.statement("out.$L($L,$W$L,$W$L,$W$L)", method, sum, bits, argument, behind);
      }
    } else if (bits == 1 && comment.isEmpty()) {
      body.statement("out.text()");
    } else if (bits == 1 && comment.equals(END)) {
      body.statement("out.end()");
    } else {
      body.line("out.code($L, $L); // $L", codes, bits, comment);
    }
    codes = 0;
  }

  /** What starts, and the ends behind the last of it. */
  private String comment() {
    int last = comments.size();
    while (last > 0 && comments.get(last - 1).equals(END)) {
      last--;
    }
    List<String> shown = new ArrayList<>(comments.subList(0, last));
    shown.removeIf(END::equals);
    shown.addAll(comments.subList(last, comments.size()));
    return String.join(", ", shown);
  }

  private CodeBlock sum() {
    List<CodeBlock> terms = new ArrayList<>();
    for (Part part : parts) {
      int shift = width - part.end();
      terms.add(shift == 0 ? part.term() : CodeBlock.of("$L << $L", part.term(), shift));
    }
    return terms.isEmpty() ? CodeBlock.of("0") : CodeBlock.join(terms, "$W| ");
  }
}
