package org.v2g4j.vectors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Puts vectors to a codec, as JUnit 5 tests or one at a time. Stateless and thread-safe.
 *
 * <p>The checks are those of {@link VectorCheck}. A check that does not apply, because the vector
 * has no second form or the codec no XML, is left out rather than passed; {@link #applicable}
 * tells.
 */
public final class VectorKit {

  private VectorKit() {}

  /**
   * Tests for all vectors of a set of this module.
   *
   * @param set its name, one of {@link Vectors#sets()}
   * @param codec the codec
   * @param <M> the codec's messages
   * @return a container for each vector, in it a test for each check that applies; for a {@code
   *     TestFactory} method to return
   * @throws IllegalArgumentException if there is no set of that name
   */
  public static <M> Stream<DynamicNode> tests(String set, CodecUnderTest<M> codec) {
    return tests(Vectors.load(set), codec);
  }

  /**
   * Tests for chosen vectors.
   *
   * @param vectors the vectors
   * @param codec the codec
   * @param <M> the codec's messages
   * @return a container for each vector, in it a test for each check that applies; for a {@code
   *     TestFactory} method to return
   * @throws IllegalArgumentException if there are no vectors, since no test would look like success
   */
  public static <M> Stream<DynamicNode> tests(Collection<Vector> vectors, CodecUnderTest<M> codec) {
    return JunitTests.of(vectors, codec);
  }

  /**
   * The checks that one vector can put to a codec.
   *
   * @param vector the vector
   * @param codec the codec
   * @return an unmodifiable set, never empty
   */
  public static Set<VectorCheck> applicable(Vector vector, CodecUnderTest<?> codec) {
    EnumSet<VectorCheck> checks = EnumSet.allOf(VectorCheck.class);
    checks.removeIf(check -> !check.appliesTo(vector, codec));
    return Collections.unmodifiableSet(checks);
  }

  /**
   * Puts one vector to a codec, without JUnit. An exception of the codec becomes a failure, and so
   * does an assertion, linkage or stack overflow error; other errors pass through.
   *
   * @param vector the vector
   * @param codec the codec
   * @param <M> the codec's messages
   * @return what went wrong, in the order of the checks; empty if all checks that apply passed
   */
  public static <M> List<VectorFailure> check(Vector vector, CodecUnderTest<M> codec) {
    List<VectorFailure> failures = new ArrayList<>();
    for (VectorCheck check : applicable(vector, codec)) {
      check(check, vector, codec).ifPresent(failures::add);
    }
    return List.copyOf(failures);
  }

  static <M> Optional<VectorFailure> check(
      VectorCheck check, Vector vector, CodecUnderTest<M> codec) {
    try {
      run(check, vector, codec);
      return Optional.empty();
    } catch (CheckFailedException e) {
      return Optional.of(
          new VectorFailure(
              vector,
              check,
              String.valueOf(e.getMessage()),
              e.firstDifferentBit(),
              Optional.ofNullable(e.getCause())));
    }
  }

  private static <M> void run(VectorCheck check, Vector vector, CodecUnderTest<M> codec)
      throws CheckFailedException {
    VectorTrial<M> trial = new VectorTrial<>(vector, codec);
    switch (check) {
      case REENCODE -> trial.reencode();
      case STRING_TABLE -> trial.stringTable(vector.exiStringTable().orElseThrow());
      case ENCODE_XML -> trial.encodeXml();
      case XML_ROUND_TRIP -> trial.xmlRoundTrip();
      case DECODE_TO_XML -> trial.decodeToXml();
    }
  }
}
