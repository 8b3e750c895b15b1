package org.v2g4j.exi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.TreeWriter;

/**
 * The smallest set with all a codec has: global {@code r} with attribute {@code id}?, elements
 * {@code a}[1..3] (1 to 5 characters) and {@code b}? (binary); the local {@code b} is a fragment.
 */
final class TinyCodec extends SchemaCodec {

  static final String NAMESPACE = "urn:tiny";
  static final QName B = new QName(NAMESPACE, "b");

  TinyCodec() {
    this(ExiLimits.defaults());
  }

  TinyCodec(ExiLimits limits) {
    super(
        "tiny",
        1,
        3,
        2,
        Map.of(NAMESPACE, "t"),
        limits,
        element(NAMESPACE, "r", 0, 2),
        element(NAMESPACE, "b", -1, 1));
  }

  record Root(@Nullable String id, List<String> a, @Nullable Bytes b) implements ExiElement {
    Root {
      a = List.copyOf(a);
    }

    @Override
    public QName elementName() {
      return new QName(NAMESPACE, "r");
    }
  }

  record Octets(Bytes value) {}

  /** A message of some other set. */
  record Stranger() implements ExiElement {
    @Override
    public QName elementName() {
      return new QName(NAMESPACE, "stranger");
    }
  }

  @Override
  protected boolean holds(int entry, Object content) {
    return entry == 1 ? content instanceof Octets : content instanceof Root;
  }

  @Override
  protected Object decode(int entry, ExiReader in) {
    if (entry == 1) {
      return new Octets(in.binaryContent());
    }
    int next = in.next(0, 2, "^@id a");
    String id = null;
    if (next == 0) {
      id = in.string(0);
      in.next(1, 2, ">a");
    }
    List<String> a = new ArrayList<>();
    do {
      a.add(in.stringContent(1));
      next = a.size() < 3 ? in.next(1, 4, "a b /") : in.next(2, 4, "b /");
    } while (next == 1);
    Bytes b = null;
    if (next == 2) {
      b = in.binaryContent();
      in.end();
    }
    return new Root(id, a, b);
  }

  @Override
  protected void encode(int entry, ExiWriter out, Object content) {
    if (content instanceof Octets octets) {
      out.binaryContent(octets.value());
      return;
    }
    Root root = (Root) content;
    int from = 0;
    if (root.id() != null) {
      out.next(0, 0, 2);
      out.string(root.id());
      from = 1;
    }
    out.entries("a", root.a(), 1, 3);
    for (int i = 0; i < root.a().size(); i++) {
      out.next(1, i == 0 ? from : 1, i == 0 ? 2 : 4);
      out.stringContent(root.a().get(i));
    }
    int at = root.a().size() < 3 ? 1 : 2;
    if (root.b() != null) {
      out.next(2, at, 4);
      out.binaryContent(root.b());
      at = 3;
    }
    out.next(3, at, 4);
  }

  @Override
  protected Object read(int entry, TreeReader in) {
    if (entry == 1) {
      return new Octets(in.value().asHex());
    }
    String id = in.hasAttribute("", "id") ? in.attributeValue("", "id").asText() : null;
    in.enter();
    in.require(NAMESPACE, "a");
    List<String> a = new ArrayList<>();
    while (in.nextEntry(NAMESPACE, "a")) {
      a.add(in.value().asText());
    }
    Bytes b = in.at(NAMESPACE, "b") ? in.value().asHex() : null;
    in.leave();
    return new Root(id, a, b);
  }

  @Override
  protected void write(int entry, TreeWriter out, Object content) {
    if (content instanceof Octets octets) {
      out.value().hex(octets.value());
      return;
    }
    Root root = (Root) content;
    if (root.id() != null) {
      out.attribute("", "id").text(root.id());
    }
    out.startList("a");
    root.a().forEach(text -> out.element(NAMESPACE, "a").text(text));
    out.endList();
    if (root.b() != null) {
      out.element(NAMESPACE, "b").hex(root.b());
    }
  }

  @Override
  protected void check(int entry, Object content, Violations out) {
    if (content instanceof Octets octets) {
      out.length("", octets.value(), 0, 4);
      return;
    }
    Root root = (Root) content;
    out.entries("a", root.a(), 1, 3);
    root.a().forEach(text -> out.length("a", text, 1, 5));
  }
}
