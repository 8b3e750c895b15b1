package org.v2g4j.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.messages.MessageSet;

/**
 * Reads documents with the schema sets that know their roots. Immutable.
 *
 * @param file the name of the input, for messages to people
 * @param forced the set to read with, whatever the input names; null if any will do
 * @param fragment whether the documents are fragments
 */
record MessageReader(String file, @Nullable MessageSet forced, boolean fragment) {

  /** What a set had to say against a document. */
  private record Refusal(int line, int column, String message) {

    static Refusal further(@Nullable Refusal one, Refusal other) {
      if (one == null || other.line > one.line) {
        return other;
      }
      return other.line == one.line && other.column > one.column ? other : one;
    }

    /** The message without its place in the document. */
    String reason() {
      return message.replace(" (line " + line + ", column " + column + ")", "");
    }
  }

  private interface Form {
    Object read(SchemaCodec codec);
  }

  Message read(Document.Xml document) {
    String xml = document.text();
    Form form = codec -> fragment ? codec.fragmentFromXml(xml) : codec.fromXml(xml);
    List<Message> messages = new ArrayList<>();
    Refusal refusal = read(form, document.set(), messages);
    if (!messages.isEmpty()) {
      return only(messages, document);
    }
    String column = ", column " + refusal.column;
    throw document.isString()
        ? problem(document.line(), refusal, document.set(), ", line " + refusal.line + column)
        : problem(document.line() + Math.max(0, refusal.line - 1), refusal, document.set(), column);
  }

  Message read(Document.Json document) {
    String json = document.text();
    Form form =
        codec -> {
          JsonMessages messages = JsonMessages.of(codec);
          return fragment ? messages.fragmentFromJson(json) : messages.fromJson(json);
        };
    List<Message> messages = new ArrayList<>();
    Refusal refusal = read(form, document.set(), messages);
    if (!messages.isEmpty()) {
      return only(messages, document);
    }
    int column = refusal.line == 1 ? document.column() + refusal.column - 1 : refusal.column;
    throw problem(
        document.line() + refusal.line - 1, refusal, document.set(), ", column " + column);
  }

  /** Collects what the sets read; the refusal that came furthest is of use if that is nothing. */
  private Refusal read(Form form, @Nullable MessageSet named, List<Message> messages) {
    MessageSet given = forced == null ? named : forced;
    List<MessageSet> sets = given == null ? Arrays.asList(MessageSet.values()) : List.of(given);
    Refusal furthest = null;
    for (MessageSet set : sets) {
      Refusal refusal = null;
      try {
        messages.add(new Message(set, form.read(set.codec())));
      } catch (XmlException e) {
        refusal = new Refusal(e.line(), e.column(), String.valueOf(e.getMessage()));
      } catch (JsonException e) {
        refusal = new Refusal(e.line(), e.column(), String.valueOf(e.getMessage()));
      }
      if (refusal != null) {
        furthest = Refusal.further(furthest, refusal);
      }
    }
    return furthest == null ? new Refusal(1, 1, "") : furthest;
  }

  /** Signatures are part of most sets; alone they belong to the set of their own. */
  private Message only(List<Message> messages, Document document) {
    if (messages.size() == 1) {
      return messages.get(0);
    }
    return messages.stream()
        .filter(message -> message.set() == MessageSet.XMLDSIG)
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    file
                        + ":"
                        + document.line()
                        + ": the root is an element of several sets; choose with --set "
                        + String.join(
                            " or ",
                            messages.stream().map(message -> message.set().label()).toList())));
  }

  private InputException problem(
      int line, Refusal refusal, @Nullable MessageSet named, String place) {
    boolean anySet = forced == null && named == null;
    String reason = refusal.reason();
    return new InputException(
        file
            + ":"
            + line
            + ": "
            + (anySet && reason.startsWith("expected an element of set")
                ? "the root is an element of no set" + root(reason)
                : reason + place));
  }

  private static String root(String reason) {
    int found = reason.indexOf("found ");
    int end = reason.indexOf(" in /", Math.max(found, 0));
    return found < 0 || end < 0 ? "" : ": " + reason.substring(found, end);
  }
}
