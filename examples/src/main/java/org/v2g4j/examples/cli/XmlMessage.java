package org.v2g4j.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.messages.MessageSet;

/**
 * A message or fragment that was read from XML, with its set. Immutable.
 *
 * @param set the set
 * @param content an ExiElement, or an ExiFragment
 */
record XmlMessage(MessageSet set, Object content) {

  /** Reads a document with the sets that know its root. */
  static XmlMessage read(
      String file, XmlDocuments.Document document, @Nullable MessageSet forced, boolean fragment) {
    List<MessageSet> sets = forced == null ? Arrays.asList(MessageSet.values()) : List.of(forced);
    List<XmlMessage> messages = new ArrayList<>();
    XmlException furthest = null;
    for (MessageSet set : sets) {
      try {
        messages.add(new XmlMessage(set, read(set.codec(), document.xml(), fragment)));
      } catch (XmlException e) {
        furthest = further(furthest, e);
      }
    }
    if (messages.isEmpty()) {
      throw problem(file, document, furthest, forced);
    }
    return messages.size() == 1 ? messages.get(0) : ofSignatures(file, document, messages);
  }

  private static Object read(SchemaCodec codec, String xml, boolean fragment) {
    return fragment ? codec.fragmentFromXml(xml) : codec.fromXml(xml);
  }

  /** Signatures are part of most sets; alone they belong to the set of their own. */
  private static XmlMessage ofSignatures(
      String file, XmlDocuments.Document document, List<XmlMessage> messages) {
    return messages.stream()
        .filter(message -> message.set == MessageSet.XMLDSIG)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    file
                        + ":"
                        + document.line()
                        + ": the root is an element of several sets; choose with --set "
                        + String.join(
                            " or ", messages.stream().map(one -> one.set.label()).toList())));
  }

  private static XmlException further(@Nullable XmlException one, XmlException other) {
    if (one == null || other.line() > one.line()) {
      return other;
    }
    return other.line() == one.line() && other.column() > one.column() ? other : one;
  }

  private static InputException problem(
      String file,
      XmlDocuments.Document document,
      @Nullable XmlException e,
      @Nullable MessageSet forced) {
    if (e == null) {
      throw new IllegalStateException("no set was tried");
    }
    String message = String.valueOf(e.getMessage());
    if (forced == null && message.startsWith("expected an element of set")) {
      return new InputException(
          file + ":" + document.line() + ": the root is an element of no set" + root(message));
    }
    String position = " (line " + e.line() + ", column " + e.column() + ")";
    int line = document.line() + Math.max(0, e.line() - 1);
    return new InputException(
        file + ":" + line + ": " + message.replace(position, ", column " + e.column()));
  }

  private static String root(String message) {
    int found = message.indexOf("found element ");
    int end = message.indexOf(" in /", Math.max(found, 0));
    return found < 0 || end < 0 ? "" : ": " + message.substring(found, end);
  }

  /** Encodes; the facets of the schema are checked unless that is not wanted. */
  Bytes encode(boolean lenient) {
    SchemaCodec codec = set.codec();
    if (content instanceof ExiFragment fragment) {
      return lenient ? codec.encodeFragmentLenient(fragment) : codec.encodeFragment(fragment);
    }
    ExiElement message = (ExiElement) content;
    return lenient ? codec.encodeLenient(message) : codec.encode(message);
  }
}
