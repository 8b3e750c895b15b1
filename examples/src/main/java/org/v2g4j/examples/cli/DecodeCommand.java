package org.v2g4j.examples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.CaptureFile;
import org.v2g4j.examples.capture.Captured;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.Recording;
import org.v2g4j.examples.capture.Remark;
import org.v2g4j.examples.dissect.Described;
import org.v2g4j.examples.dissect.ForcedSet;
import org.v2g4j.examples.dissect.ForeignSchema;
import org.v2g4j.examples.dissect.FrameReader;
import org.v2g4j.examples.dissect.Paint;
import org.v2g4j.examples.dissect.Reading;
import org.v2g4j.examples.dissect.Sessions;
import org.v2g4j.examples.dissect.Summary;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exificient.ExificientCodec;
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
      "Prints the messages of recordings, one line a message.",
      "",
      "A recording is a capture of packets (pcap or pcapng), or a text: hexadecimal or Base64, one"
          + " frame a line, with or without the V2GTP header, or JSON lines with payloadType and"
          + " payload. Each may be packed with gzip. SDP and supportedAppProtocol tell how the"
          + " messages are read; where a recording starts in the middle, the set is guessed, and"
          + " the line says so. What is inside TLS is decrypted where the secrets are known: those"
          + " of --keylog, of the pcapng file itself, and those that test devices send to UDP port"
          + " 52345."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  v2g decode charge.pcapng",
      "  v2g decode --keylog keys.log --grep CurrentDemand --full charge.pcap",
      "  v2g decode --format jsonl charge.pcapng > charge.jsonl",
      "  echo 809802000000000000000011d018038131a0007400 | v2g decode -",
      "  v2g decode --set iso15118-20-dc --format xml frames.hex",
      "",
      "Exit status: 0 done (with --strict: all decoded), 1 with --strict where a frame did not",
      "decode, 2 a file cannot be read, or not to its end."
    })
final class DecodeCommand implements Callable<Integer> {

  /** How messages are printed. */
  enum Format {
    LINE,
    XML,
    JSON,
    JSONL;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How often to look whether anybody still reads. */
  private static final int FRAMES_BETWEEN_LOOKS = 64;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recordings; - is standard input.")
  private List<String> files;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      converter = SetOption.class,
      completionCandidates = SetOption.Labels.class,
      description = "Reads every message with one schema set: ${COMPLETION-CANDIDATES}.")
  private @Nullable MessageSet set;

  @Option(
      names = "--xsd",
      paramLabel = "FILE",
      description =
          "Reads what no set here covers with this XML schema: the frames of a session whose"
              + " protocol is not known here or that have another protocol's payload type, and all"
              + " frames where there is no hand-shake. May be given several times.")
  private List<Path> schemas = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "line",
      description =
          "line: one line a message, for people (default); xml: the messages as XML; json: one"
              + " array of all frames with their messages as JSON; jsonl: one JSON object a line"
              + " and frame.")
  private Format format;

  @Option(names = "--full", description = "Prints the whole content under each line.")
  private boolean full;

  @Option(
      names = "--grep",
      paramLabel = "MESSAGE",
      description =
          "Prints only messages whose name contains this regular expression, in either case.")
  private @Nullable String grep;

  @Option(
      names = "--keylog",
      paramLabel = "FILE",
      description = "Secrets of TLS in the NSS key log format (SSLKEYLOGFILE).")
  private @Nullable String keyLogFile;

  @Option(names = "--strict", description = "Ends with status 1 if a frame does not decode.")
  private boolean strict;

  @Option(
      names = "--fragment",
      description =
          "The frames are EXI fragments, as XML signatures digest them; needs --set or --xsd.")
  private boolean fragment;

  /** Made once for all files: its grammars may take seconds. */
  private @Nullable ForeignSchema foreign;

  @Override
  public Integer call() throws IOException {
    if (fragment && set == null && schemas.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(),
          "--fragment needs --set or --xsd, because a fragment does not tell its set");
    }
    if ("-".equals(keyLogFile) && files.contains("-")) {
      throw new ParameterException(
          spec.commandLine(), "--keylog and a recording cannot both be standard input");
    }
    if (set != null && !schemas.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--set and --xsd exclude each other");
    }
    String secrets = KeyLogOption.read(keyLogFile);
    foreign = foreign();
    FramePrinter printer = printer();
    int status = V2g.OK;
    printer.start();
    for (String file : files) {
      status = Math.max(status, print(file, secrets, printer));
    }
    printer.end();
    out().flush();
    return status;
  }

  private int print(String file, String secrets, FramePrinter printer) {
    Summary summary = new Summary();
    int status = V2g.OK;
    try {
      CaptureFile capture =
          file.equals("-") ? CaptureFile.ofStandardInput(System.in) : CaptureFile.of(file);
      try (Recording recording = capture.open(KeyLogOption.keyLog(secrets));
          Progress progress = Progress.of(spec, capture)) {
        print(capture.name(), recording, printer, summary, progress);
      }
      printer.summary(summary);
    } catch (InputException e) {
      status = unreadable(summary, printer, e.getMessage());
    } catch (IOException e) {
      status = unreadable(summary, printer, file + ": cannot be read: " + e.getMessage());
    }
    return strict && summary.errors() > 0 ? Math.max(status, V2g.FAILED) : status;
  }

  private int unreadable(Summary summary, FramePrinter printer, String problem) {
    if (summary.frames() > 0) {
      printer.summary(summary);
    }
    out().flush();
    Complaints.print(spec.commandLine(), problem);
    return V2g.UNUSABLE;
  }

  private void print(
      String name, Recording recording, FramePrinter printer, Summary summary, Progress progress)
      throws IOException {
    FrameReader reader = reader();
    Pattern wanted = pattern();
    printer.file(name);
    for (Captured next = recording.next(); next != null; next = recording.next()) {
      if (next instanceof Remark remark) {
        printer.remark(remark);
      } else {
        CapturedFrame frame = (CapturedFrame) next;
        Reading reading = reader.read(frame);
        Described described = Described.of(reading);
        summary.count(frame, reading, described);
        if (wanted == null || wanted.matcher(described.name()).find()) {
          printer.frame(frame, reading, described);
        }
      }
      progress.show(recording.bytesRead(), summary.frames());
      if (summary.frames() % FRAMES_BETWEEN_LOOKS == 0 && out().checkError()) {
        return;
      }
    }
  }

  private @Nullable Pattern pattern() {
    try {
      return grep == null ? null : Pattern.compile(grep, Pattern.CASE_INSENSITIVE);
    } catch (PatternSyntaxException e) {
      throw new ParameterException(
          spec.commandLine(), "--grep: no regular expression: " + e.getDescription());
    }
  }

  private @Nullable ForeignSchema foreign() {
    if (schemas.isEmpty()) {
      return null;
    }
    String name = String.valueOf(schemas.get(0).getFileName());
    ExificientCodec codec = ExificientCodec.of(schemas, ExiLimits.defaults());
    return fragment
        ? ForeignSchema.ofFragments(name, codec)
        : ForeignSchema.ofMessages(name, codec);
  }

  private FrameReader reader() {
    if (foreign != null && fragment) {
      return foreign;
    }
    if (set == null) {
      return new Sessions(foreign);
    }
    return fragment ? ForcedSet.ofFragments(set) : ForcedSet.ofMessages(set);
  }

  private FramePrinter printer() {
    return switch (format) {
      case LINE -> new LineFramePrinter(out(), paint(spec), files.size() > 1, full);
      case XML -> new XmlFramePrinter(out(), spec.commandLine().getErr());
      case JSON, JSONL ->
          new JsonFramePrinter(
              out(), spec.commandLine().getErr(), format == Format.JSON, files.size() > 1);
    };
  }

  static Paint paint(CommandSpec spec) {
    return spec.commandLine().getColorScheme().ansi().enabled() ? Paint.COLOURED : Paint.PLAIN;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
