package org.v2g4j.examples.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jacoco.agent.AgentJar;
import org.v2g4j.messages.MessageSet;

/**
 * What came of fuzzing one target.
 *
 * @param target its name
 * @param seeds how many inputs it started from
 * @param executions how many inputs were tested, seeds included
 * @param seconds how long that took
 * @param foundSomething whether an input broke what must hold, or the run itself failed
 * @param log what Jazzer said, with the input and the trace of what was found
 * @param coverage of the set's decoders; empty where the target is not EXI, or something was found
 */
record FuzzRun(
    String target,
    int seeds,
    long executions,
    long seconds,
    boolean foundSomething,
    Path log,
    Optional<Coverage> coverage) {

  /** With the same seed Jazzer makes the same inputs, as long as the code stays the same. */
  private static final int SEED = 15118;

  /** Inputs take a millisecond or less. */
  private static final int TIMEOUT_SECONDS = 10;

  private static final String EXI = "exi:";
  private static final Pattern EXECUTIONS =
      Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");

  /**
   * Fuzzes a target, in a JVM of its own because Jazzer rewrites the classes that it watches.
   *
   * @param name the target
   * @param mutations how many inputs to make beside the seeds
   * @param directory takes a directory for the target, with all that the run needs and leaves
   * @return what came of it
   * @throws IOException if a file cannot be written or read, or the JVM not started
   * @throws InterruptedException if the thread is interrupted while it waits for the run
   */
  static FuzzRun of(String name, long mutations, Path directory)
      throws IOException, InterruptedException {
    Path home = directory.resolve(name.replace(':', '-'));
    Path found = emptied(home.resolve("found"));
    Path start = emptied(home.resolve("seeds"));
    List<byte[]> seeds = Target.of(name).seeds();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(start.resolve("%04d".formatted(i)), seeds.get(i));
    }
    Path agent = home.resolve("jacocoagent.jar");
    AgentJar.extractTo(agent.toFile());
    Path recorded = home.resolve("jacoco.exec");
    Path log = home.resolve("log");

    List<String> command = new ArrayList<>(java(agent, recorded));
    command.addAll(jazzer(name, home));
    command.addAll(libFuzzer(seeds.size() + mutations, home));
    command.addAll(List.of(found.toString(), start.toString()));
    long began = System.nanoTime();
    int exitCode =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    long seconds = (System.nanoTime() - began) / 1_000_000_000;

    Optional<Coverage> coverage = Optional.empty();
    if (exitCode == 0 && name.startsWith(EXI)) {
      MessageSet set = MessageSet.labelled(name.substring(EXI.length())).orElseThrow();
      coverage = Optional.of(Coverage.of(set, recorded));
      Files.write(home.resolve("missed"), coverage.get().missed());
    }
    return new FuzzRun(name, seeds.size(), executions(log), seconds, exitCode != 0, log, coverage);
  }

  private static List<String> java(Path agent, Path recorded) {
    // JaCoCo goes first: its data fit the classes as they were compiled.
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+UseSerialGC",
        "-XX:+EnableDynamicAgentLoading",
        "-Djdk.attach.allowAttachSelf=true",
        "-javaagent:%s=destfile=%s,append=false,includes=org.v2g4j.messages.*Codec"
            .formatted(agent, recorded),
        "-cp",
        System.getProperty("java.class.path"));
  }

  private static List<String> jazzer(String name, Path home) {
    return List.of(
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + FuzzedTarget.class.getName(),
        "--target_args=" + name,
        "--instrumentation_includes=org.v2g4j.**",
        "--instrumentation_excludes=" + excluded(),
        // We open no file, no socket and no script for its sanitizers to watch.
        "--custom_hook_includes=none",
        "--trace=cov",
        "--reproducer_path=" + home);
  }

  /** This program, and the records, of which there are many and in which nothing branches. */
  private static String excluded() {
    Stream<String> records =
        Arrays.stream(MessageSet.values()).map(set -> set.codec().getClass().getPackageName());
    return Stream.concat(Stream.of(Fuzz.class.getPackageName()), records)
        .map(name -> name + ".*")
        .collect(Collectors.joining(":"));
  }

  private static List<String> libFuzzer(long runs, Path home) {
    return List.of(
        "-seed=" + SEED,
        "-runs=" + runs,
        "-timeout=" + TIMEOUT_SECONDS,
        "-rss_limit_mb=0", // the heap has its own
        "-print_final_stats=1",
        "-artifact_prefix=" + home + "/");
  }

  /** What an earlier run left there would be tested again, and counted. */
  private static Path emptied(Path directory) throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    return directory;
  }

  private static long executions(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, ISO_8859_1)) {
      return lines
          .map(EXECUTIONS::matcher)
          .filter(Matcher::find)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
          .findFirst()
          .orElse(0);
    }
  }
}
