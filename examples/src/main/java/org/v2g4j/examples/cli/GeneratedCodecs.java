package org.v2g4j.examples.cli;

import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.XmlCodecUnderTest;

/** The generated codecs as the kit sees them: a vector names its set. */
final class GeneratedCodecs implements XmlCodecUnderTest<Object> {

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

  private static SchemaCodec codec(Vector vector) {
    return MessageSet.labelled(vector.set()).orElseThrow().codec();
  }

  private static boolean isDocument(Vector vector) {
    return vector.kind() == Vector.Kind.DOCUMENT;
  }
}
