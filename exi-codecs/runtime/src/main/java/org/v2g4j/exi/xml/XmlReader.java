package org.v2g4j.exi.xml;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.ValueReader;

/**
 * Reads one message from XML text. Mutable, for one thread; driven by generated code.
 *
 * <p>Document type declarations are refused, so nothing outside of the text is ever looked at.
 * Comments and processing instructions are passed over; text between elements is refused unless it
 * is white space.
 */
public final class XmlReader implements TreeReader {

  private final XMLStreamReader in;
  private final Deque<String> open = new ArrayDeque<>();
  private int attributesTaken;

  /**
   * Starts at the root element.
   *
   * @param xml the text
   * @param maxCharacters the longest text to read
   * @throws XmlException if the text is longer, is not XML or has a document type declaration
   */
  public XmlReader(String xml, int maxCharacters) {
    if (xml.length() > maxCharacters) {
      throw new XmlException(
          "/", 1, 1, "XML is longer than the limit of " + maxCharacters + " characters");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      in = factory.createXMLStreamReader(new StringReader(xml));
      nextTag();
    } catch (XMLStreamException e) {
      throw new XmlException("/", lineOf(e), columnOf(e), "not XML: " + firstLine(e.getMessage()));
    }
  }

  /**
   * The element that the reader stands before.
   *
   * @return its name
   * @throws XmlException if there is none
   */
  public QName name() {
    if (!in.isStartElement()) {
      throw failure("an element is expected");
    }
    return in.getName();
  }

  /**
   * Whether the reader stands before an element of this name.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return whether it does
   */
  @Override
  public boolean at(String namespace, String name) {
    return in.isStartElement()
        && in.getLocalName().equals(name)
        && namespace.equals(in.getNamespaceURI() == null ? "" : in.getNamespaceURI());
  }

  /**
   * Demands that the reader stands before an element of this name.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @throws XmlException if it does not
   */
  @Override
  public void require(String namespace, String name) {
    if (!at(namespace, name)) {
      throw unexpected(name);
    }
  }

  /**
   * The exception for a place where something else is needed.
   *
   * @param expected what is needed
   * @return the exception to throw
   */
  @Override
  public XmlException unexpected(String expected) {
    String found = in.isStartElement() ? "element " + in.getLocalName() : "the end of the element";
    return failure("expected " + expected + ", found " + found);
  }

  /**
   * An attribute of the element that the reader stands before.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return its value, or null where it is absent
   */
  public @Nullable String attribute(String namespace, String name) {
    String value = in.getAttributeValue(namespace, name);
    if (value != null) {
      attributesTaken++;
    }
    return value;
  }

  /**
   * A required attribute of the element that the reader stands before.
   *
   * @param namespace namespace; empty for none
   * @param name local name
   * @return its value
   * @throws XmlException if it is absent
   */
  public String requiredAttribute(String namespace, String name) {
    String value = attribute(namespace, name);
    if (value == null) {
      throw failure("attribute " + name + " is missing at element " + in.getLocalName());
    }
    return value;
  }

  @Override
  public boolean hasAttribute(String namespace, String name) {
    return in.getAttributeValue(namespace, name) != null;
  }

  @Override
  public ValueReader attributeValue(String namespace, String name) {
    return new XmlValueReader(this, requiredAttribute(namespace, name));
  }

  /**
   * Goes into the element, after its attributes were asked for, and on to its first child.
   *
   * @throws XmlException if it has other attributes, or text
   */
  @Override
  public void enter() {
    goInto();
    run(this::nextTag);
  }

  private void goInto() {
    int known = attributesTaken;
    for (int i = 0; i < in.getAttributeCount(); i++) {
      if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(in.getAttributeNamespace(i))
          && in.getAttributeLocalName(i).endsWith("chemaLocation")) {
        known++;
      }
    }
    if (known != in.getAttributeCount()) {
      throw failure("element " + in.getLocalName() + " has an attribute that is not in the schema");
    }
    attributesTaken = 0;
    open.addLast(in.getLocalName());
  }

  /**
   * Leaves the element and goes on to what follows it.
   *
   * @throws XmlException if it has more children
   */
  @Override
  public void leave() {
    if (!in.isEndElement()) {
      throw unexpected("the end of element " + open.getLast());
    }
    open.removeLast();
    if (open.isEmpty()) {
      run(this::requireEnd);
    } else {
      run(this::nextTag);
    }
  }

  /**
   * The text of the element that the reader stands before; goes on to what follows the element.
   *
   * @return the text as it is
   * @throws XmlException if the element has children
   */
  public String text() {
    goInto();
    StringBuilder text = new StringBuilder();
    run(
        () -> {
          while (in.next() != XMLStreamConstants.END_ELEMENT) {
            if (in.isStartElement()) {
              throw unexpected("text");
            }
            if (in.isCharacters()) {
              text.append(in.getText());
            }
          }
        });
    leave();
    return text.toString();
  }

  @Override
  public ValueReader value() {
    return new XmlValueReader(this, text());
  }

  @Override
  public ValueReader content() {
    return value();
  }

  @Override
  public boolean nextEntry(String namespace, String name) {
    return at(namespace, name);
  }

  @Override
  public boolean atItems(String list, boolean begins) {
    return begins;
  }

  @Override
  public boolean nextItem(String list, boolean begins) {
    return begins;
  }

  @Override
  public void leaveItem() {}

  /** Text and attribute values as their types; failures name the text. */
  private <T> T parse(String text, String type, Function<String, T> parser) {
    try {
      return parser.apply(text.strip());
    } catch (IllegalArgumentException e) {
      String shown = text.length() > 40 ? text.substring(0, 40) + "..." : text;
      throw failure("'" + shown + "' is not " + type);
    }
  }

  /**
   * Reads a boolean.
   *
   * @param text {@code true}, {@code false}, {@code 1} or {@code 0}
   * @return the value
   */
  public boolean asBoolean(String text) {
    return parse(
        text,
        "a boolean",
        trimmed ->
            switch (trimmed) {
              case "true", "1" -> true;
              case "false", "0" -> false;
              default -> throw new IllegalArgumentException(trimmed);
            });
  }

  /**
   * Reads a whole number.
   *
   * @param text decimal digits, with a sign or not
   * @return the value
   */
  public int asInt(String text) {
    return parse(text, "a whole number of 32 bits", Integer::parseInt);
  }

  /**
   * Reads a whole number.
   *
   * @param text decimal digits, with a sign or not
   * @return the value
   */
  public long asLong(String text) {
    return parse(text, "a whole number of 64 bits", Long::parseLong);
  }

  /**
   * Reads a whole number of 64 bits without a sign.
   *
   * @param text decimal digits
   * @return the value; from 2^63 on it looks negative
   */
  public long asUnsigned64(String text) {
    return parse(text, "an unsigned number of 64 bits", Long::parseUnsignedLong);
  }

  /**
   * Reads a whole number of any size.
   *
   * @param text decimal digits, with a sign or not
   * @return the value
   */
  public BigInteger asInteger(String text) {
    return parse(text, "a whole number", digits -> new BigInteger(bounded(digits)));
  }

  /**
   * Reads a decimal number.
   *
   * @param text decimal digits, with a sign or not, with a point or not
   * @return the value
   */
  public BigDecimal asDecimal(String text) {
    return parse(
        text, "a decimal number", digits -> new BigDecimal(bounded(digits)).stripTrailingZeros());
  }

  /** Parsing digits takes quadratic time; EXI holds 135 of them. */
  private static String bounded(String digits) {
    if (digits.length() > 300 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
      throw new IllegalArgumentException("too long or with an exponent");
    }
    return digits;
  }

  /**
   * Reads octets in hexadecimal.
   *
   * @param text digits in either case
   * @return the octets
   */
  public Bytes asHex(String text) {
    return parse(text, "hexadecimal", Bytes::parseHex);
  }

  /**
   * Reads octets in base64.
   *
   * @param text base64, white space allowed
   * @return the octets
   */
  public Bytes asBase64(String text) {
    return parse(text, "base64", Bytes::parseBase64);
  }

  /**
   * Reads an enumeration value.
   *
   * @param text the value as in the schema
   * @param values all values
   * @param wireName the value of one of them as in the schema
   * @param <E> the enumeration
   * @return the value
   */
  public <E> E asEnumeration(String text, E[] values, Function<E, String> wireName) {
    String trimmed = text.strip();
    for (E value : values) {
      if (wireName.apply(value).equals(trimmed)) {
        return value;
      }
    }
    throw failure("'" + trimmed + "' is none of the enumeration's values");
  }

  /**
   * Reads a list.
   *
   * @param text items separated by white space
   * @param item reads one item
   * @param <T> the items
   * @return the items
   */
  public <T> List<T> asList(String text, Function<String, T> item) {
    String token = asToken(text);
    return token.isEmpty() ? List.of() : Arrays.stream(token.split(" ")).map(item).toList();
  }

  /**
   * Reads text whose white space carries no meaning, such as a URI.
   *
   * @param text the text
   * @return the text with single blanks between its words
   */
  public String asToken(String text) {
    return text.strip().replaceAll("[ \t\r\n]+", " ");
  }

  // ---- the stream ----

  private interface Step {
    void run() throws XMLStreamException;
  }

  private void run(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new XmlException(
          path(), lineOf(e), columnOf(e), "not XML: " + firstLine(e.getMessage()));
    }
  }

  private void nextTag() throws XMLStreamException {
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
          return;
        }
        case XMLStreamConstants.DTD -> throw failure("a document type declaration is refused");
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> requireBlank();
        default -> {}
      }
    }
    throw failure("an element is expected");
  }

  private void requireEnd() throws XMLStreamException {
    while (in.hasNext()) {
      in.next();
    }
  }

  private void requireBlank() {
    if (!in.isWhiteSpace()) {
      throw failure("text between elements");
    }
  }

  private XmlException failure(String reason) {
    Location at = in.getLocation();
    return new XmlException(path(), at.getLineNumber(), at.getColumnNumber(), reason);
  }

  private String path() {
    return "/" + String.join("/", open);
  }

  private static int lineOf(XMLStreamException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
  }

  private static int columnOf(XMLStreamException e) {
    return e.getLocation() == null ? 0 : e.getLocation().getColumnNumber();
  }

  /** The JDK puts "ParseError at [row,col]:[1,2]" and "Message: " in front. */
  private static String firstLine(String message) {
    int start = message.indexOf("Message: ");
    return (start < 0 ? message : message.substring(start + "Message: ".length()))
        .lines()
        .findFirst()
        .orElse("");
  }
}
