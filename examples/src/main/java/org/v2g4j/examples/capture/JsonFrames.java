package org.v2g4j.examples.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * Frames as JSON lines: payload and payloadType, and where there are any n, time, source,
 * destination, connection, decrypted and flow, as {@code v2g decode --format jsonl} writes them.
 */
final class JsonFrames implements TextFrames {

  private static final JsonFactory JSON = new JsonFactory();

  private final Lines lines;
  private long frames;

  /** Whether the recording has numbers of its own, from 1. */
  private boolean isNumbered = true;

  JsonFrames(Lines lines) {
    this.lines = lines;
  }

  @Override
  public @Nullable CapturedFrame next() throws IOException {
    if (lines.peekContent() == null) {
      return null;
    }
    String text = Objects.requireNonNull(lines.take());
    Line line = new Line(lines.place());
    line.read(text);
    frames++;
    isNumbered &= line.number > 0;
    return OctetFrames.frame(
        isNumbered ? line.number : frames, line.origin(), line.payloadType, line.payload(text));
  }

  /** One object. Single use. */
  private static final class Line {

    private final String place;
    private long number;
    private @Nullable Instant time;
    private @Nullable String source;
    private @Nullable String destination;
    private @Nullable Integer connection;
    private @Nullable String flow;
    private boolean isDecrypted;
    private @Nullable PayloadType payloadType;
    private @Nullable Bytes payload;

    Line(String place) {
      this.place = place;
    }

    void read(String line) {
      try (JsonParser json = JSON.createParser(line)) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
          throw problem("expected a JSON object, one a line");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
          String field = json.currentName();
          json.nextToken();
          take(field, json);
        }
        if (json.nextToken() != null) {
          throw problem("text follows the JSON object; each needs a line of its own");
        }
      } catch (JsonProcessingException e) {
        throw problem("is no JSON: " + e.getOriginalMessage());
      } catch (IOException e) {
        throw problem("cannot be read: " + e.getMessage());
      }
    }

    private void take(String field, JsonParser json) throws IOException {
      JsonToken token = json.currentToken();
      switch (field) {
        case "n" -> number = token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : 0;
        case "time" -> time = time(json);
        case "source" -> source = text(json);
        case "destination" -> destination = text(json);
        case "connection" ->
            connection = token == JsonToken.VALUE_NUMBER_INT ? json.getIntValue() : null;
        case "flow" -> flow = token.isScalarValue() ? text(json) : null;
        case "decrypted" -> isDecrypted = token == JsonToken.VALUE_TRUE;
        case "payloadType" -> payloadType = payloadType(json);
        case "payload" -> payload = octets(json);
        default -> {
          // Recorders add what they like.
        }
      }
      json.skipChildren();
    }

    private static @Nullable String text(JsonParser json) throws IOException {
      return json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
    }

    /** Recorders write times in many ways; ours alone is understood. */
    private static @Nullable Instant time(JsonParser json) throws IOException {
      try {
        return json.currentToken() == JsonToken.VALUE_STRING ? Instant.parse(json.getText()) : null;
      } catch (DateTimeParseException e) {
        return null;
      }
    }

    Origin origin() {
      return new Origin(
          time, source, destination, connection, flow, Direction.UNKNOWN, isDecrypted);
    }

    Bytes payload(String line) {
      if (payload == null) {
        throw problem(
            "field payload is missing"
                + (line.contains("\"exi\"") ? "; v2g vectors reads files of vectors" : ""));
      }
      return payload;
    }

    private @Nullable PayloadType payloadType(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return null;
      }
      try {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
          return PayloadType.of(json.getIntValue());
        }
        if (json.currentToken() == JsonToken.VALUE_STRING) {
          return PayloadType.of(Integer.parseInt(json.getText().replaceFirst("^0[xX]", ""), 16));
        }
      } catch (JsonProcessingException | IllegalArgumentException e) {
        // Falls through to the problem that names what is expected.
      }
      throw problem(
          "field payloadType is " + json.getText() + ", not a number, \"8001\" or \"0x8001\"");
    }

    private Bytes octets(JsonParser json) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw problem("field payload is no string of hexadecimal digits");
      }
      try {
        return Bytes.parseHex(json.getText());
      } catch (IllegalArgumentException e) {
        throw problem("field payload: " + e.getMessage());
      }
    }

    private InputException problem(String text) {
      return new InputException(place + ": " + text);
    }
  }
}
