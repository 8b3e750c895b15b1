package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The extensions of a hello. */
final class Extensions {

  static final int SERVER_NAME = 0;
  static final int ENCRYPT_THEN_MAC = 22;
  static final int EARLY_DATA = 42;
  static final int SUPPORTED_VERSIONS = 43;

  private final Map<Integer, ByteBuffer> contents = new HashMap<>();

  private Extensions() {}

  /** Reads what stands at the end of a hello. Old hellos end without any. */
  static Extensions read(ByteBuffer in) {
    Extensions extensions = new Extensions();
    if (in.hasRemaining()) {
      ByteBuffer list = Vectors.vector(in, 2);
      while (list.hasRemaining()) {
        extensions.contents.put(Vectors.unsigned(list, 2), Vectors.vector(list, 2));
      }
    }
    return extensions;
  }

  boolean has(int type) {
    return contents.containsKey(type);
  }

  Optional<ByteBuffer> get(int type) {
    return Optional.ofNullable(contents.get(type)).map(ByteBuffer::duplicate);
  }
}
