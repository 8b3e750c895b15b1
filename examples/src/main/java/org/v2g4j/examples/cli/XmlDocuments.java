package org.v2g4j.examples.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cuts a text into the XML documents in it, at the ends of their roots. It only counts tags;
 * whether a document is well-formed, its reader finds out.
 */
final class XmlDocuments {

  private static final Pattern NAME_END = Pattern.compile("[\\s/>]");

  private final String text;

  /** The elements that are open, the innermost last, and how often each name is among them. */
  private final Deque<String> open = new ArrayDeque<>();

  private final Map<String, Integer> timesOpen = new HashMap<>();
  private final List<Document> documents = new ArrayList<>();
  private int at;

  private XmlDocuments(String text) {
    this.text = text;
  }

  static List<Document> in(String text) {
    XmlDocuments splitter = new XmlDocuments(text);
    splitter.split();
    return splitter.documents;
  }

  private void split() {
    int line = 1;
    int counted = 0;
    while (at < text.length()) {
      int start = skipBlanks();
      line += lineBreaks(counted, start);
      counted = start;
      boolean hasRoot = skipDocument();
      String xml = text.substring(start, at).stripTrailing();
      if (hasRoot || !isComments(xml)) {
        documents.add(new Document.Xml(xml, line, false, null));
      }
    }
  }

  private int skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private int lineBreaks(int from, int to) {
    return (int) text.substring(from, to).chars().filter(character -> character == '\n').count();
  }

  /** What is left at the end may be blanks and comments. */
  private static boolean isComments(String xml) {
    return xml.isEmpty() || xml.startsWith("<!--") && xml.endsWith("-->");
  }

  /** Goes behind the end of one root; false if the text ends before one starts. */
  private boolean skipDocument() {
    open.clear();
    timesOpen.clear();
    boolean hasRoot = false;
    while (at < text.length()) {
      int tag = text.indexOf('<', at);
      if (tag < 0) {
        at = text.length();
      } else if (text.startsWith("<!--", tag)) {
        goBehind("-->", tag + 4);
      } else if (text.startsWith("<![CDATA[", tag)) {
        goBehind("]]>", tag);
      } else if (hasRoot && text.startsWith("<?xml ", tag)) {
        // The root was never closed, but here another document starts.
        at = tag;
        return true;
      } else if (text.startsWith("<?", tag)) {
        goBehind("?>", tag);
      } else if (text.startsWith("<!", tag)) {
        goBehind(">", tag);
      } else {
        hasRoot = true;
        goBehindTag(tag);
        count(text.substring(tag, at));
        if (open.isEmpty()) {
          return true;
        }
      }
    }
    return hasRoot;
  }

  /**
   * Opens or closes an element. An end tag closes what was left open inside of its element, lest
   * one mistake swallows the documents behind it; one that fits no element closes the innermost.
   */
  private void count(String tag) {
    if (!tag.startsWith("</")) {
      if (!tag.endsWith("/>")) {
        String name = NAME_END.split(tag.substring(1), 2)[0];
        open.addLast(name);
        timesOpen.merge(name, 1, Integer::sum);
      }
      return;
    }
    String name = NAME_END.split(tag.substring(2), 2)[0];
    boolean fits = timesOpen.getOrDefault(name, 0) > 0;
    while (!open.isEmpty()) {
      String closed = open.removeLast();
      timesOpen.merge(closed, -1, Integer::sum);
      if (!fits || closed.equals(name)) {
        return;
      }
    }
  }

  private void goBehind(String end, int from) {
    int found = text.indexOf(end, from);
    at = found < 0 ? text.length() : found + end.length();
  }

  /** The end of a tag; in attribute values, {@code >} is none. */
  private void goBehindTag(int tag) {
    char quote = 0;
    for (at = tag + 1; at < text.length(); at++) {
      char character = text.charAt(at);
      if (quote != 0) {
        quote = character == quote ? 0 : quote;
      } else if (character == '"' || character == '\'') {
        quote = character;
      } else if (character == '>') {
        at++;
        return;
      }
    }
  }
}
