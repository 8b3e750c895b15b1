package org.v2g4j.exi.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.generator.Instances.Instance;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;

/** One generated codec beside the oracle of its set. */
final class OracleComparison {

  private final SchemaCodec codec;
  private final Oracle oracle;
  private final Oracle.Body body;

  OracleComparison(SchemaCodec codec, Oracle oracle, Oracle.Body body) {
    this.codec = codec;
    this.oracle = oracle;
    this.body = body;
  }

  SchemaCodec codec() {
    return codec;
  }

  /** As {@link #compare}; besides, the oracle reads what we wrote. */
  void compareBothWays(List<Instance> instances) {
    compare(instances);
    for (Instance instance : instances) {
      Object message = fromXml(instance.xml());
      assertThat(fromXml(oracle.decode(encode(message), body)))
          .as(instance.label() + ", our bytes read by the oracle")
          .isEqualTo(message);
    }
  }

  /** Instance by instance: the bytes are the oracle's, and are read as what was written. */
  void compare(List<Instance> instances) {
    List<String> failures = new ArrayList<>();
    for (Instance instance : instances) {
      try {
        compare(instance.xml());
      } catch (RuntimeException | AssertionError e) {
        failures.add(
            instance.label() + "\n" + shortened(e.toString()) + "\n" + shortened(instance.xml()));
      }
    }
    assertThat(failures.stream().limit(3))
        .as(failures.size() + " of " + instances.size() + " instances")
        .isEmpty();
  }

  private static String shortened(String text) {
    return text.length() < 1_000 ? text : text.substring(0, 1_000) + "…";
  }

  private void compare(String xml) {
    Bytes expected = oracle.encode(xml, body, Oracle.Strings.LITERAL);
    Object message = fromXml(xml);
    assertThat(encode(message)).as("encoded").isEqualTo(expected);
    Object decoded = decode(expected);
    assertThat(decoded).as("decoded").isEqualTo(message);
    assertThat(encode(decoded)).as("encoded again").isEqualTo(expected);
    assertThat(decode(oracle.encode(xml, body, Oracle.Strings.TABLE)))
        .as("decoded with a string table")
        .isEqualTo(message);
    assertThat(fromXml(toXml(message))).as("through XML").isEqualTo(message);
    throughJson(message).ifPresent(read -> assertThat(read).as("through JSON").isEqualTo(message));
  }

  /** Empty for what JSON has no form for: elements of one name in two places. */
  private Optional<Object> throughJson(Object message) {
    JsonMessages json = JsonMessages.of(codec);
    String text;
    try {
      text =
          body == Oracle.Body.DOCUMENT
              ? json.toJson((ExiElement) message)
              : json.toJson((ExiFragment) message);
    } catch (JsonException e) {
      assertThat(e).hasMessageStartingWith("two members have the name ");
      return Optional.empty();
    }
    return Optional.of(
        body == Oracle.Body.DOCUMENT ? json.fromJson(text) : json.fragmentFromJson(text));
  }

  private Object fromXml(String xml) {
    return body == Oracle.Body.DOCUMENT ? codec.fromXml(xml) : codec.fragmentFromXml(xml);
  }

  private String toXml(Object message) {
    return body == Oracle.Body.DOCUMENT
        ? codec.toXml((ExiElement) message)
        : codec.toXml((ExiFragment) message);
  }

  private Bytes encode(Object message) {
    return body == Oracle.Body.DOCUMENT
        ? codec.encode((ExiElement) message)
        : codec.encodeFragment((ExiFragment) message);
  }

  private Object decode(Bytes exi) {
    return body == Oracle.Body.DOCUMENT ? codec.decode(exi) : codec.decodeFragment(exi);
  }
}
