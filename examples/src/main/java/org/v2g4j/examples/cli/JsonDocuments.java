package org.v2g4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.v2g4j.messages.MessageSet;

/**
 * Cuts a text into the messages in it: objects behind each other, one a line or not, or in an
 * array. An object is a message, or a frame that holds one as {@code json} or as {@code xml}.
 */
final class JsonDocuments {

  private static final JsonFactory JSON = new JsonFactory();

  /** No element at a root has one of these names. */
  private static final Set<String> MEMBERS_OF_FRAMES =
      Set.of("json", "xml", "n", "flow", "payloadType", "payload");

  private final String text;
  private final List<Document> documents = new ArrayList<>();

  /** Where the parser started, and the line of that place. */
  private int from;

  private int firstLine = 1;

  /** The name of a schema that is no set, but may be named as one; null if there is none. */
  private final @Nullable String foreign;

  private JsonDocuments(String text, @Nullable String foreign) {
    this.text = text;
    this.foreign = foreign;
  }

  static List<Document> in(String text) {
    return in(text, null);
  }

  /** Cuts a text in which frames may name a schema that is none of the sets. */
  static List<Document> in(String text, @Nullable String foreign) {
    JsonDocuments splitter = new JsonDocuments(text, foreign);
    while (splitter.from < text.length()) {
      splitter.split();
    }
    return splitter.documents;
  }

  /** What an object tells of a frame. */
  private static final class Frame {
    boolean isOne;
    Document.@Nullable Json json;
    @Nullable String xml;
    @Nullable String set;
    @Nullable String problem;
  }

  /** Reads on to the end, or to the first mistake; then from the next line that looks right. */
  private void split() {
    int start = from;
    boolean inArray = false;
    try (JsonParser in = JSON.createParser(reader())) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        start = offset(in.currentTokenLocation());
        if (token == JsonToken.START_ARRAY) {
          inArray = true;
          while (in.nextToken() != JsonToken.END_ARRAY) {
            take(in);
          }
          inArray = false;
        } else {
          take(in);
        }
      }
      from = text.length();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      int line = at == null ? lineOf(start) : line(at);
      String rest = inArray ? "; the rest of the array is not read" : "";
      documents.add(new Document.Unreadable(line, "is no JSON: " + e.getOriginalMessage() + rest));
      goOnBehind(inArray ? text.length() : start);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot be read", e);
    }
  }

  private StringReader reader() throws IOException {
    StringReader reader = new StringReader(text);
    reader.skip(from);
    return reader;
  }

  private void goOnBehind(int start) {
    int next = text.indexOf('\n', start) + 1;
    while (next > 0 && next < text.length() && "{[".indexOf(text.charAt(next)) < 0) {
      next = text.indexOf('\n', next) + 1;
    }
    int end = next == 0 ? text.length() : next;
    firstLine = lineOf(end);
    from = end;
  }

  private int lineOf(int offset) {
    return firstLine + (int) text.substring(from, offset).chars().filter(c -> c == '\n').count();
  }

  private int offset(JsonLocation at) {
    return from + (int) at.getCharOffset();
  }

  private int line(JsonLocation at) {
    return firstLine + Math.max(0, at.getLineNr() - 1);
  }

  private void take(JsonParser in) throws IOException {
    JsonLocation start = in.currentTokenLocation();
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      documents.add(new Document.Unreadable(line(start), "expected an object with a message"));
      return;
    }
    Frame frame = new Frame();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      frame.isOne |= MEMBERS_OF_FRAMES.contains(name);
      take(name, in, frame);
    }
    documents.add(document(start, offset(in.currentLocation()), frame));
  }

  private void take(String name, JsonParser in, Frame frame) throws IOException {
    JsonToken token = in.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    JsonLocation start = in.currentTokenLocation();
    in.skipChildren();
    switch (name) {
      case "json" -> {
        if (token == JsonToken.START_OBJECT) {
          frame.json = json(start, offset(in.currentLocation()), null);
        } else {
          frame.problem = "member json is no object";
        }
      }
      case "xml" -> {
        if (token == JsonToken.VALUE_STRING) {
          frame.xml = in.getText();
        } else {
          frame.problem = "member xml is no string";
        }
      }
      case "set" -> {
        if (token == JsonToken.VALUE_STRING) {
          frame.set = in.getText();
        } else {
          frame.problem = "member set is no string";
        }
      }
      default -> {
        // Part of a message, or what else a frame tells.
      }
    }
  }

  private Document document(JsonLocation start, int end, Frame frame) {
    int line = line(start);
    if (frame.problem != null) {
      return new Document.Unreadable(line, frame.problem);
    }
    if (frame.isOne && frame.json == null && frame.xml == null) {
      return new Document.PassedOver(line);
    }
    MessageSet set = frame.set == null ? null : MessageSet.labelled(frame.set).orElse(null);
    if (frame.set != null && set == null && !frame.set.equals(foreign)) {
      return new Document.Unreadable(line, SetOption.unknown(frame.set));
    }
    if (frame.json != null) {
      Document.Json json = frame.json;
      return new Document.Json(json.text(), json.line(), json.column(), set);
    }
    return frame.xml != null ? new Document.Xml(frame.xml, line, true, set) : json(start, end, set);
  }

  private Document.Json json(JsonLocation start, int end, @Nullable MessageSet set) {
    String json = text.substring(offset(start), end);
    return new Document.Json(json, line(start), Math.max(1, start.getColumnNr()), set);
  }
}
