package org.v2g4j.exi.xml;

import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.tree.TreeWriter;
import org.v2g4j.exi.tree.ValueWriter;

/** Writes one message as XML text. Mutable, for one thread; driven by generated code. */
public final class XmlWriter implements TreeWriter {

  private final Text text;
  private final XMLStreamWriter out;
  private final Map<String, String> prefixes;
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Starts a text.
   *
   * @param prefixes the prefix of each namespace; all are declared at the root
   * @param maxCharacters where to stop
   */
  public XmlWriter(Map<String, String> prefixes, int maxCharacters) {
    this.prefixes = prefixes;
    this.text = new Text(maxCharacters);
    try {
      this.out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the JDK's XML writer cannot be made", e);
    }
  }

  /**
   * The text written so far.
   *
   * @return XML without a declaration
   */
  public String toXml() {
    try {
      out.flush();
      requireLimit();
    } catch (XMLStreamException e) {
      throw failure(e.getMessage());
    }
    return text.characters.toString();
  }

  /**
   * Starts an element.
   *
   * @param namespace its namespace; empty for none
   * @param name its local name
   */
  @Override
  public void start(String namespace, String name) {
    try {
      out.writeStartElement(prefix(namespace), name, namespace);
      if (open.isEmpty()) {
        for (Map.Entry<String, String> declaration : prefixes.entrySet()) {
          out.writeNamespace(declaration.getValue(), declaration.getKey());
        }
      }
      open.addLast(name);
    } catch (XMLStreamException e) {
      throw failure(e.getMessage());
    }
  }

  private String prefix(String namespace) {
    return namespace.isEmpty() ? "" : prefixes.get(namespace);
  }

  /** Ends the element started last. */
  @Override
  public void end() {
    try {
      out.writeEndElement();
      requireLimit();
      open.removeLast();
    } catch (XMLStreamException e) {
      throw failure(e.getMessage());
    }
  }

  /**
   * Writes an attribute of the element started last.
   *
   * @param namespace its namespace; empty for none
   * @param name its local name
   * @param value its value
   */
  public void attribute(String namespace, String name, String value) {
    try {
      out.writeAttribute(prefix(namespace), namespace, name, checked(value));
      requireLimit();
    } catch (XMLStreamException e) {
      throw failure(e.getMessage());
    }
  }

  /**
   * Writes an element with text.
   *
   * @param namespace its namespace; empty for none
   * @param name its local name
   * @param value its text
   */
  public void element(String namespace, String name, String value) {
    start(namespace, name);
    text(value);
    end();
  }

  /**
   * Writes text into the element started last.
   *
   * @param value the text
   */
  public void text(String value) {
    try {
      String rest = checked(value);
      for (int at = rest.indexOf('\r'); at >= 0; at = rest.indexOf('\r')) {
        // As it is, a reader takes it for a line feed.
        out.writeCharacters(rest.substring(0, at));
        out.writeEntityRef("#13");
        requireLimit();
        rest = rest.substring(at + 1);
      }
      out.writeCharacters(rest);
      requireLimit();
    } catch (XMLStreamException e) {
      throw failure(e.getMessage());
    }
  }

  @Override
  public ValueWriter attribute(String namespace, String name) {
    return new XmlValueWriter(value -> attribute(namespace, name, value));
  }

  @Override
  public ValueWriter element(String namespace, String name) {
    return new XmlValueWriter(value -> element(namespace, name, value));
  }

  @Override
  public ValueWriter value() {
    return new XmlValueWriter(this::text);
  }

  @Override
  public ValueWriter content() {
    return value();
  }

  @Override
  public void startList(String name) {}

  @Override
  public void endList() {}

  @Override
  public void startItem() {}

  @Override
  public void endItem() {}

  /**
   * Octets as XML shows them in an element of hexadecimal type.
   *
   * @param value the octets
   * @return upper-case digits
   */
  public static String hex(Bytes value) {
    return value.toHex().toUpperCase(Locale.ROOT);
  }

  /**
   * A list as XML shows it.
   *
   * @param items the items
   * @param item the text of one item
   * @param <T> the items
   * @return texts with blanks between them
   */
  public static <T> String list(List<T> items, Function<T, String> item) {
    return items.stream().map(item).collect(Collectors.joining(" "));
  }

  private String checked(String value) {
    if ((long) value.length() + text.characters.length() > text.limit) {
      throw limitReached();
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (c < ' ' && c != '\t' && c != '\n' && c != '\r'
          || Character.isSurrogate(c)
          || c == '\ufffe'
          || c == '\uffff') {
        throw failure("character U+%04X has no XML form".formatted((int) c));
      }
    }
    return value;
  }

  private void requireLimit() {
    if (text.overflow) {
      throw limitReached();
    }
  }

  private XmlException limitReached() {
    return failure("XML is longer than the limit of " + text.limit + " characters");
  }

  private XmlException failure(String reason) {
    return new XmlException("/" + String.join("/", open), 0, 0, reason);
  }

  /** Keeps what fits, and remembers whether something did not. */
  private static final class Text extends Writer {

    private final StringBuilder characters = new StringBuilder();
    private final int limit;
    private boolean overflow;

    Text(int limit) {
      this.limit = limit;
    }

    @Override
    public void write(char[] source, int offset, int length) {
      if (length > limit - characters.length()) {
        overflow = true;
      } else {
        characters.append(source, offset, length);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
