package org.v2g4j.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit status: 0 done, 1 something that was checked has failed, 2 not done. */
@Command(
    name = "v2g",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      DecodeCommand.class,
      ExplainCommand.class,
      EncodeCommand.class,
      VectorsCommand.class,
      DemoCommand.class,
      ShellCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = "Decodes, encodes and checks messages of ISO 15118 and DIN SPEC 70121.",
    footer = {
      "",
      "Examples:",
      "  v2g demo",
      "  v2g decode charge.pcapng",
      "  echo 80400040 | v2g decode -",
      "",
      "Exit status: 0 done, 1 something that was checked has failed,",
      "2 wrong usage or unreadable input. v2g COMMAND --help tells more."
    })
public final class V2g implements Runnable {

  /** Done. */
  static final int OK = 0;

  /** Something that was checked has failed. */
  static final int FAILED = 1;

  /** Wrong usage or unreadable input. */
  static final int UNUSABLE = 2;

  @Spec private CommandSpec spec;

  private V2g() {}

  /**
   * Runs a command and ends the process.
   *
   * @param arguments the command and its arguments
   */
  public static void main(String[] arguments) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    int status;
    try {
      status = commandLine().setOut(out).setErr(err).execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      err.println("v2g: the input is too large for this Java's memory: " + e);
      status = UNUSABLE;
    }
    out.flush();
    err.flush();
    System.exit(status);
  }

  /** The commands, with errors told in one line. */
  static CommandLine commandLine() {
    return new CommandLine(new V2g())
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new Complaints())
        .setExecutionExceptionHandler(new Complaints());
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8));
  }

  /** Without a command, help is what people need. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
