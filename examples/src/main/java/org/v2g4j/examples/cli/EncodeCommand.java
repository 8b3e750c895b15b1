package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.TextInput;
import org.v2g4j.exi.ViolationException;
import org.v2g4j.messages.MessageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes frames of XML. */
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Encodes messages from XML, one line a message.",
      "",
      "The file holds one message, or several behind each other. The namespace of the root tells"
          + " the schema set. Values that break the schema are refused, each by its path."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  v2g encode message.xml",
      "  v2g encode --format jsonl messages.xml | v2g decode -",
      "  v2g decode --format xml session.jsonl | v2g encode -",
      "",
      "Exit status: 0 all encoded, 1 a message breaks its schema, 2 the file cannot be read."
    })
final class EncodeCommand implements Callable<Integer> {

  /** How frames are printed. */
  enum Format {
    HEX,
    BASE64,
    JSONL,
    FRAME
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "XML of messages; - is standard input.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      converter = SetOption.class,
      completionCandidates = SetOption.Labels.class,
      description = "Encodes with this schema set: ${COMPLETION-CANDIDATES}.")
  private @Nullable MessageSet set;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "hex",
      description =
          "hex: the EXI body (default); base64: the same; frame: with the V2GTP header, in"
              + " hexadecimal; jsonl: payloadType and payload as a JSON line.")
  private Format format;

  @Option(
      names = "--lenient",
      description = "Writes what EXI can express, also where it breaks the schema.")
  private boolean lenient;

  @Option(
      names = "--fragment",
      description = "Encodes EXI fragments, as XML signatures digest them.")
  private boolean fragment;

  @Override
  public Integer call() {
    if (fragment && needsPayloadType()) {
      throw new ParameterException(
          spec.commandLine(),
          "--fragment goes with --format hex or base64: a fragment is not sent alone");
    }
    TextInput input = TextInput.read(file, System.in);
    List<XmlDocuments.Document> documents = XmlDocuments.in(input.text());
    if (documents.isEmpty()) {
      throw new InputException(input.name() + ": empty; expected the XML of a message");
    }
    int status = V2g.OK;
    for (XmlDocuments.Document document : documents) {
      XmlMessage message = XmlMessage.read(input.name(), document, set, fragment);
      status = Math.max(status, print(input.name() + ":" + document.line(), message));
    }
    out().flush();
    return status;
  }

  private boolean needsPayloadType() {
    return format == Format.FRAME || format == Format.JSONL;
  }

  private int print(String place, XmlMessage message) {
    try {
      out().println(formatted(place, message.set(), message.encode(lenient)));
      return V2g.OK;
    } catch (EncodeException e) {
      out().flush();
      String remedy =
          e instanceof ViolationException && !lenient ? "; --lenient writes it all the same" : "";
      Complaints.print(spec.commandLine(), place + ": " + e.getMessage() + remedy);
      return V2g.FAILED;
    }
  }

  private String formatted(String place, MessageSet messages, Bytes exi) {
    if (!needsPayloadType()) {
      return format == Format.HEX ? exi.toHex() : exi.toBase64();
    }
    PayloadType type =
        payloadType(messages)
            .orElseThrow(
                () ->
                    new InputException(
                        place
                            + ": elements of set "
                            + messages.label()
                            + " have no payload type; use --format hex or base64"));
    return format == Format.FRAME
        ? new V2gtpFrame(type, exi).encode().toHex()
        : "{\"payloadType\": \"%s\", \"payload\": \"%s\"}".formatted(type, exi.toHex());
  }

  private static Optional<PayloadType> payloadType(MessageSet messages) {
    return switch (messages) {
      case SUPPORTED_APP_PROTOCOL, DIN_70121, ISO15118_2 -> Optional.of(PayloadType.V2G_MESSAGE);
      case ISO15118_20_COMMON_MESSAGES -> Optional.of(PayloadType.MAIN_STREAM_COMMON);
      case ISO15118_20_AC -> Optional.of(PayloadType.MAIN_STREAM_AC);
      case ISO15118_20_DC -> Optional.of(PayloadType.MAIN_STREAM_DC);
      case ISO15118_20_WPT -> Optional.of(PayloadType.MAIN_STREAM_WPT);
      case ISO15118_20_ACDP -> Optional.of(PayloadType.MAIN_STREAM_ACDP);
      case XMLDSIG -> Optional.empty();
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
