package org.v2g4j.exificient;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.v2g4j.core.Bytes;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.VectorKit;
import org.v2g4j.vectors.Vectors;
import org.v2g4j.vectors.XmlCodecUnderTest;

/** Our schemas give the bytes and the content of the vectors. */
final class VectorsTest {

  private static final int SAMPLES = 40;

  @TestFactory
  Stream<DynamicNode> aSampleOfEverySet() {
    return Vectors.sets().stream()
        .map(
            set ->
                DynamicContainer.dynamicContainer(
                    set, VectorKit.tests(sample(Vectors.load(set)), new Loaded())));
  }

  private static List<Vector> sample(List<Vector> vectors) {
    int count = Math.min(SAMPLES, vectors.size());
    return IntStream.range(0, count)
        .mapToObj(i -> vectors.get(i * vectors.size() / count))
        .toList();
  }

  /** The codec as the kit sees it; a message is its XML, in the form that decoding gives. */
  private static final class Loaded implements XmlCodecUnderTest<String> {

    @Override
    public String decode(Vector vector, Bytes exi) {
      ExificientCodec codec = IsoSchemas.codec(vector.set());
      return vector.kind() == Vector.Kind.DOCUMENT ? codec.toXml(exi) : codec.fragmentToXml(exi);
    }

    @Override
    public Bytes encode(Vector vector, String message) {
      ExificientCodec codec = IsoSchemas.codec(vector.set());
      return vector.kind() == Vector.Kind.DOCUMENT
          ? codec.fromXml(message)
          : codec.fragmentFromXml(message);
    }

    @Override
    public String fromXml(Vector vector, String xml) {
      return decode(vector, encode(vector, xml));
    }

    @Override
    public String toXml(Vector vector, String message) {
      return message;
    }
  }
}
