package org.v2g4j.vectors;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** The one class that touches JUnit, so that the rest of the kit loads without it. */
final class JunitTests {

  private JunitTests() {}

  static <M> Stream<DynamicNode> of(Collection<Vector> vectors, CodecUnderTest<M> codec) {
    if (vectors.isEmpty()) {
      throw new IllegalArgumentException("there are no vectors to test");
    }
    return vectors.stream().map(vector -> container(vector, codec));
  }

  private static <M> DynamicNode container(Vector vector, CodecUnderTest<M> codec) {
    return DynamicContainer.dynamicContainer(
        vector.label(),
        VectorKit.applicable(vector, codec).stream().map(check -> test(check, vector, codec)));
  }

  private static <M> DynamicTest test(VectorCheck check, Vector vector, CodecUnderTest<M> codec) {
    return DynamicTest.dynamicTest(check.title(), () -> require(check, vector, codec));
  }

  private static <M> void require(VectorCheck check, Vector vector, CodecUnderTest<M> codec) {
    Optional<VectorFailure> failure = VectorKit.check(check, vector, codec);
    if (failure.isPresent()) {
      throw new AssertionError(failure.get().toString(), failure.get().cause().orElse(null));
    }
  }
}
