package org.v2g4j.exificient;

import com.siemens.ct.exi.core.EXIBodyDecoder;
import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.event.EventType;
import com.siemens.ct.exi.core.values.ListValue;
import com.siemens.ct.exi.core.values.QNameValue;
import com.siemens.ct.exi.core.values.Value;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiLimits;

/**
 * Reads one body, event by event. The events and not EXIficient's own SAX reader, because only here
 * is it known which elements are open where reading fails.
 */
final class BodyReader {

  private static final Bytes COOKIE = Bytes.parseHex("24455849");

  private final BodyChannel channel;
  private final XmlText xml;
  private final Deque<String> path = new ArrayDeque<>();
  private int roots;
  private int undeclared;

  private BodyReader(Bytes exi, ExiLimits limits) {
    channel = new BodyChannel(exi);
    xml = new XmlText(limits.maxXmlCharacters());
  }

  static String read(IsoFactory factory, Bytes exi, ExiLimits limits) {
    if (exi.length() > limits.maxInputBytes()) {
      throw new ExiException(
          0, "/", exi.length() + " bytes where the limit is " + limits.maxInputBytes());
    }
    BodyReader reader = new BodyReader(exi, limits);
    try {
      reader.header(exi);
      reader.body(factory.createEXIBodyDecoder());
      return reader.xml.toString();
    } catch (IOException | EXIException e) {
      throw reader.failure(Reasons.of(e));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      // Where bytes make no sense, EXIficient often runs into an index or a null.
      throw reader.failure("the bytes make no sense here (" + Reasons.of(e) + ")");
    }
  }

  private ExiException failure(String reason) {
    return new ExiException(channel.position(), "/" + String.join("/", path), reason);
  }

  private void header(Bytes exi) throws IOException {
    if (exi.length() > COOKIE.length() && exi.slice(0, COOKIE.length()).equals(COOKIE)) {
      channel.decodeNBitUnsignedInteger(8 * COOKIE.length());
    }
    if (channel.decodeNBitUnsignedInteger(2) != 2) {
      throw new IOException("no EXI: the first two bits are not 10");
    }
    if (channel.decodeBoolean()) {
      throw new IOException("EXI options in the header, which ISO 15118 does not have");
    }
    if (channel.decodeNBitUnsignedInteger(5) != 0) {
      throw new IOException("another version of EXI than 1.0");
    }
  }

  private void body(EXIBodyDecoder decoder) throws IOException, EXIException {
    decoder.setInputChannel(channel);
    for (@Nullable EventType event = null; event != EventType.END_DOCUMENT; ) {
      event = decoder.next();
      if (event == null) {
        throw new IOException("an event code that the grammar does not have");
      }
      count(event);
      switch (event) {
        case START_DOCUMENT -> decoder.decodeStartDocument();
        case END_DOCUMENT -> decoder.decodeEndDocument();
        case START_ELEMENT,
            START_ELEMENT_NS,
            START_ELEMENT_GENERIC,
            START_ELEMENT_GENERIC_UNDECLARED ->
            start(decoder.decodeStartElement());
        case END_ELEMENT, END_ELEMENT_UNDECLARED -> {
          decoder.decodeEndElement();
          xml.end();
          path.removeLast();
        }
        case ATTRIBUTE_XSI_NIL -> attribute(decoder.decodeAttributeXsiNil(), decoder);
        case ATTRIBUTE_XSI_TYPE -> attribute(decoder.decodeAttributeXsiType(), decoder);
        case ATTRIBUTE,
            ATTRIBUTE_NS,
            ATTRIBUTE_GENERIC,
            ATTRIBUTE_GENERIC_UNDECLARED,
            ATTRIBUTE_INVALID_VALUE,
            ATTRIBUTE_ANY_INVALID_VALUE ->
            attribute(decoder.decodeAttribute(), decoder);
        case CHARACTERS, CHARACTERS_GENERIC, CHARACTERS_GENERIC_UNDECLARED ->
            text(decoder.decodeCharacters());
        default -> throw new IOException("an event " + event + ", which ISO 15118 does not have");
      }
    }
    if (roots == 0) {
      throw new IOException("no element");
    }
  }

  private void count(EventType event) throws IOException {
    switch (event) {
      case START_ELEMENT_NS,
          START_ELEMENT_GENERIC,
          START_ELEMENT_GENERIC_UNDECLARED,
          ATTRIBUTE_NS,
          ATTRIBUTE_GENERIC,
          ATTRIBUTE_GENERIC_UNDECLARED,
          ATTRIBUTE_ANY_INVALID_VALUE,
          ATTRIBUTE_XSI_TYPE -> {
        if (++undeclared > Deviations.MOST_UNDECLARED) {
          throw new IOException(
              "more than " + Deviations.MOST_UNDECLARED + " names from outside of the schema");
        }
      }
      default -> {
        // A name of the schema.
      }
    }
  }

  private void start(QNameContext name) throws IOException {
    if (path.isEmpty() && ++roots > 1) {
      throw new IOException("a second root " + name.getLocalName());
    }
    path.addLast(name.getLocalName());
    if (path.size() > Deviations.DEEPEST) {
      throw new IOException("elements nested deeper than " + Deviations.DEEPEST);
    }
    xml.start(name.getNamespaceUri(), name.getLocalName());
  }

  private void attribute(QNameContext name, EXIBodyDecoder decoder) throws IOException {
    Value value = decoder.getAttributeValue();
    String text =
        value instanceof QNameValue qualified
            ? xml.qualified(qualified.getNamespaceUri(), qualified.getLocalName())
            : value.toString();
    xml.attribute(name.getNamespaceUri(), name.getLocalName(), text);
  }

  private void text(Value value) throws IOException {
    if (value instanceof ListValue list) {
      String gap = "";
      for (Value item : list.toValues()) {
        xml.text(gap);
        xml.text(item.toString());
        gap = " ";
      }
    } else {
      xml.text(value.toString());
    }
  }
}
