package org.v2g4j.exi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.core.error.V2gException;
import org.v2g4j.exi.ExiPiece.Production;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.TreeWriter;
import org.v2g4j.exi.xml.XmlReader;
import org.v2g4j.exi.xml.XmlWriter;

/**
 * The codec of one schema set: messages to EXI and back, to XML and other texts and back.
 * Immutable, thread-safe, without set-up; the generator makes one subclass a set.
 *
 * <p>Reading is lenient: what EXI can express is accepted unless the message classes cannot hold
 * it, and {@link #violations} lists what breaks the schema. {@link #encode} refuses such a message,
 * {@link #encodeLenient} writes it as far as EXI can express it. Both write the one form that every
 * peer reads: strings as literals, no padding beyond the last byte.
 */
public abstract class SchemaCodec {

  /** Distinguishing bits, no options, final version 1. */
  private static final int HEADER = 0x80;

  private static final Bytes COOKIE = Bytes.parseHex("24455849");

  private final String name;
  private final Entry[] entries;
  private final int stringNames;
  private final Map<String, String> prefixes;
  private final ExiLimits limits;
  private final int documentWidth;
  private final int documentCodes;
  private final int fragmentWidth;
  private final int fragmentCodes;
  private final int[] entryOfDocumentCode;
  private final int[] entryOfFragmentCode;
  private final Map<QName, Integer> documents = new HashMap<>();
  private final Map<QName, Integer> fragments = new HashMap<>();

  /**
   * One element that the set encodes.
   *
   * @param name namespace and local name
   * @param documentCode its code at the root of a document, -1 if it cannot stand there
   * @param fragmentCode its code at the root of a fragment, -1 if another entry serves it there
   * @param isAbstract whether no message is such an element
   */
  protected record Entry(QName name, int documentCode, int fragmentCode, boolean isAbstract) {}

  /**
   * Describes an element.
   *
   * @param namespace its namespace
   * @param name its local name
   * @param documentCode its code at the root of a document, or -1
   * @param fragmentCode its code at the root of a fragment, or -1
   * @return the entry
   */
  protected static Entry element(
      String namespace, String name, int documentCode, int fragmentCode) {
    return new Entry(new QName(namespace, name), documentCode, fragmentCode, false);
  }

  /**
   * Describes an element that takes a code but cannot be sent.
   *
   * @param namespace its namespace
   * @param name its local name
   * @param documentCode its code at the root of a document, or -1
   * @param fragmentCode its code at the root of a fragment, or -1
   * @return the entry
   */
  protected static Entry abstractElement(
      String namespace, String name, int documentCode, int fragmentCode) {
    return new Entry(new QName(namespace, name), documentCode, fragmentCode, true);
  }

  /**
   * Takes what the generator knows of the set.
   *
   * @param name the set's name, such as {@code iso15118-2}
   * @param documentCodes number of global elements
   * @param fragmentCodes number of element names
   * @param stringNames number of elements and attributes with string values
   * @param prefixes the XML prefix of each namespace
   * @param limits what to accept
   * @param entries the elements that are encoded, in the order of the generated methods' numbers
   */
  protected SchemaCodec(
      String name,
      int documentCodes,
      int fragmentCodes,
      int stringNames,
      Map<String, String> prefixes,
      ExiLimits limits,
      Entry... entries) {
    this.name = name;
    this.documentCodes = documentCodes;
    this.fragmentCodes = fragmentCodes;
    this.stringNames = stringNames;
    this.prefixes = prefixes;
    this.limits = limits;
    this.entries = entries;
    // One more code for any other element, and in a fragment one for its end.
    documentWidth = Integer.SIZE - Integer.numberOfLeadingZeros(documentCodes);
    fragmentWidth = Integer.SIZE - Integer.numberOfLeadingZeros(fragmentCodes + 1);
    entryOfDocumentCode = new int[documentCodes];
    entryOfFragmentCode = new int[fragmentCodes];
    Arrays.fill(entryOfDocumentCode, -1);
    Arrays.fill(entryOfFragmentCode, -1);
    for (int i = 0; i < entries.length; i++) {
      Entry entry = entries[i];
      if (entry.documentCode >= 0) {
        entryOfDocumentCode[entry.documentCode] = i;
        documents.put(entry.name, i);
      }
      if (entry.fragmentCode >= 0) {
        entryOfFragmentCode[entry.fragmentCode] = i;
        fragments.put(entry.name, i);
      }
    }
  }

  /**
   * Whether a record is the content of an element. A method and not a table, so that the classes of
   * messages that nobody sends need not be loaded.
   *
   * @param entry the element's number
   * @param content any record
   * @return whether {@link #encode(int, ExiWriter, Object)} can take it
   */
  protected abstract boolean holds(int entry, Object content);

  /**
   * Decodes the content of an element.
   *
   * @param entry the element's number
   * @param in stands behind the start of the element
   * @return the record
   */
  protected abstract Object decode(int entry, ExiReader in);

  /**
   * Encodes the content of an element.
   *
   * @param entry the element's number
   * @param out stands behind the start of the element
   * @param content the record
   */
  protected abstract void encode(int entry, ExiWriter out, Object content);

  /**
   * Reads an element from a text.
   *
   * @param entry the element's number
   * @param in stands before the element
   * @return the record
   */
  protected abstract Object read(int entry, TreeReader in);

  /**
   * Writes the attributes and content of an element into a text.
   *
   * @param entry the element's number
   * @param out stands behind the start of the element
   * @param content the record
   */
  protected abstract void write(int entry, TreeWriter out, Object content);

  /**
   * Checks the facets of an element's content.
   *
   * @param entry the element's number
   * @param content the record
   * @param out collects what is broken
   */
  protected abstract void check(int entry, Object content, Violations out);

  /**
   * All names of the set, for bodies that leave the schema. Asked for only to describe a failure.
   *
   * @return for the empty namespace and then for each namespace of the set, sorted: the namespace,
   *     a blank, and the names of its elements, attributes and types, sorted, with blanks between
   *     them; empty if failures shall not name what they find
   */
  protected List<String> qualifiedNames() {
    return List.of();
  }

  /**
   * The set's name.
   *
   * @return such as {@code iso15118-2}
   */
  public final String name() {
    return name;
  }

  /**
   * What this codec accepts.
   *
   * @return the limits
   */
  public final ExiLimits limits() {
    return limits;
  }

  // ---- documents ----

  /**
   * Decodes a message.
   *
   * @param exi an EXI body: one document, from the header on
   * @return the message
   * @throws ExiException if the bytes are no message of this set
   */
  public final ExiElement decode(Bytes exi) {
    return decode(exi.toByteArray(), 0, exi.length());
  }

  /**
   * Decodes a message and tells which leniencies it took.
   *
   * @param exi an EXI body: one document, from the header on
   * @return the message with notes
   * @throws ExiException if the bytes are no message of this set
   */
  public final Decoded<ExiElement> decodeLeniently(Bytes exi) {
    return decodeLeniently(exi.toByteArray(), 0, exi.length());
  }

  /**
   * Decodes a message that stands in an array, without a copy of it.
   *
   * @param buffer holds an EXI body: one document, from the header on
   * @param offset index of its first byte
   * @param length number of its bytes
   * @return the message
   * @throws ExiException if the bytes are no message of this set; its bit offset counts from the
   *     first of them
   * @throws IndexOutOfBoundsException if the buffer does not hold so many bytes
   */
  public final ExiElement decode(byte[] buffer, int offset, int length) {
    return decode(reader(), buffer, offset, length);
  }

  /**
   * Decodes a message that stands in an array, and tells which leniencies it took.
   *
   * @param buffer holds an EXI body: one document, from the header on
   * @param offset index of its first byte
   * @param length number of its bytes
   * @return the message with notes
   * @throws ExiException if the bytes are no message of this set; its bit offset counts from the
   *     first of them
   * @throws IndexOutOfBoundsException if the buffer does not hold so many bytes
   */
  public final Decoded<ExiElement> decodeLeniently(byte[] buffer, int offset, int length) {
    ExiReader in = reader();
    return new Decoded<>(decode(in, buffer, offset, length), in.leniencies());
  }

  /**
   * A decoder of this set that keeps its working memory from one message to the next. For a thread
   * that decodes many; others do as well with {@link #decode(byte[], int, int)}.
   *
   * @return a new decoder, for one thread
   */
  public final ExiDecoder decoder() {
    return new ExiDecoder(this);
  }

  final ExiReader reader() {
    return new ExiReader(new ArrayList<>(0), new StringTable(stringNames), null);
  }

  final ExiElement decode(ExiReader in, byte[] buffer, int offset, int length) {
    return (ExiElement) read(in, buffer, offset, length, Body.DOCUMENT);
  }

  /**
   * The name of the root element, without a look at what it holds.
   *
   * @param exi an EXI body
   * @return the element that the root code stands for in this set; empty if there is none
   */
  public final Optional<QName> rootName(Bytes exi) {
    try {
      ExiReader in = reader();
      start(in, exi.toByteArray(), 0, exi.length());
      int code = in.bits(documentWidth);
      return code < documentCodes
          ? Optional.of(entries[entryOfDocumentCode[code]].name)
          : Optional.empty();
    } catch (ExiException e) {
      return Optional.empty();
    }
  }

  private ExiElement decodeDocument(ExiReader in, @Nullable Trace trace) {
    int start = in.position();
    int code = in.bits(documentWidth);
    if (code >= documentCodes) {
      throw in.failure(
          start,
          code == documentCodes
              ? "the root is an element that set "
                  + name
                  + " does not know"
                  + unknownRoot(in, trace)
              : "unassigned root code " + code + " of set " + name);
    }
    return (ExiElement) decodeEntry(entryOfDocumentCode[code], in, start, trace);
  }

  private static String unknownRoot(ExiReader in, @Nullable Trace trace) {
    if (trace == null || trace.known().isEmpty()) {
      return "";
    }
    in.stopTelling();
    try {
      return ": " + trace.known().read(in);
    } catch (ExiException e) {
      return "";
    }
  }

  private Object decodeEntry(int entry, ExiReader in, int start, @Nullable Trace trace) {
    if (trace != null) {
      trace.root(entries[entry].name.getLocalPart(), start, in.position());
    }
    return decode(entry, in);
  }

  /**
   * Encodes a message.
   *
   * @param message a message of this set
   * @return the EXI body
   * @throws ViolationException if the message breaks facets of the schema
   * @throws EncodeException if it is no message of this set
   */
  public final Bytes encode(ExiElement message) {
    int entry = documentEntry(message);
    requireValid(entry, message, Violations.unnamed());
    return encodeDocument(entry, message);
  }

  /**
   * Encodes a message as far as EXI can express it, whatever its facets say.
   *
   * @param message a message of this set
   * @return the EXI body
   * @throws EncodeException if it is no message of this set, or a value cannot be expressed
   */
  public final Bytes encodeLenient(ExiElement message) {
    return encodeDocument(documentEntry(message), message);
  }

  private Bytes encodeDocument(int entry, ExiElement message) {
    ExiWriter out = new ExiWriter();
    encodeDocument(entry, out, message);
    return out.toBytes();
  }

  /**
   * Encodes a message into an array of the caller's, where nothing else is touched.
   *
   * @param message a message of this set
   * @param buffer where to write to
   * @param offset index that the first byte gets there
   * @return the number of bytes written
   * @throws ViolationException if the message breaks facets of the schema
   * @throws EncodeException if it is no message of this set
   * @throws IndexOutOfBoundsException if the message does not fit
   */
  public final int encode(ExiElement message, byte[] buffer, int offset) {
    return encoder().encode(message, buffer, offset);
  }

  /**
   * An encoder of this set that keeps its working memory from one message to the next, so that
   * encoding allocates nothing.
   *
   * @return a new encoder, for one thread
   */
  public final ExiEncoder encoder() {
    return new ExiEncoder(this);
  }

  /** Encodes into the array that the writer was started with; returns the index behind it. */
  final int encode(ExiElement message, ExiWriter out, Violations violations) {
    int entry = documentEntry(message);
    requireValid(entry, message, violations);
    encodeDocument(entry, out, message);
    return out.finish();
  }

  /** As {@link #encode(ExiElement, ExiWriter, Violations)}, whatever the facets say. */
  final int encodeLenient(ExiElement message, ExiWriter out) {
    encodeDocument(documentEntry(message), out, message);
    return out.finish();
  }

  private void encodeDocument(int entry, ExiWriter out, ExiElement message) {
    out.run((long) HEADER << documentWidth | entries[entry].documentCode, 8 + documentWidth);
    encodeEntry(entry, out, message);
  }

  /** Refuses content with violations; only then looks for their places. */
  private void requireValid(int entry, Object content, Violations unnamed) {
    check(entry, content, unnamed);
    if (unnamed.any()) {
      throw new ViolationException(violations(entry, content));
    }
  }

  /** Values that cannot be expressed break facets too, and those know their place. */
  private void encodeEntry(int entry, ExiWriter out, Object content) {
    try {
      encode(entry, out, content);
    } catch (EncodeException e) {
      List<Violation> violations = violations(entry, content);
      if (violations.isEmpty()) {
        throw e;
      }
      ViolationException located = new ViolationException(violations);
      located.initCause(e);
      throw located;
    }
  }

  /**
   * The facets of the schema that a message breaks.
   *
   * @param message a message of this set
   * @return violations in document order; empty if the message is valid
   * @throws EncodeException if it is no message of this set
   */
  public final List<Violation> violations(ExiElement message) {
    return violations(documentEntry(message), message);
  }

  private List<Violation> violations(int entry, Object content) {
    Violations violations = new Violations();
    violations.enter(entries[entry].name.getLocalPart());
    check(entry, content, violations);
    return violations.found();
  }

  /**
   * Whether a message belongs to this set.
   *
   * @param message any message
   * @return whether {@link #encode} can take it
   */
  public final boolean knows(ExiElement message) {
    Integer entry = documents.get(message.elementName());
    return entry != null && holds(entry, message);
  }

  private int documentEntry(ExiElement message) {
    Integer entry = documents.get(message.elementName());
    if (entry == null || !holds(entry, message)) {
      throw new EncodeException(
          "/" + message.elementName().getLocalPart(),
          message.getClass().getName() + " is no message of set " + name);
    }
    return entry;
  }

  // ---- fragments ----

  /**
   * The elements that fragments can be made of.
   *
   * @return names of all global elements and of the local ones that are signed
   */
  public final Set<QName> fragmentNames() {
    return Collections.unmodifiableSet(fragments.keySet());
  }

  /**
   * Decodes a fragment of one element.
   *
   * @param exi an EXI body: one fragment, from the header on
   * @return the element
   * @throws ExiException if the bytes are no fragment of one known element of this set
   */
  public final ExiFragment decodeFragment(Bytes exi) {
    return decodeFragmentLeniently(exi).value();
  }

  /**
   * Decodes a fragment of one element and tells which leniencies it took.
   *
   * @param exi an EXI body: one fragment, from the header on
   * @return the element with notes
   * @throws ExiException if the bytes are no fragment of one known element of this set
   */
  public final Decoded<ExiFragment> decodeFragmentLeniently(Bytes exi) {
    ExiReader in = reader();
    ExiFragment fragment =
        (ExiFragment) read(in, exi.toByteArray(), 0, exi.length(), Body.FRAGMENT);
    return new Decoded<>(fragment, in.leniencies());
  }

  private ExiFragment decodeFragment(ExiReader in, @Nullable Trace trace) {
    int start = in.position();
    int code = in.bits(fragmentWidth);
    int entry = code < fragmentCodes ? entryOfFragmentCode[code] : -1;
    if (entry < 0) {
      throw in.failure(start, "fragment code " + code + " of set " + name + " is not supported");
    }
    Object content = decodeEntry(entry, in, start, trace);
    int end = in.position();
    if (in.bits(fragmentWidth) != fragmentCodes + 1) {
      throw in.failure(end, "the fragment goes on behind its first element");
    }
    if (trace instanceof PieceTrace every) {
      every.add(end, in.position(), Production.END);
    }
    return new ExiFragment(entries[entry].name, content);
  }

  /**
   * Encodes one element as a fragment, the form that XML signatures digest.
   *
   * @param fragment the element; its name is one of {@link #fragmentNames}
   * @return the EXI body
   * @throws ViolationException if the content breaks facets of the schema
   * @throws EncodeException if the element is none of this set
   */
  public final Bytes encodeFragment(ExiFragment fragment) {
    requireValid(fragmentEntry(fragment), fragment.content(), Violations.unnamed());
    return encodeFragmentLenient(fragment);
  }

  /**
   * Encodes one element as a fragment as far as EXI can express it, whatever its facets say.
   *
   * @param fragment the element; its name is one of {@link #fragmentNames}
   * @return the EXI body
   * @throws EncodeException if the element is none of this set, or a value cannot be expressed
   */
  public final Bytes encodeFragmentLenient(ExiFragment fragment) {
    int entry = fragmentEntry(fragment);
    ExiWriter out = new ExiWriter();
    out.run((long) HEADER << fragmentWidth | entries[entry].fragmentCode, 8 + fragmentWidth);
    encodeEntry(entry, out, fragment.content());
    out.run(fragmentCodes + 1, fragmentWidth);
    return out.toBytes();
  }

  private int fragmentEntry(ExiFragment fragment) {
    Integer entry = fragments.get(fragment.name());
    if (entry == null || !holds(entry, fragment.content())) {
      throw new EncodeException(
          "/" + fragment.name().getLocalPart(),
          "set "
              + name
              + " has no fragment of it with a "
              + fragment.content().getClass().getName());
    }
    return entry;
  }

  // ---- XML ----

  /**
   * Writes a message as XML.
   *
   * @param message a message of this set
   * @return XML text without a declaration
   * @throws org.v2g4j.exi.xml.XmlException if the text would be longer than the limit, or a
   *     character has no XML form
   * @throws EncodeException if it is no message of this set
   */
  public final String toXml(ExiElement message) {
    XmlWriter out = xmlWriter();
    write(message, out);
    return out.toXml();
  }

  /**
   * Writes a fragment as XML.
   *
   * @param fragment the element; its name is one of {@link #fragmentNames}
   * @return XML text without a declaration
   * @throws org.v2g4j.exi.xml.XmlException if the text would be longer than the limit, or a
   *     character has no XML form
   * @throws EncodeException if the element is none of this set
   */
  public final String toXml(ExiFragment fragment) {
    XmlWriter out = xmlWriter();
    write(fragment, out);
    return out.toXml();
  }

  private XmlWriter xmlWriter() {
    return new XmlWriter(prefixes, limits.maxXmlCharacters());
  }

  /**
   * Reads a message from XML.
   *
   * @param xml XML text
   * @return the message
   * @throws org.v2g4j.exi.xml.XmlException if the text is no message of this set
   */
  public final ExiElement fromXml(String xml) {
    return read(new XmlReader(xml, limits.maxXmlCharacters()));
  }

  /**
   * Reads a fragment from XML.
   *
   * @param xml XML text
   * @return the element
   * @throws org.v2g4j.exi.xml.XmlException if the text is no fragment of this set
   */
  public final ExiFragment fragmentFromXml(String xml) {
    return readFragment(new XmlReader(xml, limits.maxXmlCharacters()));
  }

  // ---- any text ----

  /**
   * Writes a message into a text format.
   *
   * @param message a message of this set
   * @param out takes the root element
   * @throws EncodeException if it is no message of this set
   * @throws V2gException as the writer does, where the format cannot hold the message
   */
  public final void write(ExiElement message, TreeWriter out) {
    writeEntry(documentEntry(message), message, out);
  }

  /**
   * Writes a fragment into a text format.
   *
   * @param fragment the element; its name is one of {@link #fragmentNames}
   * @param out takes the element
   * @throws EncodeException if the element is none of this set
   * @throws V2gException as the writer does, where the format cannot hold the element
   */
  public final void write(ExiFragment fragment, TreeWriter out) {
    writeEntry(fragmentEntry(fragment), fragment.content(), out);
  }

  private void writeEntry(int entry, Object content, TreeWriter out) {
    QName root = entries[entry].name;
    out.start(root.getNamespaceURI(), root.getLocalPart());
    write(entry, out, content);
    out.end();
  }

  /**
   * Reads a message from a text format.
   *
   * @param in stands before the root element
   * @return the message
   * @throws V2gException as the reader does, if the text is no message of this set
   */
  public final ExiElement read(TreeReader in) {
    return (ExiElement) read(rootEntry(in, documents), in);
  }

  /**
   * Reads a fragment from a text format.
   *
   * @param in stands before the element
   * @return the element
   * @throws V2gException as the reader does, if the text is no fragment of this set
   */
  public final ExiFragment readFragment(TreeReader in) {
    int entry = rootEntry(in, fragments);
    return new ExiFragment(entries[entry].name, read(entry, in));
  }

  private int rootEntry(TreeReader in, Map<QName, Integer> known) {
    // Asked in the order of the set: formats without namespaces take the first of several.
    for (int i = 0; i < entries.length; i++) {
      QName root = entries[i].name;
      if (known.getOrDefault(root, -1) == i && in.at(root.getNamespaceURI(), root.getLocalPart())) {
        if (entries[i].isAbstract()) {
          throw in.unexpected("an element that is not abstract");
        }
        return i;
      }
    }
    throw in.unexpected("an element of set " + name);
  }

  // ---- every bit ----

  /**
   * Tells what each bit of a message means, as far as it can be read.
   *
   * @param exi any bytes
   * @return what they mean; a failure is a part of it
   */
  public final Explanation explain(Bytes exi) {
    return explain(exi, Body.DOCUMENT);
  }

  /**
   * Tells what each bit of a fragment means, as far as it can be read.
   *
   * @param exi any bytes
   * @return what they mean; a failure is a part of it
   */
  public final Explanation explainFragment(Bytes exi) {
    return explain(exi, Body.FRAGMENT);
  }

  private Explanation explain(Bytes exi, Body body) {
    PieceTrace trace = new PieceTrace(new QualifiedNames(this::qualifiedNames));
    List<Leniency> leniencies = new ArrayList<>();
    ExiReader in = new ExiReader(leniencies, new StringTable(stringNames), trace);
    ExiException failure = null;
    int bits = Byte.SIZE * exi.length();
    try {
      requireLimit(exi.length());
      start(in, exi.toByteArray(), 0, exi.length());
      trace.add(0, in.position(), Production.HEADER);
      decode(body, in, trace);
      addRest(trace, bits);
      noteTrailing(in);
    } catch (ExiException e) {
      failure = e;
      if (trace.end() < bits) {
        trace.add(trace.end(), bits, Production.UNREAD);
      }
    }
    return new Explanation(exi, trace.pieces(), leniencies, failure, trace.isWhole());
  }

  /** Up to the end of the byte it is padding, and what follows is nothing of ours. */
  private static void addRest(PieceTrace trace, int bits) {
    int padded = trace.end() + Byte.SIZE - 1 & -Byte.SIZE;
    if (padded > trace.end()) {
      trace.add(trace.end(), padded, Production.PADDING);
    }
    if (bits > padded) {
      trace.add(padded, bits, Production.TRAILING);
    }
  }

  // ---- the body around a root ----

  private enum Body {
    DOCUMENT,
    FRAGMENT
  }

  private Object decode(Body body, ExiReader in, @Nullable Trace trace) {
    return body == Body.DOCUMENT ? decodeDocument(in, trace) : decodeFragment(in, trace);
  }

  /** Reads a body fast and silently; if that fails, once more with a trace that knows the path. */
  private Object read(ExiReader in, byte[] buffer, int offset, int length, Body body) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    requireLimit(length);
    start(in, buffer, offset, length);
    Object value;
    try {
      value = decode(body, in, null);
    } catch (ExiException e) {
      if (mayReadAgain(in, length)) {
        Trace trace = new Trace(new QualifiedNames(this::qualifiedNames));
        ExiReader again = new ExiReader(new ArrayList<>(0), new StringTable(stringNames), trace);
        start(again, buffer, offset, length);
        decode(body, again, trace);
      }
      throw e;
    }
    noteTrailing(in);
    return value;
  }

  private void requireLimit(int length) {
    if (length > limits.maxInputBytes()) {
      throw new ExiException(
          0, "/", length + " bytes are more than the limit of " + limits.maxInputBytes());
    }
  }

  /**
   * Whether reading up to the failure a second time keeps within 128 bytes of memory per byte of
   * input and 64 KiB. Messages do; thousands of empty elements do not, and fail without a path.
   */
  private static boolean mayReadAgain(ExiReader in, int length) {
    // One choice took up to 110 bytes where one was measured, values 16 bytes per byte of input.
    long once = 112L * in.choices() + 16L * (in.position() / 8);
    // Half of the constant part is left for the names that the description needs.
    return 2 * once <= 128L * length + (1 << 15);
  }

  /** Lets a reader begin behind the header. */
  private static void start(ExiReader in, byte[] buffer, int offset, int length) {
    int header = 0;
    if (length >= COOKIE.length()
        && buffer[offset] == COOKIE.at(0)
        && Bytes.copyOf(buffer, offset, COOKIE.length()).equals(COOKIE)) {
      in.leniencies()
          .add(new Leniency(Leniency.Kind.COOKIE, 0, "the body starts with the EXI cookie"));
      header = COOKIE.length();
    }
    if (length <= header) {
      throw new ExiException(8 * header, "/", "the body is empty");
    }
    int bits = buffer[offset + header] & 0xff;
    if (bits != HEADER) {
      throw new ExiException(8 * header, "/", headerProblem(bits));
    }
    in.start(buffer, offset, length, header + 1);
  }

  private static String headerProblem(int header) {
    if (header == '<') {
      return "plain XML, not EXI";
    }
    if (header >>> 6 != 0b10) {
      return "not EXI: the first bits are not 10";
    }
    if ((header & 0x20) != 0) {
      return "the EXI header has options, which ISO 15118 does not use";
    }
    if ((header & 0x10) != 0) {
      return "a preview version of EXI";
    }
    return "an EXI version other than 1";
  }

  private static void noteTrailing(ExiReader in) {
    int rest = in.remainingBits();
    int at = in.position();
    if (rest >= 8 || in.bits(rest) != 0) {
      in.leniencies()
          .add(
              new Leniency(
                  Leniency.Kind.TRAILING_BYTES,
                  at,
                  rest < 8 ? "padding that is not zero" : rest / 8 + " bytes follow the message"));
    }
  }
}
