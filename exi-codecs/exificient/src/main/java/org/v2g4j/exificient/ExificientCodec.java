package org.v2g4j.exificient;

import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiLimits;

/**
 * XML to EXI and back for any XML schema, with the options of ISO 15118: schema-informed,
 * bit-packed, default fidelity, not strict, no cookie and no options in the header.
 *
 * <p>For messages that no generated codec knows: a vendor's own schema, or an amendment's. The
 * schemas are read when the codec is made, which takes seconds where lists are long, so make it
 * once; where a schema is known at build time, the Maven plugin makes a codec that is many times
 * faster.
 *
 * <p>Thread-safe: the calls of one codec take turns, because EXIficient completes its grammars
 * while it codes. Immutable otherwise; a call leaves nothing behind for the next.
 *
 * <p>Decoding accepts what EXI can express, also where it deviates from the schema. Bytes behind
 * the body are ignored. The XML has no prolog; its prefixes are made up. Elements may be nested 256
 * deep, and a body may hold 4,096 names from outside of the schema.
 */
public final class ExificientCodec {

  private final SchemaInformedGrammars grammars;
  private final ExiLimits limits;
  private final Object turn = new Object();

  private ExificientCodec(SchemaInformedGrammars grammars, ExiLimits limits) {
    this.grammars = grammars;
    this.limits = limits;
  }

  /**
   * Reads schemas, with the default limits.
   *
   * @param schemas as in {@link #of(List, ExiLimits)}
   * @return the codec
   * @throws ExificientException as in {@link #of(List, ExiLimits)}
   */
  public static ExificientCodec of(Path... schemas) {
    return of(List.of(schemas), ExiLimits.defaults());
  }

  /**
   * Reads schemas. What they import and include is read too, from files in the folders of the named
   * schemas and below them; nothing is fetched from a network. The work is done in a thread with a
   * deep stack, which ends before this method returns.
   *
   * @param schemas the files, at least one; one that imports the others is enough if all are in its
   *     folder or below
   * @param limits bounds of bodies and of XML texts
   * @return the codec
   * @throws ExificientException if a file is missing or no schema, or names what is not read
   * @throws IllegalArgumentException if no file is named
   */
  public static ExificientCodec of(List<Path> schemas, ExiLimits limits) {
    Objects.requireNonNull(limits, "limits");
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException("schemas are empty");
    }
    return new ExificientCodec(SchemaLoader.load(List.copyOf(schemas)), limits);
  }

  /**
   * The bounds of bodies and texts.
   *
   * @return the limits that the codec was made with
   */
  public ExiLimits limits() {
    return limits;
  }

  /**
   * Decodes a document.
   *
   * @param exi the EXI body, with its header
   * @return its XML, one element
   * @throws ExiException if the bytes are no document, or a limit stands against it
   */
  public String toXml(Bytes exi) {
    return read(exi, Form.DOCUMENT);
  }

  /**
   * Decodes a fragment of one element, as XML signatures digest it.
   *
   * @param exi the EXI body, with its header
   * @return its XML, one element
   * @throws ExiException if the bytes are no fragment, or a limit stands against it
   */
  public String fragmentToXml(Bytes exi) {
    return read(exi, Form.FRAGMENT);
  }

  private String read(Bytes exi, Form form) {
    Objects.requireNonNull(exi, "exi");
    synchronized (turn) {
      return BodyReader.read(IsoFactory.of(grammars, form), exi, limits);
    }
  }

  /**
   * Encodes a document in the form that every peer can read: strings as literals, empty values as
   * values.
   *
   * <p>Names and values that the schema does not admit at their place are refused, as far as the
   * grammars of EXI show them; facets such as lengths are not checked.
   *
   * @param xml one element, with or without a prolog
   * @return the EXI body
   * @throws ExificientException if the text is not well-formed, has a document type, or deviates
   *     from the schema, or a limit stands against it
   */
  public Bytes fromXml(String xml) {
    return write(xml, Form.DOCUMENT, false);
  }

  /**
   * Encodes a fragment of one element, as XML signatures digest it.
   *
   * @param xml one element, with or without a prolog
   * @return the EXI body
   * @throws ExificientException as {@link #fromXml}
   */
  public Bytes fragmentFromXml(String xml) {
    return write(xml, Form.FRAGMENT, false);
  }

  /**
   * Encodes a document as far as EXI can express it: what deviates from the schema takes the events
   * that EXI has for deviations, which few peers read.
   *
   * @param xml one element, with or without a prolog
   * @return the EXI body
   * @throws ExificientException if the text is not well-formed or has a document type, or a limit
   *     stands against it
   */
  public Bytes fromXmlLenient(String xml) {
    return write(xml, Form.DOCUMENT, true);
  }

  /**
   * Encodes a fragment of one element as far as EXI can express it.
   *
   * @param xml one element, with or without a prolog
   * @return the EXI body
   * @throws ExificientException as {@link #fromXmlLenient}
   */
  public Bytes fragmentFromXmlLenient(String xml) {
    return write(xml, Form.FRAGMENT, true);
  }

  private Bytes write(String xml, Form form, boolean isLenient) {
    Objects.requireNonNull(xml, "xml");
    synchronized (turn) {
      return BodyWriter.write(IsoFactory.of(grammars, form), xml, limits, isLenient);
    }
  }
}
