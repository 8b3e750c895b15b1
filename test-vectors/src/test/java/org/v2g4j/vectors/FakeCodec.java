package org.v2g4j.vectors;

import org.v2g4j.core.Bytes;

/** A codec that knows the answers: its messages are the XML of the vector. Flaws are subclasses. */
class FakeCodec implements XmlCodecUnderTest<String> {

  @Override
  public String decode(Vector vector, Bytes exi) {
    if (exi.equals(vector.exi()) || exi.equals(vector.exiStringTable().orElse(null))) {
      return vector.xml();
    }
    throw new IllegalArgumentException("unknown bytes");
  }

  @Override
  public Bytes encode(Vector vector, String message) {
    if (message.equals(vector.xml())) {
      return vector.exi();
    }
    return Bytes.of((byte) 0x80);
  }

  @Override
  public String fromXml(Vector vector, String xml) {
    return xml;
  }

  @Override
  public String toXml(Vector vector, String message) {
    return message;
  }

  /** The same without XML. */
  CodecUnderTest<String> withoutXml() {
    FakeCodec codec = this;
    return new CodecUnderTest<>() {
      @Override
      public String decode(Vector vector, Bytes exi) {
        return codec.decode(vector, exi);
      }

      @Override
      public Bytes encode(Vector vector, String message) {
        return codec.encode(vector, message);
      }
    };
  }
}
