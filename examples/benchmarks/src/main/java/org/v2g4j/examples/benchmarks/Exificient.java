package org.v2g4j.examples.benchmarks;

import com.siemens.ct.exi.core.CodingMode;
import com.siemens.ct.exi.core.EXIFactory;
import com.siemens.ct.exi.core.FidelityOptions;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.Grammars;
import com.siemens.ct.exi.core.helpers.DefaultEXIFactory;
import com.siemens.ct.exi.grammars.GrammarFactory;
import com.siemens.ct.exi.main.api.sax.SAXDecoder;
import com.siemens.ct.exi.main.api.sax.SAXEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.v2g4j.core.Bytes;
import org.v2g4j.messages.MessageSet;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * EXIficient as the baseline, in its fastest use: coders, buffers and grammars are made once, SAX
 * events come recorded and go to a handler that does nothing. Mutable, for one thread.
 */
final class Exificient {

  private static final Map<MessageSet, Grammars> LOADED = new EnumMap<>(MessageSet.class);

  private final SAXEncoder encoder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
  private final SAXDecoder decoder;
  private final ByteArrayInputStream in;
  private final InputSource source;

  Exificient(MessageSet set, Bytes exi) {
    try {
      encoder = new SAXEncoder(factory(set));
      decoder = new SAXDecoder(factory(set));
    } catch (EXIException e) {
      throw new IllegalStateException("EXIficient has no coder for " + set, e);
    }
    decoder.setContentHandler(new DefaultHandler());
    in = new ByteArrayInputStream(exi.toByteArray());
    source = new InputSource(in);
  }

  /** The options of ISO 15118; a table of no values makes it write strings as we do. */
  private static EXIFactory factory(MessageSet set) throws EXIException {
    EXIFactory factory = DefaultEXIFactory.newInstance();
    factory.setGrammars(grammars(set));
    factory.setCodingMode(CodingMode.BIT_PACKED);
    factory.setFidelityOptions(FidelityOptions.createDefault());
    factory.setValuePartitionCapacity(0);
    return factory;
  }

  private static synchronized Grammars grammars(MessageSet set) throws EXIException {
    Grammars grammars = LOADED.get(set);
    if (grammars == null) {
      grammars = GrammarFactory.newInstance().createGrammars(schema(set).toString());
      LOADED.put(set, grammars);
    }
    return grammars;
  }

  /** The build puts the schemas beside the classes and beside the jar. */
  private static Path schema(MessageSet set) {
    String file =
        switch (set) {
          case SUPPORTED_APP_PROTOCOL -> "app-protocol.xsd";
          case ISO15118_2 -> "iso15118-2/msg-def.xsd";
          case ISO15118_20_COMMON_MESSAGES -> "iso15118-20/common-messages.xsd";
          case ISO15118_20_DC -> "iso15118-20/dc.xsd";
          default -> throw new IllegalArgumentException("no message of " + set + " is measured");
        };
    try {
      return Path.of(Exificient.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolveSibling("xsd")
          .resolve(file);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes have no place", e);
    }
  }

  /** Encodes a document; the bytes stay in this object's buffer. */
  int encode(RecordedEvents events) throws EXIException, IOException, SAXException {
    out.reset();
    encoder.setOutputStream(out);
    events.send(encoder);
    return out.size();
  }

  /** What was encoded last. */
  Bytes encoded() {
    return Bytes.of(out.toByteArray());
  }

  /** Decodes the document that this object was made with; returns what remains of it. */
  int decode() throws IOException, SAXException {
    in.reset();
    decoder.parse(source);
    return in.available();
  }

  /** Decodes that document into events that can be compared. */
  void decode(DefaultHandler handler) throws IOException, SAXException {
    decoder.setContentHandler(handler);
    decode();
    decoder.setContentHandler(new DefaultHandler());
  }
}
