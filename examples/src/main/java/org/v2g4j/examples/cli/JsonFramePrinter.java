package org.v2g4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.examples.capture.Origin;
import org.v2g4j.examples.capture.Remark;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;

/** For programs: an object a frame, one a line or all in an array. */
final class JsonFramePrinter implements FramePrinter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean isArray;
  private final boolean isNamed;
  private final JsonGenerator json;
  private String file = "";

  /**
   * Starts to print.
   *
   * @param isArray one array with the content of messages, instead of one object a line
   * @param isNamed whether each object shall name its file
   */
  JsonFramePrinter(PrintWriter out, PrintWriter err, boolean isArray, boolean isNamed) {
    this.out = out;
    this.err = err;
    this.isArray = isArray;
    this.isNamed = isNamed;
    try {
      json = new JsonFactory().createGenerator(out);
    } catch (IOException e) {
      throw new IllegalStateException("nothing is written yet", e);
    }
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  public void start() throws IOException {
    if (isArray) {
      json.writeStartArray();
      json.writeRaw('\n');
    }
  }

  @Override
  public void file(String name) {
    file = name;
  }

  @Override
  public void remark(Remark remark) {
    Warnings.print(err, remark);
  }

  @Override
  public void frame(CapturedFrame frame, Reading reading, Described described) throws IOException {
    json.writeStartObject();
    if (isNamed) {
      json.writeStringField("file", file);
    }
    json.writeNumberField("n", frame.number());
    origin(frame.origin());
    Object type = frame.payloadType();
    json.writeStringField("payloadType", type == null ? null : type.toString());
    json.writeStringField("payload", frame.payload().toHex());
    json.writeStringField("set", set(reading));
    boolean isRead = !(reading instanceof Reading.Failed || reading instanceof Reading.Skipped);
    json.writeStringField("message", isRead ? described.name() : null);
    json.writeStringField("xml", described.xml());
    if (isArray) {
      json.writeFieldName("json");
      json.writeRawValue(content(reading));
    }
    if (frame.origin().isDecrypted()) {
      json.writeBooleanField("decrypted", true);
    }
    if (reading instanceof Reading.Failed failed) {
      error(failed);
    }
    notes(frame, described);
    json.writeEndObject();
    json.flush();
    out.print(isArray ? "" : "\n");
  }

  private void origin(Origin origin) throws IOException {
    Instant time = origin.time();
    json.writeStringField("time", time == null ? null : TIME.format(time));
    json.writeStringField("source", origin.source());
    json.writeStringField("destination", origin.destination());
    Integer connection = origin.connection();
    if (connection == null) {
      json.writeNullField("connection");
    } else {
      json.writeNumberField("connection", connection);
    }
    if (origin.flow() != null) {
      json.writeStringField("flow", origin.flow());
    }
  }

  private static @Nullable String set(Reading reading) {
    if (reading instanceof Reading.Message message) {
      return message.set().label();
    }
    if (reading instanceof Reading.Fragment fragment) {
      return fragment.set().label();
    }
    if (reading instanceof Reading.Foreign foreign) {
      return foreign.schema();
    }
    return reading instanceof Reading.Failed failed ? failed.set() : null;
  }

  /** The message itself; null for what is none, and for what is too long to show. */
  private static String content(Reading reading) {
    try {
      if (reading instanceof Reading.Message message) {
        return JsonMessages.of(message.set().codec()).toJson(message.message());
      }
      if (reading instanceof Reading.Fragment fragment) {
        return JsonMessages.of(fragment.set().codec()).toJson(fragment.fragment());
      }
    } catch (JsonException e) {
      return "null";
    }
    return "null";
  }

  private void error(Reading.Failed failed) throws IOException {
    json.writeObjectFieldStart("error");
    if (failed.offset() == null) {
      json.writeNullField("offset");
    } else {
      json.writeNumberField("offset", failed.offset());
    }
    json.writeStringField("path", failed.path());
    json.writeStringField("reason", failed.reason());
    json.writeEndObject();
  }

  private void notes(CapturedFrame frame, Described described) throws IOException {
    List<Note> notes = new ArrayList<>(frame.notes());
    notes.addAll(described.notes());
    if (notes.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("notes");
    for (Note note : notes) {
      json.writeStartObject();
      json.writeStringField("code", note.code().name());
      json.writeStringField("text", note.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public void end() throws IOException {
    if (isArray) {
      json.writeRaw('\n');
      json.writeEndArray();
      json.writeRaw('\n');
    }
    json.flush();
  }
}
