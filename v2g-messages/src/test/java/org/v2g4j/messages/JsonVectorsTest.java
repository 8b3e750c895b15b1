package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** Every vector of an independent encoder, from its XML through JSON to its bytes. */
final class JsonVectorsTest {

  private static SchemaCodec codec(Vector vector) {
    return MessageSet.labelled(vector.set()).orElseThrow().codec();
  }

  private static boolean isDocument(Vector vector) {
    return vector.kind() == Vector.Kind.DOCUMENT;
  }

  private static String json(Vector vector) {
    JsonMessages json = JsonMessages.of(codec(vector));
    return isDocument(vector)
        ? json.toJson(codec(vector).fromXml(vector.xml()))
        : json.toJson(codec(vector).fragmentFromXml(vector.xml()));
  }

  private static Bytes exi(Vector vector, String json) {
    JsonMessages messages = JsonMessages.of(codec(vector));
    return isDocument(vector)
        ? codec(vector).encode(messages.fromJson(json))
        : codec(vector).encodeFragment(messages.fragmentFromJson(json));
  }

  @Test
  void thereAreAsManyAsTheReadmeTells() {
    assertThat(Vectors.sets().stream().mapToInt(set -> Vectors.load(set).size()).sum())
        .isEqualTo(3039);
  }

  @TestFactory
  Stream<DynamicNode> fromXmlThroughJsonToTheVectorsBytes() {
    return everyVector(vector -> assertThat(exi(vector, json(vector))).isEqualTo(vector.exi()));
  }

  @TestFactory
  Stream<DynamicNode> withMembersInAnyOrder() {
    Random random = new Random(15118);
    return everyVector(
        vector -> {
          String shuffled = JsonValues.shuffled(json(vector), random);
          assertThat(exi(vector, shuffled)).as(shuffled).isEqualTo(vector.exi());
        });
  }

  @TestFactory
  Stream<DynamicNode> withNumbersAsStrings() {
    return everyVector(
        vector -> {
          String strings = JsonValues.withNumbersAsStrings(json(vector));
          assertThat(exi(vector, strings)).as(strings).isEqualTo(vector.exi());
        });
  }

  private interface Check {
    void run(Vector vector);
  }

  private static Stream<DynamicNode> everyVector(Check check) {
    return Vectors.sets().stream()
        .map(
            set -> {
              List<Vector> vectors = Vectors.load(set);
              return DynamicContainer.dynamicContainer(
                  set,
                  vectors.stream()
                      .map(
                          vector ->
                              DynamicTest.dynamicTest(vector.label(), () -> check.run(vector))));
            });
  }

  @Test
  void readAsTheyWereWritten() {
    for (MessageSet set : MessageSet.values()) {
      JsonMessages json = JsonMessages.of(set.codec());
      for (Vector vector : Vectors.load(set.label())) {
        if (isDocument(vector)) {
          ExiElement message = set.codec().decode(vector.exi());
          assertThat(json.fromJson(json.toJson(message))).isEqualTo(message);
        } else {
          ExiFragment fragment = set.codec().decodeFragment(vector.exi());
          assertThat(json.fragmentFromJson(json.toJson(fragment))).isEqualTo(fragment);
        }
      }
    }
  }
}
