package org.v2g4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** Runs each benchmark once, so that none is broken on the day it is wanted. */
final class BenchmarksTest {

  @ParameterizedTest
  @EnumSource
  void encodesAsExificientDoes(Message message) {
    EncodeBenchmark benchmark = new EncodeBenchmark();

    assertThatCode(() -> benchmark.prepare(message)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource
  void decodesWhatExificientDecodes(Message message) throws IOException, SAXException {
    DecodeBenchmark benchmark = new DecodeBenchmark();
    benchmark.prepare(message);

    assertThat(benchmark.v2g4j()).isEqualTo(message.create());
    assertThat(benchmark.exificient()).isZero();
  }
}
