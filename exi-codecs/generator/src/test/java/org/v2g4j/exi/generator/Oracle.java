package org.v2g4j.exi.generator;

import com.siemens.ct.exi.core.CodingMode;
import com.siemens.ct.exi.core.EXIFactory;
import com.siemens.ct.exi.core.FidelityOptions;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.Grammars;
import com.siemens.ct.exi.core.helpers.DefaultEXIFactory;
import com.siemens.ct.exi.grammars.GrammarFactory;
import com.siemens.ct.exi.main.api.sax.EXIResult;
import com.siemens.ct.exi.main.api.sax.EXISource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import org.v2g4j.core.Bytes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** EXIficient, set up as ISO 15118 uses EXI: an encoder that shares no line with ours. */
final class Oracle {

  private static final Map<Path, Oracle> KNOWN = new ConcurrentHashMap<>();

  /** What follows the header. */
  enum Body {
    DOCUMENT,
    FRAGMENT
  }

  /** How repeated strings travel. */
  enum Strings {
    LITERAL,
    TABLE
  }

  private final Grammars grammars;
  private final XMLReader xmlReader;
  private final Transformer serializer;

  private Oracle(Path schema) {
    try {
      grammars = GrammarFactory.newInstance().createGrammars(schema.toAbsolutePath().toString());
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      xmlReader = factory.newSAXParser().getXMLReader();
      serializer = TransformerFactory.newDefaultInstance().newTransformer();
      serializer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    } catch (EXIException | ParserConfigurationException | SAXException | TransformerException e) {
      throw new IllegalStateException("the oracle cannot read " + schema, e);
    }
  }

  /** The oracle of one schema with all that it imports; its grammars are loaded once. */
  static Oracle of(Path schema) {
    return KNOWN.computeIfAbsent(schema.toAbsolutePath().normalize(), Oracle::new);
  }

  Grammars grammars() {
    return grammars;
  }

  private EXIFactory factory(Body body, Strings strings) {
    EXIFactory factory = DefaultEXIFactory.newInstance();
    factory.setGrammars(grammars);
    factory.setCodingMode(CodingMode.BIT_PACKED);
    factory.setFidelityOptions(FidelityOptions.createDefault());
    factory.setFragment(body == Body.FRAGMENT);
    if (strings == Strings.LITERAL) {
      factory.setValuePartitionCapacity(0);
    }
    return factory;
  }

  synchronized Bytes encode(String xml, Body body, Strings strings) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      EXIResult result = new EXIResult(factory(body, strings));
      result.setOutputStream(out);
      xmlReader.setContentHandler(result.getHandler());
      xmlReader.parse(new InputSource(new StringReader(xml)));
      return Bytes.of(out.toByteArray());
    } catch (EXIException | IOException | SAXException e) {
      throw new IllegalStateException("the oracle cannot encode " + xml, e);
    }
  }

  synchronized String decode(Bytes exi, Body body) {
    try {
      EXISource source = new EXISource(factory(body, Strings.LITERAL));
      source.setInputSource(new InputSource(new ByteArrayInputStream(exi.toByteArray())));
      StringWriter xml = new StringWriter();
      serializer.transform(source, new StreamResult(xml));
      return xml.toString();
    } catch (EXIException | TransformerException e) {
      throw new IllegalStateException("the oracle cannot decode " + exi.toHex(), e);
    }
  }
}
