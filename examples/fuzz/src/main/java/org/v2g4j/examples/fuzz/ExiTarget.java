package org.v2g4j.examples.fuzz;

import static org.v2g4j.examples.fuzz.Target.require;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** EXI bodies of one set, read as documents and as fragments. */
final class ExiTarget implements Target {

  private final MessageSet set;
  private final List<Kind<?>> kinds;

  ExiTarget(MessageSet set) {
    this.set = set;
    kinds = Kind.of(set);
  }

  @Override
  public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (Vector vector : Vectors.load(set.label())) {
      seeds.add(vector.exi().toByteArray());
      vector.exiStringTable().map(Bytes::toByteArray).ifPresent(seeds::add);
    }
    return seeds;
  }

  @Override
  public void test(byte[] input) {
    for (Kind<?> kind : kinds) {
      test(Bytes.of(input), kind);
    }
  }

  private static <T> void test(Bytes exi, Kind<T> kind) {
    T message;
    try {
      message = kind.decode().apply(exi).value();
    } catch (ExiException e) {
      require(e.bitOffset() >= 0 && e.bitOffset() <= 8 * exi.length(), "the bit is of the input");
      require(e.path().startsWith("/"), "the path starts at the root");
      require(!e.reason().isBlank(), "a refusal has a reason");
      return;
    }
    kind.requireHandled(message);
  }
}
