package org.v2g4j.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.SchemaCodec;

/**
 * The messages of one schema set as JSON, both ways. Immutable and thread-safe.
 *
 * <p>A message is an object with one member, which has the name of the root element: {@code
 * {"V2G_Message":{"Header":{"SessionID":"00"},"Body":{"SessionStopRes":{"ResponseCode":"OK"}}}}}.
 * Names and enumeration values are those of the schema, numbers are numbers, octets are
 * hexadecimal, and what may occur several times is an array. A fragment has the same form.
 *
 * <p>Reading finds members by name, in any order. Members that are unknown or come twice are
 * refused; beside the root there may be a member {@code set}, see {@link #set}. Values that break
 * the schema's facets are read, as from EXI; {@link SchemaCodec#violations} lists them.
 */
public final class JsonMessages {

  private static final String SET = "set";

  private final SchemaCodec codec;

  private JsonMessages(SchemaCodec codec) {
    this.codec = codec;
  }

  /**
   * The messages of a set. The limit on characters is that of the codec for XML.
   *
   * @param codec the set's codec
   * @return the way to JSON and back
   */
  public static JsonMessages of(SchemaCodec codec) {
    return new JsonMessages(Objects.requireNonNull(codec, "codec"));
  }

  /**
   * Writes a message as JSON.
   *
   * @param message a message of the set
   * @return JSON on one line
   * @throws JsonException if the text would be longer than the limit, nested too deeply, or a
   *     string holds half a character
   * @throws org.v2g4j.core.error.EncodeException if it is no message of the set
   */
  public String toJson(ExiElement message) {
    return text(out -> write(message, out));
  }

  /**
   * Writes a fragment as JSON.
   *
   * @param fragment the element; its name is one of {@link SchemaCodec#fragmentNames}
   * @return JSON on one line
   * @throws JsonException if the text would be longer than the limit, nested too deeply, or a
   *     string holds half a character
   * @throws org.v2g4j.core.error.EncodeException if the element is none of the set
   */
  public String toJson(ExiFragment fragment) {
    return text(out -> write(fragment, out));
  }

  private interface Body {
    void write(JsonGenerator out);
  }

  private String text(Body body) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JsonText.FACTORY.createGenerator(text)) {
      body.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string cannot be written", e);
    }
    if (text.getBuffer().length() > maxCharacters()) {
      throw new JsonException(
          "/", 0, 0, "JSON is longer than the limit of " + maxCharacters() + " characters");
    }
    return text.toString();
  }

  /**
   * Writes a message as an object, where the generator stands.
   *
   * @param message a message of the set
   * @param out takes the object; is neither flushed nor closed, and is left inside of the object if
   *     the message has no JSON form
   * @throws JsonException if the text would be longer than the limit, nested too deeply, or a
   *     string holds half a character
   * @throws org.v2g4j.core.error.EncodeException if it is no message of the set
   * @throws UncheckedIOException if the generator fails
   */
  public void write(ExiElement message, JsonGenerator out) {
    object(out, writer -> codec.write(message, writer));
  }

  /**
   * Writes a fragment as an object, where the generator stands.
   *
   * @param fragment the element; its name is one of {@link SchemaCodec#fragmentNames}
   * @param out takes the object; is neither flushed nor closed, and is left inside of the object if
   *     the element has no JSON form
   * @throws JsonException if the text would be longer than the limit, nested too deeply, or a
   *     string holds half a character
   * @throws org.v2g4j.core.error.EncodeException if the element is none of the set
   * @throws UncheckedIOException if the generator fails
   */
  public void write(ExiFragment fragment, JsonGenerator out) {
    object(out, writer -> codec.write(fragment, writer));
  }

  private interface Members {
    void write(JsonWriter out);
  }

  private void object(JsonGenerator out, Members members) {
    try {
      out.writeStartObject();
      members.write(new JsonWriter(out, maxCharacters()));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("JSON cannot be written", e);
    }
  }

  /**
   * Reads a message from JSON.
   *
   * @param json the text of one object
   * @return the message
   * @throws JsonException if the text is no message of the set
   */
  public ExiElement fromJson(String json) {
    return read(json, codec::read);
  }

  /**
   * Reads a fragment from JSON.
   *
   * @param json the text of one object
   * @return the element
   * @throws JsonException if the text is no fragment of the set
   */
  public ExiFragment fragmentFromJson(String json) {
    return read(json, codec::readFragment);
  }

  private <T> T read(String json, Function<JsonReader, T> root) {
    Node.Members top = JsonText.parse(json, maxCharacters());
    requireSet(top);
    JsonReader in = new JsonReader(top);
    T read = root.apply(in);
    in.requireEnd();
    return read;
  }

  /**
   * The member {@code set} of a text: the name of the schema set, for roots that several sets have,
   * such as V2G_Message. Which set it names is not checked when the text is read.
   *
   * @param json the text of one object
   * @return such as {@code iso15118-2}; empty if there is no such member
   * @throws JsonException if the text is no object or longer than the default limit, or the member
   *     no string
   */
  public static Optional<String> set(String json) {
    return requireSet(JsonText.parse(json, ExiLimits.defaults().maxXmlCharacters()));
  }

  private static Optional<String> requireSet(Node.Members top) {
    Node set = top.byName().remove(SET);
    return set == null
        ? Optional.empty()
        : Optional.of(new JsonValueReader(set, "/" + SET).asText());
  }

  private int maxCharacters() {
    return codec.limits().maxXmlCharacters();
  }
}
