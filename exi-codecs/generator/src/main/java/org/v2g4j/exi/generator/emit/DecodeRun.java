package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.SimpleType;

/**
 * Collects events without a choice and values of fixed width that follow each other, to read them
 * at once: most of a message is neither optional nor long. Mutable.
 */
final class DecodeRun {

  /** What the reader's window holds at least. */
  private static final int MOST_BITS = 57;

  /** Masks up to this width are written bit by bit. */
  private static final int READABLE_BITS = 24;

  /** A number takes only so many events behind it into its window. */
  private static final int MOST_EVENTS_BEHIND = 8;

  /** A number of as many octets as it needs; the events of the run follow it. */
  private record Number(TypeName javaType, String variable, String method) {}

  private record Value(SimpleType type, TypeName javaType, String variable, int end) {}

  private final MethodBody body;
  private final List<String> names = new ArrayList<>();
  private final List<Value> values = new ArrayList<>();
  private long events;
  private int width;
  private @Nullable Number number;

  DecodeRun(MethodBody body) {
    this.body = body;
    body.beforeEach(this::flush);
  }

  boolean isEmpty() {
    return width == 0 && number == null;
  }

  private void makeRoom(int more) {
    if (width + more > (number == null ? MOST_BITS : MOST_EVENTS_BEHIND)) {
      flush();
    }
  }

  /** An event that is the only possible one. */
  void event(String name) {
    makeRoom(1);
    names.add(name);
    code();
  }

  private void code() {
    events = events << 1 | 1;
    width++;
  }

  /** An element that has started already: its text, a value, its end. */
  void content(SimpleType type, TypeName javaType, String variable) {
    int bits = FixedType.width(type);
    if (number != null) {
      flush();
    }
    makeRoom(bits + 2);
    names.add(FixedType.label(type));
    code();
    events <<= bits;
    width += bits;
    values.add(new Value(type, javaType, variable, width));
    event("/");
  }

  /** An element that has started already: its text, a number of no fixed width, its end. */
  void number(SimpleType type, TypeName javaType, String variable) {
    event("#");
    flush();
    number = new Number(javaType, variable, Values.decoder(type, javaType));
    event("/");
  }

  /** Writes what was collected. */
  void flush() {
    if (isEmpty()) {
      return;
    }
    Number before = number;
    List<String> tokens = List.copyOf(names);
    List<Value> fields = List.copyOf(values);
    int bits = width;
    long mask = events;
    names.clear();
    values.clear();
    events = 0;
    width = 0;
    number = null;
    if (before != null) {
      body.statement(
          "$T $L = in.$L($L, $S)",
          before.javaType(),
          before.variable(),
          before.method(),
          bits,
          String.join(" ", tokens));
    } else if (tokens.size() == 1) {
      single(tokens.get(0));
    } else if (tokens.size() == 2 && fields.size() == 1) {
      Value value = fields.get(0);
      body.statement(
          "$T $L = $L",
          value.javaType(),
          value.variable(),
          Values.decodeContent(value.type(), value.javaType(), CodeBlock.of("")));
    } else {
      CodeBlock read =
          CodeBlock.of(
              "in.run($L, $L,$W$L)",
              bits,
              mask(mask, bits),
              Words.literal(String.join(" ", tokens)));
      if (fields.isEmpty()) {
        body.statement("$L", read);
      } else {
        String run = body.variable("run");
        body.statement("long $L = $L", run, read);
        fields.forEach(value -> extract(value, run, bits));
      }
    }
  }

  private void single(String name) {
    switch (name) {
      case "/" -> body.statement("in.end()");
      case "#" -> body.statement("in.text()");
      default -> body.statement("in.start($S)", name);
    }
  }

  private static String mask(long mask, int bits) {
    return bits <= READABLE_BITS
        ? "0b" + Long.toBinaryString(1L << bits | mask).substring(1)
        : "0x" + Long.toHexString(mask) + "L";
  }

  private void extract(Value value, String run, int bits) {
    SimpleType type = value.type();
    int valueBits = FixedType.width(type);
    int shift = bits - value.end();
    String shifted = shift == 0 ? run : run + " >> " + shift;
    String masked = shifted + " & 0x" + Integer.toHexString((1 << valueBits) - 1);
    String number = valueBits == 0 ? "0" : "(int) (" + masked + ")";
    CodeBlock expression =
        switch (type.datatype()) {
          case BOOLEAN -> CodeBlock.of("($L) != 0", masked);
          case BOOLEAN_PATTERN -> CodeBlock.of("($L) >= 2", masked);
          case ENUMERATION ->
              CodeBlock.of(
                  "in.value($L, $L, $L)",
                  Values.valuesConstant(value.javaType()),
                  number,
                  shift + valueBits);
          default -> Values.plusMinimum(type, CodeBlock.of("$L", number));
        };
    body.statement("$T $L =$W$L", value.javaType(), value.variable(), expression);
  }
}
