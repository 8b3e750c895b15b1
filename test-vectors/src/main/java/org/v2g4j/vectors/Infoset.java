package org.v2g4j.vectors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeSet;
import javax.xml.namespace.QName;

/**
 * Compares XML by what it says, not by how it is written. Stateless and thread-safe.
 *
 * <p>What counts: elements in their order, attributes in any, each by namespace and local name, and
 * text. What does not: prefixes, namespace declarations, comments, processing instructions, CDATA,
 * character references, white space around text and between elements.
 *
 * <p>Types are unknown here, so two texts are equal if they are equal as they stand, or as integers
 * ({@code +5} and {@code 05}), or as hexadecimal octets in either case (both of even length), or as
 * base64 with white space anywhere. That is generous to strings which happen to look like such
 * values; the comparison of bytes that goes with it is not.
 *
 * <p>Document types are refused and nothing outside the text is read.
 */
public final class Infoset {

  /**
   * The first place where two XML texts say different things. Immutable and thread-safe.
   *
   * @param path the place: local names from the root, the position among elements of equal name
   *     where it is not the first, as in {@code /V2G_Message/Body/X/Entry[2]/@Id}
   * @param expected what the first text has there, abridged
   * @param actual what the second text has there, abridged
   */
  public record Difference(String path, String expected, String actual) {

    /**
     * The difference as part of a sentence.
     *
     * @return {@code at PATH expected THIS but found THAT}
     */
    @Override
    public String toString() {
      return "at " + path + " expected " + expected + " but found " + actual;
    }
  }

  private static final String NO_TEXT = "no text";
  private static final String NO_ATTRIBUTE = "no such attribute";

  private final XmlCursor expected;
  private final XmlCursor actual;
  private final Deque<Level> path = new ArrayDeque<>();

  private Infoset(String expected, String actual) {
    this.expected = new XmlCursor("expected", expected);
    this.actual = new XmlCursor("actual", actual);
    path.push(new Level(""));
  }

  /**
   * Finds the first difference between two XML texts.
   *
   * @param expected one text, a whole element or document
   * @param actual the other
   * @return the first difference in document order, or empty if both say the same
   * @throws MalformedXmlException if either text is not well-formed as far as it is compared, or
   *     has a document type
   */
  public static Optional<Difference> firstDifference(String expected, String actual) {
    return new Infoset(expected, actual).firstDifference();
  }

  private Optional<Difference> firstDifference() {
    while (true) {
      expected.next();
      actual.next();
      Optional<Difference> difference = differenceHere();
      if (difference.isPresent() || expected.tag() instanceof XmlCursor.Tag.EndOfDocument) {
        return difference;
      }
    }
  }

  private Optional<Difference> differenceHere() {
    if (!Lexical.sameValue(expected.text(), actual.text())) {
      return difference(where(), text(expected, actual), text(actual, expected));
    }
    if (!expected.tag().equals(actual.tag())) {
      return difference(where(), expected.tag().toString(), actual.tag().toString());
    }
    if (expected.tag() instanceof XmlCursor.Tag.Start start) {
      enter(start.name().getLocalPart());
      return attributeDifference();
    }
    if (expected.tag() instanceof XmlCursor.Tag.End) {
      path.pop();
    }
    return Optional.empty();
  }

  private Optional<Difference> attributeDifference() {
    SortedMap<QName, String> wanted = expected.attributes();
    SortedMap<QName, String> found = actual.attributes();
    TreeSet<QName> names = new TreeSet<>(wanted.comparator());
    names.addAll(wanted.keySet());
    names.addAll(found.keySet());
    for (QName name : names) {
      Optional<String> want = Optional.ofNullable(wanted.get(name));
      Optional<String> got = Optional.ofNullable(found.get(name));
      boolean same =
          want.isPresent() && got.isPresent() && Lexical.sameValue(want.get(), got.get());
      if (!same) {
        int index = Excerpt.firstDifference(want.orElse(""), got.orElse(""));
        return difference(
            where() + "/@" + name.getLocalPart(),
            want.map(value -> quote(value, index)).orElse(NO_ATTRIBUTE + " " + name),
            got.map(value -> quote(value, index)).orElse(NO_ATTRIBUTE + " " + name));
      }
    }
    return Optional.empty();
  }

  private static Optional<Difference> difference(String path, String expected, String actual) {
    return Optional.of(new Difference(path, expected, actual));
  }

  private static String text(XmlCursor cursor, XmlCursor other) {
    return cursor.text().isEmpty()
        ? NO_TEXT
        : "text " + quote(cursor.text(), Excerpt.firstDifference(cursor.text(), other.text()));
  }

  private static String quote(String text, int index) {
    return "\"" + Excerpt.around(text, index) + "\"";
  }

  private void enter(String name) {
    path.push(new Level(path.element().step(name)));
  }

  private String where() {
    if (path.size() == 1) {
      return "/";
    }
    StringJoiner steps = new StringJoiner("/");
    path.descendingIterator().forEachRemaining(level -> steps.add(level.step));
    return steps.toString();
  }

  /** An open element: its step in the path, and how many children of each name it has so far. */
  private static final class Level {

    private final String step;
    private final Map<String, Integer> children = new HashMap<>();

    Level(String step) {
      this.step = step;
    }

    String step(String child) {
      int position = children.merge(child, 1, Integer::sum);
      return position == 1 ? child : child + "[" + position + "]";
    }
  }
}
