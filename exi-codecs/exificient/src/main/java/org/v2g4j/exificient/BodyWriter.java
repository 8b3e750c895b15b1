package org.v2g4j.exificient;

import com.siemens.ct.exi.core.attributes.AttributeFactory;
import com.siemens.ct.exi.core.attributes.AttributeList;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.io.channel.BitEncoderChannel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiLimits;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses one XML text and encodes what is in it. Mutable, for one text. */
final class BodyWriter extends DefaultHandler {

  private static final int HEADER = 0x80;

  private final BodyEncoder encoder;
  private final AttributeList attributes;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> path = new ArrayDeque<>();
  private @Nullable Locator locator;

  private BodyWriter(IsoFactory factory, boolean isLenient) throws EXIException, IOException {
    encoder = new BodyEncoder(factory, isLenient);
    attributes = AttributeFactory.newInstance().createAttributeListInstance(factory);
    BitEncoderChannel channel = new BitEncoderChannel(out);
    channel.encodeNBitUnsignedInteger(HEADER, 8);
    encoder.setOutputChannel(channel);
  }

  static Bytes write(IsoFactory factory, String xml, ExiLimits limits, boolean isLenient) {
    if (xml.length() > limits.maxXmlCharacters()) {
      throw ExificientException.ofXml(
          "XML longer than the limit of " + limits.maxXmlCharacters() + " characters", 0, 0);
    }
    BodyWriter writer;
    try {
      writer = new BodyWriter(factory.withLiteralStrings(), isLenient);
    } catch (EXIException | IOException e) {
      throw new IllegalStateException("EXIficient has no encoder for these options", e);
    }
    return writer.write(xml);
  }

  private Bytes write(String xml) {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.newSAXParser().parse(new InputSource(new StringReader(xml)), this);
      return Bytes.of(out.toByteArray());
    } catch (SAXParseException e) {
      throw ExificientException.ofXml(Reasons.of(e), e.getLineNumber(), e.getColumnNumber());
    } catch (SAXException | IOException e) {
      throw failure(Reasons.of(e));
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      throw failure("EXIficient cannot encode this (" + Reasons.of(e) + ")");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's XML parser cannot be made safe", e);
    }
  }

  private ExificientException failure(String reason) {
    Locator at = locator;
    return ExificientException.ofXml(
        reason + " in /" + String.join("/", path),
        at == null ? 0 : at.getLineNumber(),
        at == null ? 0 : at.getColumnNumber());
  }

  /** A step of the encoder, whose failures SAX cannot carry as they are. */
  private interface Step {
    void run() throws EXIException, IOException;
  }

  private static void run(Step step) throws SAXException {
    try {
      step.run();
    } catch (EXIException | IOException e) {
      throw new SAXException(e);
    }
  }

  @Override
  public void setDocumentLocator(Locator locator) {
    this.locator = locator;
  }

  @Override
  public void startDocument() throws SAXException {
    run(encoder::encodeStartDocument);
  }

  @Override
  public void endDocument() throws SAXException {
    run(
        () -> {
          encoder.encodeEndDocument();
          encoder.flush();
        });
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) {
    attributes.addNamespaceDeclaration(uri, prefix);
  }

  @Override
  public void startElement(String uri, String name, String qualifiedName, Attributes values)
      throws SAXException {
    run(
        () -> {
          flushText();
          path.addLast(name);
          if (path.size() > Deviations.DEEPEST) {
            throw new EXIException("elements nested deeper than " + Deviations.DEEPEST);
          }
          encoder.encodeStartElement(uri, name, null);
          for (int i = 0; i < values.getLength(); i++) {
            attributes.addAttribute(
                values.getURI(i), values.getLocalName(i), "", values.getValue(i));
          }
          encoder.encodeAttributeList(attributes);
          attributes.clear();
        });
  }

  @Override
  public void characters(char[] characters, int start, int length) {
    text.append(characters, start, length);
  }

  private void flushText() throws EXIException, IOException {
    if (text.length() > 0) {
      encoder.text(text.toString());
      text.setLength(0);
    }
  }

  @Override
  public void endElement(String uri, String name, String qualifiedName) throws SAXException {
    run(
        () -> {
          flushText();
          encoder.encodeEndElement();
        });
    path.removeLast();
  }
}
