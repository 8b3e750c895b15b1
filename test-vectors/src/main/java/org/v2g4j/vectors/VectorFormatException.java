package org.v2g4j.vectors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.error.V2gException;

/** A line of a vector file that is not a vector; it says which file, line and field. */
public final class VectorFormatException extends V2gException {

  private static final long serialVersionUID = 1L;

  /** The name of the file, without its folder. */
  private final String file;

  /** The line, from 1. */
  private final int line;

  /** The key of the JSON object, or null if the trouble is not with one. */
  private final @Nullable String field;

  VectorFormatException(
      Vector.Source source, @Nullable String field, String problem, @Nullable Throwable cause) {
    super(source + ": " + (field == null ? "" : "field " + field + ": ") + problem, cause);
    this.file = source.file();
    this.line = source.line();
    this.field = field;
  }

  /**
   * The file that holds the line.
   *
   * @return its name, without its folder
   */
  public String file() {
    return file;
  }

  /**
   * The line that is not a vector.
   *
   * @return its number, from 1
   */
  public int line() {
    return line;
  }

  /**
   * The field that is missing or wrong.
   *
   * @return its key, or empty if the line as a whole cannot be read
   */
  public Optional<String> field() {
    return Optional.ofNullable(field);
  }
}
