package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.CaptureFile;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.TextInput;
import org.v2g4j.examples.dissect.ForcedSet;
import org.v2g4j.examples.dissect.FrameReader;
import org.v2g4j.examples.dissect.LinePrinter;
import org.v2g4j.examples.dissect.Paint;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.SessionFollower;
import org.v2g4j.examples.dissect.XmlLayout;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.messages.MessageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what recorded frames say. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Prints the messages of recorded frames, one line a message.",
      "",
      "A file holds hexadecimal or Base64, one frame a line, with or without the V2GTP header, or"
          + " JSON lines with payloadType and payload. Its frames are one session in order:"
          + " supportedAppProtocol tells how the others are read. Without it the set is guessed,"
          + " and the line says so."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  v2g decode session.jsonl",
      "  echo 809802000000000000000011d018038131a0007400 | v2g decode -",
      "  v2g decode --set iso15118-20-dc --format xml frames.hex",
      "",
      "Exit status: 0 all decoded, 1 a frame did not decode, 2 a file cannot be read."
    })
final class DecodeCommand implements Callable<Integer> {

  /** How messages are printed. */
  enum Format {
    LINE,
    XML
  }

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recordings; - is standard input.")
  private List<String> files;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      converter = SetOption.class,
      completionCandidates = SetOption.Labels.class,
      description = "Reads every frame with one schema set: ${COMPLETION-CANDIDATES}.")
  private @Nullable MessageSet set;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "line",
      description = "line: one line a message, for people (default); xml: its XML.")
  private Format format;

  @Option(
      names = "--fragment",
      description = "The frames are EXI fragments, as XML signatures digest them; needs --set.")
  private boolean fragment;

  @Override
  public Integer call() {
    if (fragment && set == null) {
      throw new ParameterException(
          spec.commandLine(), "--fragment needs --set, because a fragment does not tell its set");
    }
    int status = V2g.OK;
    for (String file : files) {
      try {
        List<CapturedFrame> frames = CaptureFile.frames(TextInput.read(file, System.in));
        if (files.size() > 1 && format == Format.LINE) {
          out().println(file + ":");
        }
        status = Math.max(status, print(frames));
      } catch (InputException e) {
        out().flush();
        Complaints.print(spec.commandLine(), e.getMessage());
        status = V2g.UNUSABLE;
      }
    }
    return status;
  }

  private int print(List<CapturedFrame> frames) {
    FrameReader reader = reader();
    LinePrinter lines = new LinePrinter(frames, format == Format.XML ? Paint.PLAIN : paint(spec));
    int status = V2g.OK;
    for (CapturedFrame frame : frames) {
      Reading reading = reader.read(frame);
      if (reading instanceof Reading.Failed) {
        status = V2g.FAILED;
      }
      out().println(format == Format.XML ? xml(lines, frame, reading) : lines.line(frame, reading));
    }
    out().flush();
    return status;
  }

  private FrameReader reader() {
    if (set == null) {
      return new SessionFollower();
    }
    return fragment ? ForcedSet.ofFragments(set) : ForcedSet.ofMessages(set);
  }

  /** XML of a message; a comment of one line for what has none. */
  private static String xml(LinePrinter lines, CapturedFrame frame, Reading reading) {
    try {
      if (reading instanceof Reading.Message message) {
        return XmlLayout.indented(message.set().codec().toXml(message.message())) + "\n";
      }
      if (reading instanceof Reading.Fragment fragment) {
        return XmlLayout.indented(fragment.set().codec().toXml(fragment.fragment())) + "\n";
      }
    } catch (XmlException e) {
      return comment(lines.line(frame, reading));
    }
    return comment(lines.line(frame, reading));
  }

  private static String comment(String line) {
    return "<!-- " + line.replaceAll("-(?=-)", "- ") + " -->\n";
  }

  static Paint paint(CommandSpec spec) {
    return spec.commandLine().getColorScheme().ansi().enabled() ? Paint.COLOURED : Paint.PLAIN;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
