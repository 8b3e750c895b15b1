package org.v2g4j.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parses a JSON text into values. Single use. */
final class JsonText {

  /** Far deeper than messages, and shallow enough for the stack. */
  static final int MAX_DEPTH = 256;

  /** More than a frame of 64 KiB can carry, at one bit a value. */
  static final int MAX_VALUES = 1 << 20;

  /** Nothing is shared between texts: neither names, which strangers choose, nor buffers. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE) // the text has a limit of its own
                  .build())
          .build();

  private final JsonParser in;
  private final Deque<String> open = new ArrayDeque<>();
  private int values;

  private JsonText(JsonParser in) {
    this.in = in;
  }

  /** The object that a text consists of. */
  static Node.Members parse(String json, int maxCharacters) {
    if (json.length() > maxCharacters) {
      throw new JsonException(
          "/", 1, 1, "JSON is longer than the limit of " + maxCharacters + " characters");
    }
    try (JsonParser in = FACTORY.createParser(json)) {
      return new JsonText(in).parse();
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot be read", e);
    }
  }

  private Node.Members parse() throws IOException {
    try {
      JsonToken first = in.nextToken();
      if (first == null) {
        throw failure("the text is empty; expected an object");
      }
      if (first != JsonToken.START_OBJECT) {
        throw failure(
            "expected an object, found "
                + (first == JsonToken.START_ARRAY ? "an array" : value().described()));
      }
      Node.Members members = members();
      if (in.nextToken() != null) {
        throw failure("something follows the object");
      }
      return members;
    } catch (JsonProcessingException e) {
      // What breaks a limit of Jackson's has no place of its own.
      JsonLocation at = e.getLocation() == null ? in.currentLocation() : e.getLocation();
      throw failure(at, "not JSON: " + reason(e.getOriginalMessage()));
    }
  }

  private Node value() throws IOException {
    if (++values > MAX_VALUES) {
      throw failure("JSON has more than " + MAX_VALUES + " values");
    }
    JsonToken token = in.currentToken();
    return switch (token) {
      case START_OBJECT -> members();
      case START_ARRAY -> entries();
      case VALUE_STRING -> simple(Node.Kind.STRING);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> simple(Node.Kind.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> simple(Node.Kind.BOOLEAN);
      case VALUE_NULL -> simple(Node.Kind.NULL);
      default -> throw new IllegalStateException("a parser of text never gives " + token);
    };
  }

  private Node simple(Node.Kind kind) throws IOException {
    JsonLocation at = in.currentTokenLocation();
    String text = in.getText();
    if (Text.loneSurrogate(text) >= 0) {
      throw failure("half of a character (a lone surrogate)");
    }
    return new Node.Simple(kind, text, at.getLineNr(), at.getColumnNr());
  }

  private Node.Members members() throws IOException {
    JsonLocation at = in.currentTokenLocation();
    Map<String, Node> members = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      open.addLast(Text.shown(name));
      if (members.containsKey(name)) {
        throw failure("a second member of this name");
      }
      in.nextToken();
      members.put(name, value());
      open.removeLast();
    }
    return new Node.Members(members, at.getLineNr(), at.getColumnNr());
  }

  private Node.Entries entries() throws IOException {
    JsonLocation at = in.currentTokenLocation();
    List<Node> entries = new ArrayList<>();
    String name = open.isEmpty() ? "" : open.removeLast();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      open.addLast(name + "[" + entries.size() + "]");
      entries.add(value());
      open.removeLast();
    }
    open.addLast(name);
    return new Node.Entries(entries, at.getLineNr(), at.getColumnNr());
  }

  private JsonException failure(String reason) {
    return failure(in.currentTokenLocation(), reason);
  }

  /** In front of the first token Jackson has no column. */
  private JsonException failure(JsonLocation at, String reason) {
    return new JsonException(
        path(), Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), reason);
  }

  private String path() {
    return "/" + String.join("/", open);
  }

  /** Jackson goes on with where a bracket was opened, which the path tells too. */
  private static String reason(String message) {
    int start = message.indexOf(" (start marker");
    return Text.onOneLine(start < 0 ? message : message.substring(0, start));
  }
}
