package org.v2g4j.messages;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.VectorKit;
import org.v2g4j.vectors.Vectors;
import org.v2g4j.vectors.XmlCodecUnderTest;

/** Every vector of an independent encoder, through the generated codecs. */
final class VectorsTest {

  @TestFactory
  Stream<DynamicNode> everyVectorOfEverySet() {
    return Vectors.sets().stream()
        .map(set -> DynamicContainer.dynamicContainer(set, VectorKit.tests(set, new Generated())));
  }

  /** The generated codecs as the kit sees them. */
  private static final class Generated implements XmlCodecUnderTest<Object> {

    private static SchemaCodec codec(Vector vector) {
      return MessageSet.labelled(vector.set()).orElseThrow().codec();
    }

    private static boolean isDocument(Vector vector) {
      return vector.kind() == Vector.Kind.DOCUMENT;
    }

    @Override
    public Object decode(Vector vector, Bytes exi) {
      return isDocument(vector) ? codec(vector).decode(exi) : codec(vector).decodeFragment(exi);
    }

    @Override
    public Bytes encode(Vector vector, Object message) {
      return isDocument(vector)
          ? codec(vector).encode((ExiElement) message)
          : codec(vector).encodeFragment((ExiFragment) message);
    }

    @Override
    public Object fromXml(Vector vector, String xml) {
      return isDocument(vector) ? codec(vector).fromXml(xml) : codec(vector).fragmentFromXml(xml);
    }

    @Override
    public String toXml(Vector vector, Object message) {
      return isDocument(vector)
          ? codec(vector).toXml((ExiElement) message)
          : codec(vector).toXml((ExiFragment) message);
    }
  }
}
