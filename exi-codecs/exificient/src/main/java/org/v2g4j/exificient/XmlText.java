package org.v2g4j.exificient;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;

/**
 * Writes XML as far as a limit. Names and text come from a peer's bytes: what would not be
 * well-formed is refused. Mutable, for one document.
 */
final class XmlText {

  private final StringBuilder out = new StringBuilder();
  private final int maxCharacters;

  /** Prefixes are kept once given; which of them are declared depends on the open elements. */
  private final Map<String, String> prefixes = new HashMap<>();

  private final Set<String> declared = new HashSet<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private boolean isTagOpen;

  XmlText(int maxCharacters) {
    this.maxCharacters = maxCharacters;
    prefixes.put(XMLConstants.XML_NS_URI, "xml");
    prefixes.put(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "xsi");
    prefixes.put(XMLConstants.W3C_XML_SCHEMA_NS_URI, "xs");
    declared.add(XMLConstants.XML_NS_URI);
  }

  /** An element, with what its start tag holds. */
  private record Open(String name, Set<String> declarations, Set<String> attributes) {}

  void start(String namespace, String localName) throws IOException {
    closeTag();
    String name = name(namespace, localName);
    append("<");
    append(name);
    open.push(new Open(name, new HashSet<>(), new HashSet<>()));
    isTagOpen = true;
    declare(namespace);
  }

  void attribute(String namespace, String localName, String value) throws IOException {
    String name = name(namespace, localName);
    Open element = open.element();
    if (!isTagOpen) {
      throw new IOException("attribute " + name + " behind content");
    }
    if (name.equals("xmlns")) {
      throw new IOException("an attribute with the name of a declaration");
    }
    if (!element.attributes().add(name)) {
      throw new IOException("attribute " + name + " comes twice");
    }
    declare(namespace);
    append(" ");
    append(name);
    append("=\"");
    escape(value, true);
    append("\"");
  }

  /** A name as a value, with the prefix declared that it needs. */
  String qualified(String namespace, String localName) throws IOException {
    String name = name(namespace, localName);
    declare(namespace);
    return name;
  }

  void text(String text) throws IOException {
    if (!text.isEmpty()) {
      closeTag();
      escape(text, false);
    }
  }

  void end() throws IOException {
    Open element = open.pop();
    if (isTagOpen) {
      append("/>");
      isTagOpen = false;
    } else {
      append("</");
      append(element.name());
      append(">");
    }
    declared.removeAll(element.declarations());
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void closeTag() throws IOException {
    if (isTagOpen) {
      append(">");
      isTagOpen = false;
    }
  }

  private String name(String namespace, String localName) throws IOException {
    if (!isNcName(localName)) {
      throw new IOException("a name that XML has no form for");
    }
    if (namespace.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI)) {
      throw new IOException(localName + " in the namespace of declarations");
    }
    return namespace.isEmpty() ? localName : prefix(namespace) + ":" + localName;
  }

  private String prefix(String namespace) {
    return prefixes.computeIfAbsent(namespace, unknown -> "ns" + (prefixes.size() - 2));
  }

  private void declare(String namespace) throws IOException {
    if (!namespace.isEmpty() && declared.add(namespace)) {
      open.element().declarations().add(namespace);
      append(" xmlns:");
      append(prefix(namespace));
      append("=\"");
      escape(namespace, true);
      append("\"");
    }
  }

  private void escape(String text, boolean isAttribute) throws IOException {
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      switch (character) {
        case '&' -> append("&amp;");
        case '<' -> append("&lt;");
        case '>' -> append("&gt;");
        case '"' -> append(isAttribute ? "&quot;" : "\"");
        case '\r' -> append("&#13;");
        case '\n' -> append(isAttribute ? "&#10;" : "\n");
        case '\t' -> append(isAttribute ? "&#9;" : "\t");
        default -> {
          if (!isXml(character)) {
            throw new IOException(
                "character U+%04X, for which XML has no form".formatted(character));
          }
          append(Character.toString(character));
        }
      }
      i += Character.charCount(character);
    }
  }

  private static boolean isXml(int character) {
    return character >= 0x20 && character < 0xD800
        || character >= 0xE000 && character <= 0xFFFD
        || character >= 0x10000;
  }

  /** As XML 1.0 in its fifth edition, but for combining characters, which no schema here uses. */
  private static boolean isNcName(String name) {
    return !name.isEmpty()
        && isNameStart(name.codePointAt(0))
        && name.codePoints()
            .allMatch(c -> isNameStart(c) || c >= '0' && c <= '9' || c == '-' || c == '.');
  }

  private static boolean isNameStart(int character) {
    return character == '_'
        || character < 0x80 && Character.isLetter(character)
        || character >= 0xC0 && character <= 0x2FF && character != 0xD7 && character != 0xF7
        || character >= 0x370 && character <= 0x1FFF && character != 0x37E;
  }

  private void append(String text) throws IOException {
    if (text.length() > maxCharacters - out.length()) {
      throw new IOException("XML longer than the limit of " + maxCharacters + " characters");
    }
    out.append(text);
  }
}
