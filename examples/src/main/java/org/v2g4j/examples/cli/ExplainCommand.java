package org.v2g4j.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.CaptureFile;
import org.v2g4j.examples.capture.Captured;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.Recording;
import org.v2g4j.examples.dissect.BitListing;
import org.v2g4j.examples.dissect.ExplainedFrame;
import org.v2g4j.examples.dissect.Sessions;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.Explanation;
import org.v2g4j.messages.MessageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what each bit of a frame means. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Tells what each bit of recorded frames means: offset, length, bits, element and value.",
      "",
      "It reads what decode reads, and finds the schema set as decode does. Where a frame fails, the"
          + " listing ends there, with what the grammar allows at that place, what came, and known"
          + " mistakes that fit. Offsets count from the first bit of the EXI body."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  v2g explain -n 33 charge.pcapng",
      "  echo 809802000000000000000011d018038131a0007400 | v2g explain -",
      "  v2g explain --format json --set iso15118-2 frame.hex",
      "",
      "Exit status: 0 done, 2 a file cannot be read, or there is no such frame."
    })
final class ExplainCommand implements Callable<Integer> {

  /** How bits are printed. */
  enum Format {
    LINE,
    JSON;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "A recording; - is standard input.")
  private String file;

  @Option(
      names = {"-n", "--number"},
      paramLabel = "N",
      description = "Explains only the frame with this number, as decode prints it.")
  private @Nullable Long number;

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
      description =
          "line: an indented listing, for people (default); json: an array of all pieces, each with"
              + " n, offset, length, bits, path, production and value.")
  private Format format;

  @Option(
      names = "--keylog",
      paramLabel = "FILE",
      description = "Secrets of TLS in the NSS key log format (SSLKEYLOGFILE).")
  private @Nullable String keyLogFile;

  @Option(
      names = "--fragment",
      description = "The frames are EXI fragments, as XML signatures digest them; needs --set.")
  private boolean fragment;

  private boolean isFirst = true;

  @Override
  public Integer call() throws IOException {
    if (fragment && set == null) {
      throw new ParameterException(
          spec.commandLine(), "--fragment needs --set, because a fragment does not tell its set");
    }
    String secrets = KeyLogOption.read(keyLogFile);
    CaptureFile capture =
        file.equals("-") ? CaptureFile.ofStandardInput(System.in) : CaptureFile.of(file);
    try (Recording recording = capture.open(KeyLogOption.keyLog(secrets));
        JsonGenerator json = new JsonFactory().createGenerator(out())) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      if (format == Format.JSON) {
        json.writeStartArray();
      }
      explain(capture.name(), recording, json);
      if (format == Format.JSON) {
        json.writeEndArray();
        json.writeRaw('\n');
      }
    }
    out().flush();
    return V2g.OK;
  }

  private void explain(String name, Recording recording, JsonGenerator json) throws IOException {
    Sessions sessions = new Sessions();
    boolean isFound = false;
    for (Captured next = recording.next(); next != null; next = recording.next()) {
      if (next instanceof CapturedFrame frame) {
        ExplainedFrame explained = ExplainedFrame.of(frame, sessions.read(frame), set, fragment);
        if (number == null || number == frame.number()) {
          isFound = true;
          print(explained, json);
        }
      }
    }
    if (number != null && !isFound) {
      throw new InputException(name + ": has no frame " + number + "; v2g decode lists them");
    }
  }

  private void print(ExplainedFrame explained, JsonGenerator json) throws IOException {
    if (format == Format.LINE) {
      if (!isFirst) {
        out().println();
      }
      isFirst = false;
      BitListing.of(explained, DecodeCommand.paint(spec)).forEach(out()::println);
      return;
    }
    Explanation explanation = explained.explanation();
    for (ExiPiece piece : explanation == null ? List.<ExiPiece>of() : explanation.pieces()) {
      json.writeRaw(isFirst ? "\n" : "");
      isFirst = false;
      json.writeStartObject();
      json.writeNumberField("n", explained.frame().number());
      json.writeNumberField("offset", piece.offset());
      json.writeNumberField("length", piece.length());
      json.writeStringField("bits", explanation.bits(piece));
      json.writeStringField("path", piece.path());
      json.writeStringField("production", piece.production().label());
      json.writeStringField("value", piece.value());
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
