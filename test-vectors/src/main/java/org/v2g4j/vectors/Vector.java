package org.v2g4j.vectors;

import java.util.Objects;
import java.util.Optional;
import org.v2g4j.core.Bytes;

/**
 * One message in both of its forms: XML, and the EXI bytes that an independent encoder made of it.
 * Immutable and thread-safe. It is data only: neither the XML nor the bytes are parsed here.
 *
 * @param set the schema set whose grammars encode the message, such as {@code iso15118-20-dc}
 * @param message the local name of the element it is about: the body element in DIN SPEC 70121 and
 *     ISO 15118-2, otherwise the root
 * @param kind whether the bytes are an EXI document or an EXI fragment
 * @param shape why this vector exists: {@code minimal}, {@code maximal}, {@code random} or {@code
 *     cover} in the sets of this module, any word elsewhere
 * @param xml the message as XML, one element without a prolog
 * @param exi its bytes with every string as a literal, the form that every peer can read
 * @param exiStringTable its bytes as written by an encoder that refers back to strings already
 *     sent, present only where they differ from {@code exi}
 * @param source where the vector stands
 */
public record Vector(
    String set,
    String message,
    Kind kind,
    String shape,
    String xml,
    Bytes exi,
    Optional<Bytes> exiStringTable,
    Source source) {

  /**
   * Makes a vector of its parts.
   *
   * @param set the schema set
   * @param message the local name of the element it is about
   * @param kind document or fragment
   * @param shape why this vector exists
   * @param xml the message as XML
   * @param exi its bytes, strings as literals
   * @param exiStringTable its bytes with string table hits, where they differ
   * @param source where the vector stands
   */
  public Vector {
    Objects.requireNonNull(set, "set");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(xml, "xml");
    Objects.requireNonNull(exi, "exi");
    Objects.requireNonNull(exiStringTable, "exiStringTable");
    Objects.requireNonNull(source, "source");
  }

  /**
   * Names the vector in one line, without its content: {@code din-70121.jsonl.gz:12 CableCheckReq
   * (document, cover)}.
   *
   * @return the line
   */
  public String label() {
    return "%s %s (%s, %s)".formatted(source, message, kind.word(), shape);
  }

  /**
   * The label, for a vector's content is too long to print.
   *
   * @return what {@link #label()} returns
   */
  @Override
  public String toString() {
    return label();
  }

  /** What the bytes of a vector are to EXI. */
  public enum Kind {
    /** An EXI document: a whole message as it is sent. */
    DOCUMENT("document"),
    /** An EXI fragment: one element alone, as XML signatures digest it. */
    FRAGMENT("fragment");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /**
     * The word for this kind in a vector file.
     *
     * @return {@code document} or {@code fragment}
     */
    public String word() {
      return word;
    }

    static Optional<Kind> ofWord(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Where a vector stands, for messages about it. Immutable and thread-safe.
   *
   * @param file the name of the file, without its folder
   * @param line the line in it, from 1
   */
  public record Source(String file, int line) {

    /**
     * Makes a source of its parts.
     *
     * @param file the name of the file
     * @param line the line in it
     * @throws IllegalArgumentException if {@code line} is less than 1
     */
    public Source {
      Objects.requireNonNull(file, "file");
      if (line < 1) {
        throw new IllegalArgumentException("line must be at least 1 but is " + line);
      }
    }

    /**
     * The usual notation of a place in a file.
     *
     * @return file, colon, line
     */
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }
}
