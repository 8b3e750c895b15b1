package org.v2g4j.examples.benchmarks;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/** The SAX events of one document, to be sent again without a parser. Immutable. */
final class RecordedEvents {

  private interface Event {
    void send(ContentHandler to) throws SAXException;
  }

  private final Event[] events;

  private RecordedEvents(List<Event> events) {
    this.events = events.toArray(Event[]::new);
  }

  static RecordedEvents of(String xml) {
    Recorder recorder = new Recorder();
    try {
      XMLReader parser = SAXParserFactory.newDefaultNSInstance().newSAXParser().getXMLReader();
      parser.setContentHandler(recorder);
      parser.parse(new InputSource(new StringReader(xml)));
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("cannot record " + xml, e);
    }
    return new RecordedEvents(recorder.events);
  }

  void send(ContentHandler to) throws SAXException {
    for (Event event : events) {
      event.send(to);
    }
  }

  private static final class Recorder extends DefaultHandler {

    private final List<Event> events = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    /** A parser may cut text into pieces; a value is one event. */
    private void add(Event event) {
      if (!text.isEmpty()) {
        char[] characters = text.toString().toCharArray();
        events.add(to -> to.characters(characters, 0, characters.length));
        text.setLength(0);
      }
      events.add(event);
    }

    @Override
    public void startDocument() {
      add(ContentHandler::startDocument);
    }

    @Override
    public void endDocument() {
      add(ContentHandler::endDocument);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
      add(to -> to.startPrefixMapping(prefix, uri));
    }

    @Override
    public void endPrefixMapping(String prefix) {
      add(to -> to.endPrefixMapping(prefix));
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes attributes) {
      Attributes copy = new AttributesImpl(attributes);
      add(to -> to.startElement(uri, local, name, copy));
    }

    @Override
    public void endElement(String uri, String local, String name) {
      add(to -> to.endElement(uri, local, name));
    }

    @Override
    public void characters(char[] buffer, int offset, int length) {
      text.append(buffer, offset, length);
    }
  }
}
