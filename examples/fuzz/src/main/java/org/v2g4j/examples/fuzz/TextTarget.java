package org.v2g4j.examples.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.json.JsonException;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** Texts of one set, read as documents and as fragments. */
final class TextTarget implements Target {

  /** Which text. */
  enum Format {
    XML,
    JSON
  }

  private final MessageSet set;
  private final Format format;
  private final Kind<?> documents;
  private final Kind<?> fragments;

  TextTarget(MessageSet set, Format format) {
    this.set = set;
    this.format = format;
    documents = Kind.of(set).get(0);
    fragments = Kind.of(set).get(1);
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (Vector vector : Vectors.load(set.label())) {
      Kind<?> kind = vector.kind() == Vector.Kind.DOCUMENT ? documents : fragments;
      String text = format == Format.XML ? vector.xml() : json(vector, kind);
      seeds.add(text.getBytes(UTF_8));
    }
    return seeds;
  }

  private static <T> String json(Vector vector, Kind<T> kind) {
    return kind.toJson().apply(kind.decode().apply(vector.exi()).value());
  }

  @Override
  public void test(byte[] input) {
    String text = new String(input, UTF_8);
    test(text, documents);
    test(text, fragments);
  }

  private <T> void test(String text, Kind<T> kind) {
    T message;
    try {
      message = format == Format.XML ? kind.fromXml().apply(text) : kind.fromJson().apply(text);
    } catch (XmlException | JsonException e) {
      return;
    }
    kind.requireHandled(message);
  }
}
