package org.v2g4j.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The vectors of this module, and a reader for files of the same form. Stateless and thread-safe;
 * nothing is cached.
 *
 * <p>A vector file is UTF-8 text with one JSON object a line, as {@code vectors.schema.json} beside
 * this class describes it, plain or packed with gzip.
 */
public final class Vectors {

  private static final List<String> SETS =
      List.of(
          "supported-app-protocol",
          "din-70121",
          "iso15118-2",
          "iso15118-20-commonmessages",
          "iso15118-20-ac",
          "iso15118-20-dc",
          "iso15118-20-wpt",
          "iso15118-20-acdp",
          "xmldsig");

  private Vectors() {}

  /**
   * The sets that {@link #load} knows, one for each EXI schema set of the field.
   *
   * @return their names, always in the same order
   */
  public static List<String> sets() {
    return SETS;
  }

  /**
   * Loads one set of this module.
   *
   * @param set its name, one of {@link #sets()}
   * @return its vectors in the order of the file, never empty
   * @throws IllegalArgumentException if there is no set of that name
   */
  public static List<Vector> load(String set) {
    if (!SETS.contains(set)) {
      throw new IllegalArgumentException("no set \"" + set + "\"; there are " + SETS);
    }
    String file = set + ".jsonl.gz";
    InputStream in = Vectors.class.getResourceAsStream(file);
    if (in == null) {
      throw new IllegalStateException("the resource " + file + " is missing beside this class");
    }
    try (Stream<Vector> vectors = VectorFile.stream(file, in)) {
      return vectors.toList();
    }
  }

  /**
   * Reads a vector file, plain or packed with gzip; which of the two, its first bytes tell. Lines
   * are read as the stream asks for them, so a file may be of any length; a single line may have at
   * most 16 MiB. Blank lines are skipped, and so are fields that a vector does not have.
   *
   * <p>The stream holds the file open until it is closed. On a line that is not a vector it throws
   * a {@link VectorFormatException}.
   *
   * @param file the file
   * @return its vectors in the order of the file
   * @throws UncheckedIOException if the file cannot be opened; the stream throws the same if it
   *     cannot be read further
   * @throws VectorFormatException if the file starts like gzip and is not
   */
  public static Stream<Vector> read(Path file) {
    Path name = file.getFileName();
    try {
      return VectorFile.stream(
          name == null ? file.toString() : name.toString(), Files.newInputStream(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
