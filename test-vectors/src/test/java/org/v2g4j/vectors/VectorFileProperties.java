package org.v2g4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class VectorFileProperties {

  private static final byte[] GOOD =
      """
      {"set":"s","message":"M","kind":"fragment","shape":"cover","xml":"<M/>","exi":"80"}
      """
          .getBytes(StandardCharsets.UTF_8);

  @Property
  void anyBytesAreVectorsOrRefusedByName(@ForAll @Size(max = 200) byte[] bytes) {
    assertReadable(bytes);
  }

  @Property
  void anyDamageIsReadOrRefusedByName(
      @ForAll @IntRange(max = 82) int index, @ForAll byte replacement) {
    byte[] bytes = GOOD.clone();
    bytes[index] = replacement;
    assertReadable(bytes);
  }

  private static void assertReadable(byte[] bytes) {
    try (Stream<Vector> vectors = VectorFile.stream("any", new ByteArrayInputStream(bytes))) {
      assertThat(vectors.toList()).allMatch(vector -> vector.source().file().equals("any"));
    } catch (VectorFormatException e) {
      assertThat(e.file()).isEqualTo("any");
    }
  }
}
