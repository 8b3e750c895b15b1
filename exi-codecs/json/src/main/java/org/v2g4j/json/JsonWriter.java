package org.v2g4j.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.TreeWriter;
import org.v2g4j.exi.tree.ValueWriter;

/**
 * Writes one message as members of an object that the caller opened. Mutable, for one thread;
 * driven by generated code.
 *
 * <p>The value of each call is written at once, so the writer takes all values itself.
 */
final class JsonWriter implements TreeWriter, ValueWriter {

  /** The member for the value of an element whose type has attributes. */
  static final String CONTENT = "value";

  private final JsonGenerator out;
  private final int maxCharacters;
  private final Deque<Frame> open = new ArrayDeque<>();

  /** The member that is being written, unless it is an element that was started. */
  private String member = "";

  private int depth;

  /** Without escapes, which at most multiply it by six. */
  private long characters;

  /** An element, list or item that is being written; its bracket only comes with its content. */
  private static final class Frame {

    final Kind kind;
    final String step;
    final Set<String> names = new HashSet<>();
    State state = State.EMPTY;

    Frame(Kind kind, String step) {
      this.kind = kind;
      this.step = step;
    }
  }

  private enum Kind {
    OBJECT,
    LIST
  }

  private enum State {
    EMPTY,
    OPENED,
    VALUE
  }

  private interface Step {
    void run() throws IOException;
  }

  JsonWriter(JsonGenerator out, int maxCharacters) {
    this.out = out;
    this.maxCharacters = maxCharacters;
    Frame top = new Frame(Kind.OBJECT, "");
    top.state = State.OPENED;
    open.addLast(top);
  }

  // ---- the tree ----

  @Override
  public void start(String namespace, String name) {
    member(name);
    member = "";
    push(Kind.OBJECT, name);
  }

  @Override
  public void end() {
    Frame frame = open.getLast();
    if (frame.state == State.EMPTY) {
      open(frame);
    }
    if (frame.state == State.OPENED) {
      close(out::writeEndObject);
    }
    open.removeLast();
    member = "";
  }

  @Override
  public ValueWriter attribute(String namespace, String name) {
    return member(name);
  }

  @Override
  public ValueWriter element(String namespace, String name) {
    return member(name);
  }

  @Override
  public ValueWriter value() {
    open.getLast().state = State.VALUE;
    member = "";
    return this;
  }

  @Override
  public ValueWriter content() {
    return member(CONTENT);
  }

  @Override
  public void startList(String name) {
    push(Kind.LIST, name);
  }

  @Override
  public void endList() {
    if (open.removeLast().state == State.OPENED) {
      close(out::writeEndArray);
    }
  }

  @Override
  public void startItem() {
    open(open.getLast());
    push(Kind.OBJECT, "");
    open(open.getLast());
  }

  @Override
  public void endItem() {
    end();
  }

  private void push(Kind kind, String step) {
    open.addLast(new Frame(kind, step));
  }

  /** Writes what stands in front of a member's value, or of an entry's. */
  private ValueWriter member(String name) {
    member = "";
    Frame frame = open.getLast();
    open(frame);
    if (frame.kind == Kind.OBJECT) {
      name(frame, name);
    }
    member = name;
    return this;
  }

  private void name(Frame frame, String name) {
    if (!frame.names.add(name)) {
      throw failure("two members have the name " + name + ", which JSON cannot tell apart");
    }
    write(name.length(), () -> out.writeFieldName(name));
  }

  private void open(Frame frame) {
    if (frame.state == State.OPENED) {
      return;
    }
    frame.state = State.OPENED;
    if (frame.kind == Kind.OBJECT) {
      bracket(out::writeStartObject);
    } else {
      Frame owner = below(frame);
      open(owner);
      name(owner, frame.step);
      bracket(out::writeStartArray);
    }
  }

  /** One level is the object around all. */
  private void bracket(Step bracket) {
    if (++depth >= JsonText.MAX_DEPTH) {
      throw failure("JSON is nested deeper than the limit of " + JsonText.MAX_DEPTH);
    }
    write(1, bracket);
  }

  private Frame below(Frame frame) {
    open.removeLast();
    Frame owner = open.getLast();
    open.addLast(frame);
    return owner;
  }

  private void close(Step bracket) {
    depth--;
    write(1, bracket);
  }

  // ---- values ----

  @Override
  public void bool(boolean value) {
    write(5, () -> out.writeBoolean(value));
  }

  @Override
  public void number(long value) {
    write(1, () -> out.writeNumber(value));
  }

  @Override
  public void unsigned64(long value) {
    number(new BigInteger(Long.toUnsignedString(value)));
  }

  @Override
  public void number(BigInteger value) {
    literal(value.toString());
  }

  @Override
  public void number(BigDecimal value) {
    literal(value.toPlainString());
  }

  private void literal(String digits) {
    write(digits.length(), () -> out.writeNumber(digits));
  }

  @Override
  public void text(String value) {
    int lone = Text.loneSurrogate(value);
    if (lone >= 0) {
      throw failure("character U+%04X has no JSON form".formatted((int) value.charAt(lone)));
    }
    write(value.length(), () -> out.writeString(value));
  }

  @Override
  public void hex(Bytes value) {
    text(value.toHex());
  }

  @Override
  public void base64(Bytes value) {
    hex(value);
  }

  @Override
  public void enumeration(String wireName) {
    text(wireName);
  }

  @Override
  public <T> void list(List<T> items, BiConsumer<ValueWriter, T> item) {
    bracket(out::writeStartArray);
    items.forEach(one -> item.accept(this, one));
    close(out::writeEndArray);
  }

  // ---- the text ----

  private void write(int length, Step step) {
    characters += length;
    if (characters > maxCharacters) {
      throw failure("JSON is longer than the limit of " + maxCharacters + " characters");
    }
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException("JSON cannot be written", e);
    }
  }

  private JsonException failure(String reason) {
    Stream<String> elements =
        open.stream().filter(frame -> frame.kind == Kind.OBJECT).map(frame -> frame.step);
    return new JsonException(
        Stream.concat(elements, Stream.of(member))
            .filter(step -> !step.isEmpty())
            .collect(Collectors.joining("/", "/", "")),
        0,
        0,
        reason);
  }
}
