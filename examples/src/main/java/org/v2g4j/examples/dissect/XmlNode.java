package org.v2g4j.examples.dissect;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a message's XML, without prefixes. Immutable.
 *
 * @param name its local name
 * @param text its text; empty where it has children
 * @param attributes its attributes, each as {@code Name=value}
 * @param children its child elements
 */
record XmlNode(String name, String text, List<String> attributes, List<XmlNode> children) {

  XmlNode {
    attributes = List.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** Reads what a codec wrote. */
  static XmlNode parse(String xml) {
    try {
      XMLStreamReader in =
          XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
      in.nextTag();
      return element(in);
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("no XML of a codec", e);
    }
  }

  /** Messages are nested a dozen levels deep, not more: their schemas have no cycles. */
  private static XmlNode element(XMLStreamReader in) throws XMLStreamException {
    String name = in.getLocalName();
    List<String> attributes = new ArrayList<>();
    for (int i = 0; i < in.getAttributeCount(); i++) {
      attributes.add(in.getAttributeLocalName(i) + "=" + in.getAttributeValue(i));
    }
    StringBuilder text = new StringBuilder();
    List<XmlNode> children = new ArrayList<>();
    while (in.next() != XMLStreamReader.END_ELEMENT) {
      if (in.isStartElement()) {
        children.add(element(in));
      } else if (in.isCharacters()) {
        text.append(in.getText());
      }
    }
    return new XmlNode(name, text.toString(), attributes, children);
  }

  Optional<XmlNode> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  String textOf(String wanted) {
    return child(wanted).map(XmlNode::text).orElse("");
  }
}
