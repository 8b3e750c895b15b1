package org.v2g4j.examples.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/**
 * What matters of a ClientHello (RFC 8446, 4.1.2).
 *
 * @param random its random, which names the session
 * @param serverName the server that is asked for (RFC 6066, 3); null if none
 * @param offersEarlyData whether data may follow before the server has answered
 */
record ClientHello(Bytes random, @Nullable String serverName, boolean offersEarlyData) {

  private static final int HOST_NAME = 0;

  static ClientHello read(ByteBuffer in) {
    Vectors.part(in, 2); // version
    Bytes random = Vectors.bytes(in, 32);
    Vectors.vector(in, 1); // session id
    Vectors.vector(in, 2); // cipher suites
    Vectors.vector(in, 1); // compression methods
    Extensions extensions = Extensions.read(in);
    return new ClientHello(
        random,
        extensions.get(Extensions.SERVER_NAME).map(ClientHello::hostName).orElse(null),
        extensions.has(Extensions.EARLY_DATA));
  }

  private static @Nullable String hostName(ByteBuffer extension) {
    ByteBuffer names = Vectors.vector(extension, 2);
    while (names.hasRemaining()) {
      int type = Vectors.unsigned(names, 1);
      ByteBuffer name = Vectors.vector(names, 2);
      if (type == HOST_NAME) {
        return Printable.of(US_ASCII.decode(name).toString());
      }
    }
    return null;
  }
}
