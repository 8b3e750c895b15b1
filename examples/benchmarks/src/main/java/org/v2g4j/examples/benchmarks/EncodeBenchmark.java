package org.v2g4j.examples.benchmarks;

import com.siemens.ct.exi.core.exceptions.EXIException;
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

/** How long does it take to make a message's bytes? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeBenchmark {

  @Param private Message message;

  private SchemaCodec codec;
  private ExiElement content;
  private Exificient exificient;
  private RecordedEvents events;

  @Setup
  public void prepare() throws EXIException, IOException, SAXException {
    prepare(message);
  }

  void prepare(Message message) throws EXIException, IOException, SAXException {
    codec = message.set().codec();
    content = message.create();
    Bytes exi = codec.encode(content);
    exificient = new Exificient(message.set(), exi);
    events = RecordedEvents.of(codec.toXml(content));
    exificient.encode(events);
    if (!exificient.encoded().equals(exi)) {
      throw new IllegalStateException(
          message + ": EXIficient writes " + exificient.encoded().toHex() + ", not " + exi.toHex());
    }
  }

  @Benchmark
  public Bytes v2g4j() {
    return codec.encode(content);
  }

  @Benchmark
  public int exificient() throws EXIException, IOException, SAXException {
    return exificient.encode(events);
  }
}
