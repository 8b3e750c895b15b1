package org.v2g4j.vectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/** One line of a vector file: a JSON object whose fields {@code vectors.schema.json} describes. */
final class VectorLine {

  private static final String SET = "set";
  private static final String MESSAGE = "message";
  private static final String KIND = "kind";
  private static final String SHAPE = "shape";
  private static final String XML = "xml";
  private static final String EXI = "exi";
  private static final String EXI_STRING_TABLE = "exiStringTable";
  private static final Set<String> FIELDS =
      Set.of(SET, MESSAGE, KIND, SHAPE, XML, EXI, EXI_STRING_TABLE);

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Vector.Source source;
  private final Map<String, String> fields;

  private VectorLine(Vector.Source source, Map<String, String> fields) {
    this.source = source;
    this.fields = fields;
  }

  static Vector parse(Vector.Source source, String line) {
    return new VectorLine(source, readFields(source, line)).vector();
  }

  private static Map<String, String> readFields(Vector.Source source, String line) {
    try (JsonParser json = JSON.createParser(line)) {
      try {
        return readFields(source, json);
      } catch (JsonProcessingException e) {
        JsonLocation where = json.currentLocation(); // the exception's own may be missing
        String problem =
            "not JSON at column %d: %s".formatted(where.getColumnNr(), e.getOriginalMessage());
        throw new VectorFormatException(source, json.currentName(), problem, e);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a parser of a string reads nothing
    }
  }

  private static Map<String, String> readFields(Vector.Source source, JsonParser json)
      throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new VectorFormatException(source, null, "expected a JSON object", null);
    }
    Map<String, String> fields = new HashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (!FIELDS.contains(name)) {
        json.skipChildren();
      } else if (value == JsonToken.VALUE_STRING) {
        fields.put(name, json.getText());
      } else {
        throw new VectorFormatException(
            source, name, "expected a string but found " + describe(value), null);
      }
    }
    if (json.nextToken() != null) {
      throw new VectorFormatException(
          source, null, "expected one JSON object but more follows", null);
    }
    return fields;
  }

  private static String describe(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      default -> token.name();
    };
  }

  private Vector vector() {
    return new Vector(
        required(SET),
        required(MESSAGE),
        kind(),
        required(SHAPE),
        required(XML),
        bytes(EXI, required(EXI)),
        optional(EXI_STRING_TABLE).map(hex -> bytes(EXI_STRING_TABLE, hex)),
        source);
  }

  private Optional<String> optional(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  private String required(String field) {
    String text = optional(field).orElseThrow(() -> malformed(field, "is missing"));
    if (text.isEmpty()) {
      throw malformed(field, "is empty");
    }
    return text;
  }

  private Vector.Kind kind() {
    String word = required(KIND);
    return Vector.Kind.ofWord(word)
        .orElseThrow(
            () ->
                malformed(
                    KIND,
                    "expected document or fragment but found \"" + Excerpt.head(word) + "\""));
  }

  private Bytes bytes(String field, String hex) {
    if (hex.isEmpty()) {
      throw malformed(field, "is empty");
    }
    for (int i = 0; i < hex.length(); i++) {
      if (!HexFormat.isHexDigit(hex.charAt(i))) {
        throw malformed(
            field,
            "expected a hexadecimal digit at character %d but found U+%04X"
                .formatted(i + 1, (int) hex.charAt(i)));
      }
    }
    if (hex.length() % 2 != 0) {
      throw malformed(
          field, "expected two digits an octet but found an odd number, " + hex.length());
    }
    return Bytes.parseHex(hex);
  }

  private VectorFormatException malformed(String field, String problem) {
    return new VectorFormatException(source, field, problem, null);
  }
}
