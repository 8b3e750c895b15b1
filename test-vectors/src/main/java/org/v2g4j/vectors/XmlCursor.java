package org.v2g4j.vectors;

import java.io.StringReader;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks an XML text from tag to tag. Comments, processing instructions and prefixes are not seen; a
 * document type is refused, so nothing outside the text is ever read. Mutable, for one thread.
 */
final class XmlCursor {

  /** A tag, or the end of the document. */
  sealed interface Tag {

    record Start(QName name) implements Tag {
      @Override
      public String toString() {
        return "element " + name;
      }
    }

    record End(QName name) implements Tag {
      @Override
      public String toString() {
        return "the end of " + name.getLocalPart();
      }
    }

    record EndOfDocument() implements Tag {
      @Override
      public String toString() {
        return "the end of the document";
      }
    }
  }

  private static final Comparator<QName> BY_NAME =
      Comparator.comparing(QName::getNamespaceURI).thenComparing(QName::getLocalPart);

  private final String role;
  private final XMLStreamReader reader;
  private String text = "";
  private Tag tag = new Tag.EndOfDocument();

  /** Stands before the first tag. The role names the text in messages. */
  XmlCursor(String role, String xml) {
    this.role = role;
    try {
      this.reader = factory().createXMLStreamReader(new StringReader(xml));
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  /** Goes to the next tag. */
  void next() {
    StringBuilder passed = new StringBuilder();
    try {
      while (true) {
        switch (reader.next()) {
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              passed.append(reader.getText());
          case XMLStreamConstants.START_ELEMENT -> {
            stopAt(new Tag.Start(reader.getName()), passed);
            return;
          }
          case XMLStreamConstants.END_ELEMENT -> {
            stopAt(new Tag.End(reader.getName()), passed);
            return;
          }
          case XMLStreamConstants.END_DOCUMENT -> {
            stopAt(new Tag.EndOfDocument(), passed);
            return;
          }
          case XMLStreamConstants.DTD ->
              throw new XMLStreamException("a document type is not accepted", reader.getLocation());
          case XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XMLStreamException(
                  "the entity " + reader.getLocalName() + " is not known", reader.getLocation());
          default -> {} // comments and processing instructions
        }
      }
    } catch (XMLStreamException e) {
      throw malformed(e);
    }
  }

  private void stopAt(Tag newTag, StringBuilder passed) {
    tag = newTag;
    text = Lexical.trim(passed.toString());
  }

  /** The tag the cursor stands at. */
  Tag tag() {
    return tag;
  }

  /** The text between the tag before and this one, without white space around it. */
  String text() {
    return text;
  }

  /** The attributes of the start tag the cursor stands at, without namespace declarations. */
  SortedMap<QName, String> attributes() {
    SortedMap<QName, String> attributes = new TreeMap<>(BY_NAME);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }

  private MalformedXmlException malformed(XMLStreamException e) {
    return new MalformedXmlException("the " + role + " XML cannot be read: " + e.getMessage(), e);
  }
}
