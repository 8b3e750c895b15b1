package org.v2g4j.examples.dissect;

import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML of a codec on lines of its own, indented. Values stay as they are. */
public final class XmlLayout {

  private XmlLayout() {}

  /**
   * Breaks and indents.
   *
   * @param xml what a codec wrote: elements hold text or elements, never both
   * @return the same document over several lines
   */
  public static String indented(String xml) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamReader in =
          XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
      write(in, out);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("no XML of a codec", e);
    }
    return out.toString();
  }

  private static void write(XMLStreamReader in, StringWriter out) throws XMLStreamException {
    int depth = 0;
    boolean justOpened = false;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          lineBreak(out, depth++);
          start(in, out);
          justOpened = true;
        }
        case XMLStreamReader.CHARACTERS -> out.append(escaped(in.getText()));
        case XMLStreamReader.END_ELEMENT -> {
          depth--;
          if (!justOpened) {
            lineBreak(out, depth);
          }
          out.append("</").append(name(in.getPrefix(), in.getLocalName())).append('>');
          justOpened = false;
        }
        default -> {
          // A codec writes nothing else.
        }
      }
    }
  }

  private static void lineBreak(StringWriter out, int depth) {
    if (out.getBuffer().length() > 0) {
      out.append('\n').append("  ".repeat(depth));
    }
  }

  private static void start(XMLStreamReader in, StringWriter out) {
    out.append('<').append(name(in.getPrefix(), in.getLocalName()));
    for (int i = 0; i < in.getNamespaceCount(); i++) {
      String prefix = in.getNamespacePrefix(i);
      out.append(prefix == null ? " xmlns" : " xmlns:" + prefix);
      out.append("=\"").append(escaped(in.getNamespaceURI(i))).append('"');
    }
    for (int i = 0; i < in.getAttributeCount(); i++) {
      out.append(' ').append(name(in.getAttributePrefix(i), in.getAttributeLocalName(i)));
      out.append("=\"").append(escaped(in.getAttributeValue(i))).append('"');
    }
    out.append('>');
  }

  private static String name(String prefix, String localName) {
    return prefix == null || prefix.isEmpty() ? localName : prefix + ":" + localName;
  }

  private static String escaped(String text) {
    return (text == null ? "" : text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\r", "&#13;")
        .replace("\n", "&#10;")
        .replace("\t", "&#9;");
  }
}
