package org.v2g4j.examples.tcp;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/** Writes down what one connection told. */
final class Heard implements TcpListener {

  final List<String> events = new ArrayList<>();
  private final StringBuilder opener = new StringBuilder();
  private final StringBuilder acceptor = new StringBuilder();

  @Override
  public void data(TcpSide from, @Nullable Instant time, ByteBuffer data) {
    byte[] octets = new byte[data.remaining()];
    data.get(octets);
    String digits = Bytes.of(octets).toHex();
    events.add((from == TcpSide.OPENER ? "> " : "< ") + digits);
    (from == TcpSide.OPENER ? opener : acceptor).append(digits);
  }

  @Override
  public void lost(TcpSide from, long count) {
    events.add((from == TcpSide.OPENER ? "> lost " : "< lost ") + count);
  }

  @Override
  public void closed() {
    events.add("closed");
  }

  String opener() {
    return opener.toString();
  }

  String acceptor() {
    return acceptor.toString();
  }
}
