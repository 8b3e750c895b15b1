package org.v2g4j.examples.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.TextInput;
import org.v2g4j.examples.dissect.OneLine;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.VectorFailure;
import org.v2g4j.vectors.VectorFormatException;
import org.v2g4j.vectors.VectorKit;
import org.v2g4j.vectors.Vectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts vectors to the generated codecs. */
@Command(
    name = "vectors",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Puts files of vectors to the codecs: every check of the kit, to EXI and XML and back.",
      "",
      "A file holds one JSON object a line with set, message, kind, shape, xml and exi, plain or"
          + " packed with gzip. The last line is: passed N failed M."
    },
    sortOptions = false,
    parameterListHeading = "%n",
    footer = {
      "",
      "Examples:",
      "  v2g vectors iso15118-2.jsonl",
      "  v2g vectors *.jsonl.gz",
      "",
      "Exit status: 0 all passed, 1 a vector failed, 2 a file cannot be read."
    })
final class VectorsCommand implements Callable<Integer> {

  private static final int PROGRESS_STEP = 50;

  private final GeneratedCodecs codecs = new GeneratedCodecs();

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of vectors.")
  private List<String> files;

  private int passed;
  private int failed;

  @Override
  public Integer call() {
    boolean isReadable = true;
    for (String file : files) {
      try {
        check(file);
      } catch (InputException | VectorFormatException e) {
        isReadable = complain(e.getMessage());
      } catch (UncheckedIOException e) {
        isReadable = complain(file + ": cannot be read: " + e.getCause().getMessage());
      }
    }
    progress("");
    out().println("passed " + passed + " failed " + failed);
    out().flush();
    if (!isReadable) {
      return V2g.UNUSABLE;
    }
    return failed == 0 ? V2g.OK : V2g.FAILED;
  }

  private boolean complain(String problem) {
    progress("");
    out().flush();
    Complaints.print(spec.commandLine(), problem);
    return false;
  }

  private void check(String file) {
    try (Stream<Vector> vectors = Vectors.read(TextInput.existing(file))) {
      Iterator<Vector> each = vectors.iterator();
      if (!each.hasNext()) {
        throw new InputException(file + ": holds no vectors");
      }
      while (each.hasNext()) {
        check(each.next());
        if ((passed + failed) % PROGRESS_STEP == 0) {
          progress(file + ": " + passed + " passed, " + failed + " failed");
        }
      }
    }
  }

  private void check(Vector vector) {
    List<String> failures =
        MessageSet.labelled(vector.set()).isEmpty()
            ? List.of(vector.label() + ": there is no set " + vector.set())
            : VectorKit.check(vector, codecs).stream().map(VectorFailure::toString).toList();
    if (failures.isEmpty()) {
      passed++;
      return;
    }
    failed++;
    progress("");
    failures.forEach(failure -> out().println(OneLine.of(failure)));
    out().flush();
  }

  /** Rewrites one line, on terminals alone. */
  private void progress(String text) {
    if (spec.commandLine().getColorScheme().ansi().enabled()) {
      PrintWriter err = spec.commandLine().getErr();
      err.print("\r\u001b[K" + OneLine.of(text));
      err.flush();
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
