package org.v2g4j.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.ValueReader;

/**
 * Reads one message from the values of a JSON text, by the names of members wherever they stand.
 * Mutable, for one thread; driven by generated code.
 */
final class JsonReader implements TreeReader {

  private static final int MAX_NAMES_SHOWN = 3;

  private final Deque<Frame> open = new ArrayDeque<>();

  /** The value that the reader stands before, and its step of the path. */
  private @Nullable Node next;

  private String nextStep = "";

  /** The member that the value is, to be removed when it is read; null for entries of arrays. */
  private @Nullable String nextMember;

  /** An object that is being read. */
  private static final class Frame {

    final String step;
    final Node.Members object;

    /** The array whose entries are being read, and how many were. */
    Node.@Nullable Entries list;

    String listName = "";
    int entriesRead;

    Frame(String step, Node.Members object) {
      this.step = step;
      this.object = object;
    }
  }

  JsonReader(Node.Members top) {
    open.addLast(new Frame("", top));
  }

  /** Demands that the root was the only member. */
  void requireEnd() {
    requireNothingLeft();
  }

  // ---- elements ----

  @Override
  public boolean at(String namespace, String name) {
    Node found = top().object.byName().get(name);
    if (found == null) {
      return false;
    }
    standBefore(found, name, name);
    return true;
  }

  @Override
  public void require(String namespace, String name) {
    if (!at(namespace, name)) {
      throw unexpected(name);
    }
  }

  @Override
  public JsonException unexpected(String expected) {
    return failure(top().object, path(), "expected " + expected + ", found " + membersLeft());
  }

  private String membersLeft() {
    Set<String> names = top().object.byName().keySet();
    if (names.isEmpty()) {
      return "no other member";
    }
    return names.stream()
        .limit(MAX_NAMES_SHOWN)
        .map(Text::shown)
        .collect(
            Collectors.joining(
                ", ",
                names.size() == 1 ? "member " : "members ",
                names.size() > MAX_NAMES_SHOWN ? ", ..." : ""));
  }

  @Override
  public boolean nextEntry(String namespace, String name) {
    Frame frame = top();
    if (frame.list == null && !startList(frame, name)) {
      return false;
    }
    List<Node> entries = frame.list.nodes();
    if (frame.entriesRead == entries.size()) {
      frame.list = null;
      return false;
    }
    String step = frame.listName + "[" + frame.entriesRead + "]";
    standBefore(entries.get(frame.entriesRead++), step, null);
    return true;
  }

  private boolean startList(Frame frame, String name) {
    if (!at("", name)) {
      return false;
    }
    Node list = take();
    if (!(list instanceof Node.Entries entries)) {
      throw failure(list, path(name), "expected an array, found " + list.described());
    }
    frame.list = entries;
    frame.listName = name;
    frame.entriesRead = 0;
    return true;
  }

  @Override
  public boolean atItems(String list, boolean begins) {
    return top().object.byName().containsKey(list);
  }

  @Override
  public boolean nextItem(String list, boolean begins) {
    if (!nextEntry("", list)) {
      return false;
    }
    enter();
    return true;
  }

  @Override
  public void leaveItem() {
    leave();
  }

  @Override
  public void enter() {
    Node.Members object = object();
    String step = nextStep;
    take();
    open.addLast(new Frame(step, object));
  }

  @Override
  public void leave() {
    requireNothingLeft();
    open.removeLast();
  }

  private void requireNothingLeft() {
    top().object.byName().entrySet().stream()
        .findFirst()
        .ifPresent(
            left -> {
              String name = Text.shown(left.getKey());
              throw failure(left.getValue(), path(), "unexpected member " + name);
            });
  }

  // ---- values ----

  @Override
  public boolean hasAttribute(String namespace, String name) {
    return next instanceof Node.Members object && object.byName().containsKey(name);
  }

  @Override
  public ValueReader attributeValue(String namespace, String name) {
    Node.Members object = object();
    Node value = object.byName().remove(name);
    String path = path(nextStep);
    if (value == null) {
      throw failure(object, path, "member " + name + " is missing");
    }
    return new JsonValueReader(value, path + "/" + name);
  }

  @Override
  public ValueReader value() {
    String path = path(nextStep);
    return new JsonValueReader(take(), path);
  }

  @Override
  public ValueReader content() {
    enter();
    require("", JsonWriter.CONTENT);
    ValueReader value = value();
    leave();
    return value;
  }

  // ---- the place ----

  private void standBefore(Node node, String step, @Nullable String member) {
    next = node;
    nextStep = step;
    nextMember = member;
  }

  private Node.Members object() {
    Node node = Objects.requireNonNull(next, "the code asked for no element");
    if (node instanceof Node.Members object) {
      return object;
    }
    throw failure(node, path(nextStep), "expected an object, found " + node.described());
  }

  private Node take() {
    Node taken = Objects.requireNonNull(next, "the code asked for no element");
    if (nextMember != null) {
      top().object.byName().remove(nextMember);
    }
    next = null;
    return taken;
  }

  private Frame top() {
    return open.getLast();
  }

  private String path(String step) {
    String path = path();
    return path.equals("/") ? path + step : path + "/" + step;
  }

  private String path() {
    List<String> steps = new ArrayList<>();
    open.stream().skip(1).forEach(frame -> steps.add(frame.step));
    return "/" + String.join("/", steps);
  }

  static JsonException failure(Node node, String path, String reason) {
    return new JsonException(path, node.line(), node.column(), reason);
  }
}
