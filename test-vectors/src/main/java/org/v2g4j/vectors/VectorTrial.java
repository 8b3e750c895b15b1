package org.v2g4j.vectors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/** One vector before one codec: the checks, step by step. A method that returns has passed. */
final class VectorTrial<M> {

  /** A call of the codec. */
  @FunctionalInterface
  private interface Step<T> {
    @Nullable T run() throws Exception;
  }

  private final Vector vector;
  private final CodecUnderTest<M> codec;

  VectorTrial(Vector vector, CodecUnderTest<M> codec) {
    this.vector = vector;
    this.codec = codec;
  }

  void reencode() throws CheckFailedException {
    requireExi(encode(decode("exi", vector.exi())));
  }

  void stringTable(Bytes exiStringTable) throws CheckFailedException {
    M expected = decode("exi", vector.exi());
    M actual = decode("exiStringTable", exiStringTable);
    requireEqual("decode(exiStringTable) differs from decode(exi)", expected, actual);
    requireExi(encode(actual));
  }

  void encodeXml() throws CheckFailedException {
    requireExi(encode(fromXml(vector.xml())));
  }

  void xmlRoundTrip() throws CheckFailedException {
    M expected = decode("exi", vector.exi());
    M actual = fromXml(toXml(expected));
    requireEqual("fromXml(toXml(message)) differs from message", expected, actual);
  }

  void decodeToXml() throws CheckFailedException {
    String xml = toXml(decode("exi", vector.exi()));
    Optional<Infoset.Difference> difference =
        step("reading what toXml wrote", () -> Infoset.firstDifference(vector.xml(), xml));
    if (difference.isPresent()) {
      throw CheckFailedException.because(difference.get().toString());
    }
  }

  private M decode(String field, Bytes exi) throws CheckFailedException {
    return step("decode(" + field + ")", () -> codec.decode(vector, exi));
  }

  private Bytes encode(M message) throws CheckFailedException {
    return step("encode", () -> codec.encode(vector, message));
  }

  private M fromXml(String xml) throws CheckFailedException {
    return step("fromXml", () -> xmlCodec().fromXml(vector, xml));
  }

  private String toXml(M message) throws CheckFailedException {
    return step("toXml", () -> xmlCodec().toXml(vector, message));
  }

  private XmlCodecUnderTest<M> xmlCodec() {
    return (XmlCodecUnderTest<M>) codec;
  }

  private static <T> T step(String name, Step<T> step) throws CheckFailedException {
    T result;
    try {
      result = step.run();
    } catch (Exception | AssertionError | StackOverflowError | LinkageError e) {
      throw CheckFailedException.thrown(name, e);
    }
    if (result == null) {
      throw CheckFailedException.because(name + " returned null");
    }
    return result;
  }

  private void requireExi(Bytes actual) throws CheckFailedException {
    Optional<ByteDifference> difference = ByteDifference.between(vector.exi(), actual);
    if (difference.isPresent()) {
      throw CheckFailedException.because(difference.get());
    }
  }

  private static void requireEqual(String complaint, Object expected, Object actual)
      throws CheckFailedException {
    if (!step("equals", () -> expected.equals(actual))) {
      String left = step("toString", expected::toString);
      String right = step("toString", actual::toString);
      int index = Excerpt.firstDifference(left, right);
      throw CheckFailedException.because(
          left.equals(right)
              ? complaint + ", though they print alike: " + Excerpt.head(left)
              : "%s: expected %s but found %s"
                  .formatted(complaint, Excerpt.around(left, index), Excerpt.around(right, index)));
    }
  }
}
