package org.v2g4j.examples.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The program: fuzzes targets one after the other and prints a line for each. */
public final class Fuzz {

  private static final String LINE = "%-31s %6s %11s %8s %8s %14s%n";

  private Fuzz() {}

  /**
   * Runs it. The exit code is 1 if something was found, and 2 if the arguments are wrong.
   *
   * @param args the directory to work in, how many inputs to make for each target, and the targets;
   *     {@code exi} is all of {@code exi:...}
   * @throws IOException if a file cannot be written or read
   * @throws InterruptedException if the thread is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> targets = Arrays.stream(args).skip(2).flatMap(Fuzz::named).distinct().toList();
    if (targets.isEmpty() || !args[1].matches("[0-9]{1,18}")) {
      System.err.println("usage: java -jar v2g4j-fuzz.jar DIRECTORY MUTATIONS TARGET...");
      System.err.println("targets: " + Target.ALL + " " + String.join(" ", Target.names()));
      System.exit(2);
    }
    System.out.printf(LINE, "target", "seeds", "executions", "seconds", "a second", "decoders");
    boolean foundSomething = false;
    for (String target : targets) {
      FuzzRun run = FuzzRun.of(target, Long.parseLong(args[1]), Path.of(args[0]));
      print(run);
      foundSomething |= run.foundSomething();
    }
    System.exit(foundSomething ? 1 : 0);
  }

  private static Stream<String> named(String arg) {
    return Stream.concat(Stream.of(Target.ALL), Target.names().stream())
        .filter(name -> name.equals(arg) || name.startsWith(arg + ":"));
  }

  private static void print(FuzzRun run) {
    System.out.printf(
        LINE,
        run.target(),
        run.seeds(),
        run.executions(),
        run.seconds(),
        run.executions() / Math.max(1, run.seconds()),
        run.coverage().map(Fuzz::summary).orElse(""));
    if (run.foundSomething()) {
      System.out.println("  found something, see " + run.log());
    }
  }

  private static String summary(Coverage coverage) {
    return "%.1f %% of %d".formatted(coverage.percent(), coverage.lines());
  }
}
