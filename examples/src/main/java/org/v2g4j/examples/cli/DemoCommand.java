package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.demo.DemoConversation;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.LinePrinter;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.SessionFollower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Decodes a conversation that comes with the program. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Decodes a DC charge of ISO 15118-2 that comes with the program, from discovery to"
          + " SessionStop, and a glance at the charge loop of ISO 15118-20."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {"", "Examples:", "  v2g demo", "  v2g demo | grep CurrentDemand"})
final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<CapturedFrame> frames = DemoConversation.frames();
    SessionFollower reader = new SessionFollower();
    LinePrinter lines = new LinePrinter(frames, DecodeCommand.paint(spec));
    Map<String, Integer> counts = new TreeMap<>();
    int octets = 0;
    int failed = 0;
    for (CapturedFrame frame : frames) {
      Reading reading = reader.read(frame);
      out.println(lines.line(frame, reading));
      counts.merge(Described.of(reading).name(), 1, Integer::sum);
      octets += frame.payload().length();
      failed += reading instanceof Reading.Failed ? 1 : 0;
    }
    out.println();
    out.println(frames.size() + " frames, " + octets + " bytes of payload, " + failed + " failed");
    summary(counts).forEach(out::println);
    out.flush();
    return failed == 0 ? V2g.OK : V2g.FAILED;
  }

  /** Three columns of counts. */
  private static List<String> summary(Map<String, Integer> counts) {
    List<String> cells = new ArrayList<>();
    counts.forEach((name, count) -> cells.add("%3d %-28s".formatted(count, name)));
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += 3) {
      List<String> row = cells.subList(i, Math.min(i + 3, cells.size()));
      rows.add(String.join("", row).stripTrailing());
    }
    return rows;
  }
}
