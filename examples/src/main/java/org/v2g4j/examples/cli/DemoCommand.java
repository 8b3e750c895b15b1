package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.demo.DemoConversation;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.SessionFollower;
import org.v2g4j.examples.dissect.Summary;
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
    SessionFollower reader = new SessionFollower();
    LineFramePrinter printer = new LineFramePrinter(out, DecodeCommand.paint(spec), false, false);
    Summary summary = new Summary();
    for (CapturedFrame frame : DemoConversation.frames()) {
      Reading reading = reader.read(frame);
      Described described = Described.of(reading);
      summary.count(frame, reading, described);
      printer.frame(frame, reading, described);
    }
    printer.summary(summary);
    out.flush();
    return summary.errors() == 0 ? V2g.OK : V2g.FAILED;
  }
}
