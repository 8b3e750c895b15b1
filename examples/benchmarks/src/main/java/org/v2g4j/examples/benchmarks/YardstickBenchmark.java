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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiDecoder;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiEncoder;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.iso2.V2gMessage;
import org.xml.sax.SAXException;

/** How much faster would code for one message be that was written by hand for speed alone? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 3,
    jvmArgs = {"-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class YardstickBenchmark {

  private final V2gMessage content = Iso2Messages.currentDemandReq();
  private final CurrentDemandByHand hand = new CurrentDemandByHand();
  private final byte[] target = new byte[256];
  private ExiEncoder encoder;
  private ExiDecoder decoder;
  private byte[] exi;
  private Exificient exificient;
  private RecordedEvents events;

  @Setup
  public void prepare() {
    SchemaCodec codec = MessageSet.ISO15118_2.codec();
    encoder = codec.encoder();
    decoder = codec.decoder();
    Bytes wanted = codec.encode(content);
    exi = wanted.toByteArray();
    exificient = new Exificient(MessageSet.ISO15118_2, wanted);
    events = RecordedEvents.of(codec.toXml(content));
    if (!Bytes.copyOf(target, 0, encodeByHand()).equals(wanted)) {
      throw new IllegalStateException("the hand writes other bytes");
    }
    if (!decodeByHand().equals(content)) {
      throw new IllegalStateException("the hand reads another message");
    }
  }

  @Benchmark
  public int encodeByHand() {
    return hand.encode(content, target, 0);
  }

  @Benchmark
  public int encodeGenerated() {
    return encoder.encode(content, target, 0);
  }

  /** As the hand does it: without a look at facets. */
  @Benchmark
  public int encodeGeneratedUnchecked() {
    return encoder.encodeLenient(content, target, 0);
  }

  @Benchmark
  public int encodeExificient() throws EXIException, IOException, SAXException {
    return exificient.encode(events);
  }

  @Benchmark
  public ExiElement decodeByHand() {
    return hand.decode(exi, 0, exi.length);
  }

  @Benchmark
  public ExiElement decodeGenerated() {
    return decoder.decode(exi, 0, exi.length);
  }

  @Benchmark
  public int decodeExificient() throws IOException, SAXException {
    return exificient.decode();
  }
}
