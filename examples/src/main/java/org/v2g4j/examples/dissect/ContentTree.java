package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of a message for people: an element a line, indented, with its value. */
public final class ContentTree {

  private static final String MARGIN = "         ";

  /** Bounds what one message may print. */
  private static final int MOST_LINES = 20_000;

  private final List<String> lines = new ArrayList<>();

  private ContentTree() {}

  /**
   * Lays out a message.
   *
   * @param xml the message as XML
   * @return lines; physical values take one each
   */
  public static List<String> of(String xml) {
    ContentTree tree = new ContentTree();
    XmlNode.parse(xml).children().forEach(child -> tree.add(child, 0));
    return tree.lines;
  }

  private void add(XmlNode node, int depth) {
    if (lines.size() >= MOST_LINES) {
      if (lines.size() == MOST_LINES) {
        lines.add(MARGIN + "... more than " + MOST_LINES + " lines; --format xml shows all");
      }
      return;
    }
    String start = MARGIN + "  ".repeat(depth) + node.name();
    Optional<String> quantity = Quantity.of(node);
    String value = quantity.orElse(node.text());
    String attributes =
        String.join("", node.attributes().stream().map(" "::concat).map(OneLine::of).toList());
    lines.add((start + attributes + " " + OneLine.of(value)).stripTrailing());
    if (quantity.isEmpty()) {
      node.children().forEach(child -> add(child, depth + 1));
    }
  }
}
