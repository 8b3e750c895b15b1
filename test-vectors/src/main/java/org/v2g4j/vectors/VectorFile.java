package org.v2g4j.vectors;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A vector file that is being read, line by line; it holds one line in memory. Single use. */
final class VectorFile {

  /**
   * Longest line that is read, in bytes: far above the longest here (120,000), far below what a
   * small file that unpacks to gigabytes could make us hold.
   */
  static final int MAX_LINE_BYTES = 16 << 20;

  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;

  private final String name;
  private final InputStream in;
  private int line;

  private VectorFile(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** Reads vectors from a stream of text or of gzip, and closes it when the result is closed. */
  static Stream<Vector> stream(String name, InputStream in) {
    VectorFile file;
    try {
      file = open(name, in);
    } catch (IOException | RuntimeException e) {
      try {
        in.close();
      } catch (IOException suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e instanceof IOException io ? new UncheckedIOException(io) : (RuntimeException) e;
    }
    return StreamSupport.stream(file.vectors(), false).onClose(file::close);
  }

  private static VectorFile open(String name, InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    boolean packed = buffered.read() == GZIP_MAGIC_1 && buffered.read() == GZIP_MAGIC_2;
    buffered.reset();
    if (!packed) {
      return new VectorFile(name, buffered);
    }
    try {
      return new VectorFile(name, new BufferedInputStream(new GZIPInputStream(buffered)));
    } catch (ZipException | EOFException e) {
      throw notUnpackable(new Vector.Source(name, 1), e);
    }
  }

  private static VectorFormatException notUnpackable(Vector.Source source, IOException e) {
    return new VectorFormatException(
        source, null, "the gzip data is damaged or cut off: " + e.getMessage(), e);
  }

  private Spliterator<Vector> vectors() {
    return new Spliterators.AbstractSpliterator<>(
        Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
      @Override
      public boolean tryAdvance(Consumer<? super Vector> action) {
        Vector next = nextVector();
        if (next == null) {
          return false;
        }
        action.accept(next);
        return true;
      }
    };
  }

  private @Nullable Vector nextVector() {
    for (String text = nextLine(); text != null; text = nextLine()) {
      if (!text.isBlank()) {
        return VectorLine.parse(here(), text);
      }
    }
    return null;
  }

  private @Nullable String nextLine() {
    line++;
    try {
      byte[] bytes = nextLineBytes();
      return bytes == null
          ? null
          : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new VectorFormatException(here(), null, "not UTF-8", e);
    } catch (ZipException | EOFException e) {
      throw notUnpackable(here(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte @Nullable [] nextLineBytes() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    while (octet >= 0 && octet != '\n') {
      if (bytes.size() == MAX_LINE_BYTES) {
        throw new VectorFormatException(
            here(), null, "longer than " + MAX_LINE_BYTES + " bytes", null);
      }
      bytes.write(octet);
      octet = in.read();
    }
    return bytes.toByteArray();
  }

  private Vector.Source here() {
    return new Vector.Source(name, line);
  }

  private void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
