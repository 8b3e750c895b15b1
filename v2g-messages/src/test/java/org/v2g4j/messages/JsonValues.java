package org.v2g4j.messages;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The same JSON, written otherwise. */
final class JsonValues {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonValues() {}

  /** With the members of each object in a random order. */
  static String shuffled(String json, Random random) {
    return rewritten(json, random, false);
  }

  /** With each number between quotes. */
  static String withNumbersAsStrings(String json) {
    return rewritten(json, null, true);
  }

  private record Digits(String text) {}

  private static String rewritten(String json, Random random, boolean quoted) {
    StringWriter text = new StringWriter();
    try (JsonParser in = JSON.createParser(json);
        JsonGenerator out = JSON.createGenerator(text)) {
      in.nextToken();
      write(read(in), out, random, quoted);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
    return text.toString();
  }

  private static Object read(JsonParser in) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> members = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          members.put(name, read(in));
        }
        return members;
      }
      case START_ARRAY -> {
        List<Object> entries = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          entries.add(read(in));
        }
        return entries;
      }
      case VALUE_TRUE, VALUE_FALSE -> {
        return in.getBooleanValue();
      }
      case VALUE_STRING -> {
        return in.getText();
      }
      default -> {
        return new Digits(in.getText());
      }
    }
  }

  private static void write(Object value, JsonGenerator out, Random random, boolean quoted)
      throws IOException {
    if (value instanceof Map<?, ?> members) {
      List<Map.Entry<?, ?>> entries = new ArrayList<>(members.entrySet());
      if (random != null) {
        Collections.shuffle(entries, random);
      }
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : entries) {
        out.writeFieldName((String) entry.getKey());
        write(entry.getValue(), out, random, quoted);
      }
      out.writeEndObject();
    } else if (value instanceof List<?> entries) {
      out.writeStartArray();
      for (Object entry : entries) {
        write(entry, out, random, quoted);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Digits digits && !quoted) {
      out.writeNumber(digits.text());
    } else {
      out.writeString(value instanceof Digits digits ? digits.text() : (String) value);
    }
  }
}
