package org.v2g4j.examples.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.SchemaCodec;
import org.xml.sax.SAXException;

/** How long does it take to make a message of its bytes? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeBenchmark {

  @Param private Message message;

  private SchemaCodec codec;
  private Bytes exi;
  private Exificient exificient;

  @Setup
  public void prepare() throws IOException, SAXException {
    prepare(message);
  }

  void prepare(Message message) throws IOException, SAXException {
    codec = message.set().codec();
    ExiElement content = message.create();
    exi = codec.encode(content);
    if (!codec.decode(exi).equals(content)) {
      throw new IllegalStateException(message + ": decoded otherwise");
    }
    exificient = new Exificient(message.set(), exi);
    Outline wanted = new Outline();
    RecordedEvents.of(codec.toXml(content)).send(wanted);
    Outline found = new Outline();
    exificient.decode(found);
    if (!found.toString().equals(wanted.toString())) {
      throw new IllegalStateException(message + ": EXIficient reads " + found + ", not " + wanted);
    }
  }

  @Benchmark
  public ExiElement v2g4j() {
    return codec.decode(exi);
  }

  @Benchmark
  public int exificient() throws IOException, SAXException {
    return exificient.decode();
  }
}
