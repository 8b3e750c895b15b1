package org.v2g4j.examples.fuzz;

import static org.v2g4j.examples.fuzz.Target.require;

import java.util.List;
import java.util.function.Function;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.ViolationException;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.messages.MessageSet;

/**
 * What a codec does with documents, or with fragments.
 *
 * @param <T> what it decodes
 */
record Kind<T>(
    Function<Bytes, Decoded<T>> decode,
    Function<T, Bytes> encode,
    Function<T, Bytes> encodeLenient,
    Function<T, String> toXml,
    Function<String, T> fromXml,
    Function<T, String> toJson,
    Function<String, T> fromJson) {

  /** Texts that grow beyond this would take most of the time, and show nothing new. */
  private static final int MAX_CHARACTERS = 1 << 16;

  static List<Kind<?>> of(MessageSet set) {
    SchemaCodec codec =
        set.codec(new ExiLimits(ExiLimits.defaults().maxInputBytes(), MAX_CHARACTERS));
    return List.of(documents(codec), fragments(codec));
  }

  private static Kind<ExiElement> documents(SchemaCodec codec) {
    JsonMessages json = JsonMessages.of(codec);
    return new Kind<>(
        codec::decodeLeniently,
        codec::encode,
        codec::encodeLenient,
        codec::toXml,
        codec::fromXml,
        json::toJson,
        json::fromJson);
  }

  private static Kind<ExiFragment> fragments(SchemaCodec codec) {
    JsonMessages json = JsonMessages.of(codec);
    return new Kind<>(
        codec::decodeFragmentLeniently,
        codec::encodeFragment,
        codec::encodeFragmentLenient,
        codec::toXml,
        codec::fragmentFromXml,
        json::toJson,
        json::fragmentFromJson);
  }

  /** Demands of a message, wherever it was read, that everything else can handle it. */
  void requireHandled(T message) {
    requireXml(message);
    requireJson(message);
    requireEncoded(message, isValid(message));
  }

  private void requireXml(T message) {
    String xml;
    try {
      xml = toXml.apply(message);
    } catch (XmlException e) {
      return; // too long, or with characters that XML cannot hold
    }
    T read = fromXml.apply(xml);
    if (!read.equals(message)) {
      // White space of a URI means nothing in XML, so it is lost on the first way, not on others.
      require(fromXml.apply(toXml.apply(read)).equals(read), "XML is read as what was written");
    }
  }

  private void requireJson(T message) {
    String json;
    try {
      json = toJson.apply(message);
    } catch (JsonException e) {
      return; // too long, or with halves of characters
    }
    require(fromJson.apply(json).equals(message), "JSON is read as what was written");
  }

  private boolean isValid(T message) {
    try {
      encode.apply(message);
      return true;
    } catch (ViolationException e) {
      require(!e.violations().isEmpty(), "a refusal names violations");
      return false;
    } catch (EncodeException e) {
      return false; // breaks no facet, yet EXI cannot hold it, such as half a character
    }
  }

  private void requireEncoded(T message, boolean valid) {
    Bytes exi;
    try {
      exi = encodeLenient.apply(message);
    } catch (EncodeException e) {
      require(!valid, "a valid message is encoded");
      return;
    }
    Decoded<T> again = decode.apply(exi);
    require(again.value().equals(message), "EXI is read as what was written");
    require(again.leniencies().isEmpty(), "what was written needs no leniency");
    if (valid) {
      require(encode.apply(message).equals(exi), "a valid message has one form");
    }
  }
}
