package org.v2g4j.examples.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import org.v2g4j.examples.capture.CaptureFile;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A line on the terminal that tells how far a long file has been read. The script {@code v2g} says
 * by the environment variable {@code V2G_PROGRESS} that somebody may be watching.
 */
final class Progress implements Closeable {

  private static final long LONG_FILE = 4 << 20;
  private static final int NOTHING_SHOWN = -1;

  private final PrintWriter err;
  private final String name;
  private final long size;
  private final boolean isWanted;
  private int shown = NOTHING_SHOWN;

  private Progress(PrintWriter err, String name, long size, boolean isWanted) {
    this.err = err;
    this.name = name;
    this.size = size;
    this.isWanted = isWanted;
  }

  static Progress of(CommandSpec spec, CaptureFile file) throws IOException {
    long size = file.size();
    boolean isWatched = System.getenv("V2G_PROGRESS") != null;
    return new Progress(
        spec.commandLine().getErr(), file.name(), size, isWatched && size > LONG_FILE);
  }

  /** Shows a new percentage. */
  void show(long read, long frames) {
    int percent = isWanted ? (int) (100 * read / size) : NOTHING_SHOWN;
    if (percent > shown) {
      shown = percent;
      err.print("\r%s: %d %%, %,d frames".formatted(name, percent, frames));
      err.flush();
    }
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (shown != NOTHING_SHOWN) {
      err.print("\r\u001b[K");
      err.flush();
    }
  }
}
