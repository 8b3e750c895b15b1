package org.v2g4j.examples.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What makes the command line at home in a shell. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = ShellCommand.Completion.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Makes v2g at home in a shell.",
    footer = {"", "Examples:", "  v2g shell completion > ~/.v2g-completion"})
final class ShellCommand implements Runnable {

  @Spec private CommandSpec spec;

  /** Without a command, help is what people need. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** Prints the completion for bash and zsh. */
  @Command(
      name = "completion",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Prints a script that completes commands, options and their values.",
      footer = {
        "",
        "Examples:",
        "  source <(v2g shell completion)",
        "  v2g shell completion > ~/.v2g-completion && echo '. ~/.v2g-completion' >> ~/.bashrc"
      })
  static final class Completion implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      spec.commandLine().getOut().println(AutoComplete.bash("v2g", spec.root().commandLine()));
      spec.commandLine().getOut().flush();
      return V2g.OK;
    }
  }
}
