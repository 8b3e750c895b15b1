package org.v2g4j.examples.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.Direction;
import org.v2g4j.examples.capture.Origin;

final class LinePrinterTest {

  private static final Described REQUEST =
      new Described("SessionStopReq", "", List.of(), List.of(), List.of(), null);

  private static CapturedFrame frame(Instant time) {
    Origin origin = new Origin(time, null, null, null, null, Direction.FROM_EVCC, false);
    return new CapturedFrame(
        1, origin, PayloadType.V2G_MESSAGE, Bytes.parseHex("80"), null, List.of());
  }

  @Test
  void tellsAGapOfCenturiesWhereAClockIsWrong() {
    LinePrinter lines = new LinePrinter(Paint.PLAIN);
    lines.line(frame(Instant.parse("1970-01-01T00:00:00Z")), REQUEST);

    assertThat(lines.line(frame(Instant.parse("2570-01-01T00:00:00Z")), REQUEST))
        .contains("+18934214400.000", "SessionStopReq");
  }
}
