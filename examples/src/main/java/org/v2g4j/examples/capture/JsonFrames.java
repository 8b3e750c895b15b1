package org.v2g4j.examples.capture;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/** Frames as JSON lines: payload and payloadType, perhaps n and flow. Single use. */
final class JsonFrames {

  private static final JsonFactory JSON = new JsonFactory();

  private final String place;
  private long number;
  private @Nullable String flow;
  private @Nullable PayloadType payloadType;
  private @Nullable Bytes payload;

  private JsonFrames(String place, long number) {
    this.place = place;
    this.number = number;
  }

  static List<CapturedFrame> read(String file, List<String> lines) {
    List<CapturedFrame> frames = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        JsonFrames line = new JsonFrames(file + ":" + (i + 1), frames.size() + 1L);
        frames.add(line.frame(lines.get(i)));
      }
    }
    return frames;
  }

  private CapturedFrame frame(String line) {
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
    if (payload == null) {
      throw problem(
          "field payload is missing"
              + (line.contains("\"exi\"") ? "; v2g vectors reads files of vectors" : ""));
    }
    return OctetFrames.frame(number, flow, payloadType, payload);
  }

  private void take(String field, JsonParser json) throws IOException {
    switch (field) {
      case "n" -> number = json.currentToken().isNumeric() ? json.getValueAsLong() : number;
      case "flow" -> flow = json.currentToken().isScalarValue() ? json.getText() : null;
      case "payloadType" -> payloadType = payloadType(json);
      case "payload" -> payload = payload(json);
      default -> {
        // Recorders add what they like.
      }
    }
    json.skipChildren();
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

  private Bytes payload(JsonParser json) throws IOException {
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
