package org.v2g4j.examples.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into the XML documents in it, at the ends of their roots. It only counts tags;
 * whether a document is well-formed, its reader finds out.
 */
final class XmlDocuments {

  /** One document and the line where it starts, from 1. */
  record Document(String xml, int line) {}

  private final String text;
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
      String xml = text.substring(start, at);
      if (hasRoot || !isComments(xml)) {
        documents.add(new Document(xml, line));
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
    return xml.isBlank() || xml.startsWith("<!--") && xml.stripTrailing().endsWith("-->");
  }

  /** Goes behind the end of one root; false if the text ends before one starts. */
  private boolean skipDocument() {
    int depth = 0;
    boolean hasRoot = false;
    while (at < text.length()) {
      int tag = text.indexOf('<', at);
      if (tag < 0) {
        at = text.length();
      } else if (text.startsWith("<!--", tag)) {
        goBehind("-->", tag + 4);
      } else if (text.startsWith("<![CDATA[", tag)) {
        goBehind("]]>", tag);
      } else if (text.startsWith("<?", tag)) {
        goBehind("?>", tag);
      } else if (text.startsWith("<!", tag)) {
        goBehind(">", tag);
      } else {
        hasRoot = true;
        depth += depthOf(tag);
        if (depth <= 0) {
          return true;
        }
      }
    }
    return hasRoot;
  }

  private int depthOf(int tag) {
    goBehindTag(tag);
    if (text.startsWith("</", tag)) {
      return -1;
    }
    return text.startsWith("/>", at - 2) ? 0 : 1;
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
