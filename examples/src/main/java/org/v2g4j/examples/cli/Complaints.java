package org.v2g4j.examples.cli;

import org.v2g4j.core.error.V2gException;
import org.v2g4j.examples.dissect.OneLine;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what is wrong in one line. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    print(command, problem.getMessage() + suggestion(problem) + "; see " + name + " --help");
    return V2g.UNUSABLE;
  }

  private static String suggestion(ParameterException problem) {
    return problem instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?"
        : "";
  }

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    print(
        command,
        problem instanceof V2gException
            ? problem.getMessage()
            : "this should not have happened, please report it: " + problem);
    return V2g.UNUSABLE;
  }

  /** Prints one line behind the name of the command. */
  static void print(CommandLine command, String text) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + OneLine.of(text));
    command.getErr().flush();
  }
}
