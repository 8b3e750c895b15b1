package org.v2g4j.examples.benchmarks;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The elements and the text of a document, without prefixes and attributes. Mutable. */
final class Outline extends DefaultHandler {

  private final StringBuilder outline = new StringBuilder();

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    outline.append('<').append(local).append('>');
  }

  @Override
  public void endElement(String uri, String local, String name) {
    outline.append("</>");
  }

  @Override
  public void characters(char[] buffer, int offset, int length) {
    outline.append(buffer, offset, length);
  }

  @Override
  public String toString() {
    return outline.toString();
  }
}
