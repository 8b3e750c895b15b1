package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.TextInput;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.ViolationException;
import org.v2g4j.exificient.ExificientCodec;
import org.v2g4j.messages.MessageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes frames of XML or JSON. */
@Command(
    name = "encode",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Encodes messages from XML or JSON, one line a message.",
      "",
      "The file holds one message, or several behind each other; JSON also one a line, or in an"
          + " array. The namespace of the root tells the schema set, in JSON the member set beside"
          + " the root. Objects of frames are taken by their member json or xml; those without a"
          + " message are passed over. Values that break the schema are refused, each by its path;"
          + " what cannot be read is named by its line, and the rest is encoded."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  v2g encode message.xml",
      "  v2g encode --set iso15118-2 messages.json",
      "  v2g encode --format jsonl messages.xml | v2g decode -",
      "  v2g decode --format xml session.jsonl | v2g encode -",
      "",
      "Exit status: 0 all encoded, 1 a message breaks its schema, 2 something cannot be read."
    })
final class EncodeCommand implements Callable<Integer> {

  /** How frames are printed. */
  enum Format {
    HEX,
    BASE64,
    JSONL,
    FRAME;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "XML or JSON of messages; - is standard input.")
  private String file;

  @Option(
      names = "--set",
      paramLabel = "NAME",
      converter = SetOption.class,
      completionCandidates = SetOption.Labels.class,
      description =
          "Encodes with this schema set, whatever the file names: ${COMPLETION-CANDIDATES}.")
  private @Nullable MessageSet set;

  @Option(
      names = "--xsd",
      paramLabel = "FILE",
      description =
          "Encodes XML with this XML schema where its root is declared there, else with the sets"
              + " here. May be given several times. Its payload type is 0x8001.")
  private List<Path> schemas = List.of();

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

  /** Null without --xsd. */
  private @Nullable ForeignXml foreign;

  @Override
  public Integer call() {
    if (fragment && needsPayloadType()) {
      throw new ParameterException(
          spec.commandLine(),
          "--fragment goes with --format hex or base64: a fragment is not sent alone");
    }
    if (set != null && !schemas.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--set and --xsd exclude each other");
    }
    TextInput input = TextInput.read(file, System.in);
    List<Document> documents = documents(input.text());
    if (documents.isEmpty()) {
      throw new InputException(input.name() + ": empty; expected the XML or JSON of a message");
    }
    MessageReader reader = new MessageReader(input.name(), set, fragment);
    if (!schemas.isEmpty()) {
      ExificientCodec codec = ExificientCodec.of(schemas, ExiLimits.defaults());
      foreign = new ForeignXml(codec, fragment, lenient);
    }
    int status = V2g.OK;
    long passedOver = 0;
    for (Document document : documents) {
      if (document instanceof Document.PassedOver) {
        passedOver++;
      } else {
        status = Math.max(status, encode(document, reader));
      }
    }
    out().flush();
    if (passedOver > 0) {
      complain(
          input.name()
              + ": passed over "
              + passedOver
              + (passedOver == 1 ? " frame" : " frames")
              + " without a message");
    }
    return status;
  }

  private List<Document> documents(String text) {
    if (!isJson(text)) {
      return XmlDocuments.in(text);
    }
    return schemas.isEmpty()
        ? JsonDocuments.in(text)
        : JsonDocuments.in(text, String.valueOf(schemas.get(0).getFileName()));
  }

  private static boolean isJson(String text) {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  private int encode(Document document, MessageReader reader) {
    String place = reader.file() + ":" + document.line();
    try {
      if (foreign != null && document instanceof Document.Xml xml && xml.set() == null) {
        return encode(xml, foreign.encode(reader.file(), xml), reader);
      }
      return print(place, read(document, reader, place));
    } catch (InputException e) {
      complain(String.valueOf(e.getMessage()));
      return V2g.UNUSABLE;
    }
  }

  /** What the schema refuses may be a message of ours, such as one of the hand-shake. */
  private int encode(Document.Xml document, ForeignXml.Attempt attempt, MessageReader reader) {
    String place = reader.file() + ":" + document.line();
    if (attempt.exi() != null) {
      out().println(formatted(PayloadType.V2G_MESSAGE, attempt.exi()));
      return V2g.OK;
    }
    Message message;
    try {
      message = reader.read(document);
    } catch (InputException e) {
      complain(String.valueOf(Objects.requireNonNull(attempt.refusal()).getMessage()));
      return V2g.UNUSABLE;
    }
    return print(place, message);
  }

  private static Message read(Document document, MessageReader reader, String place) {
    if (document instanceof Document.Xml xml) {
      return reader.read(xml);
    }
    if (document instanceof Document.Json json) {
      return reader.read(json);
    }
    String problem = document instanceof Document.Unreadable bad ? bad.problem() : "no message";
    throw new InputException(place + ": " + problem);
  }

  /** Lines of both kinds stay in the order of the input where both go to a terminal. */
  private void complain(String text) {
    out().flush();
    Complaints.print(spec.commandLine(), text);
  }

  private boolean needsPayloadType() {
    return format == Format.FRAME || format == Format.JSONL;
  }

  private int print(String place, Message message) {
    try {
      out().println(formatted(place, message.set(), message.encode(lenient)));
      return V2g.OK;
    } catch (EncodeException e) {
      String remedy =
          e instanceof ViolationException && !lenient ? "; --lenient writes it all the same" : "";
      complain(place + ": " + e.getMessage() + remedy);
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
    return formatted(type, exi);
  }

  private String formatted(PayloadType type, Bytes exi) {
    if (!needsPayloadType()) {
      return format == Format.HEX ? exi.toHex() : exi.toBase64();
    }
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
