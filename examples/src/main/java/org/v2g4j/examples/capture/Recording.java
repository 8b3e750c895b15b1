package org.v2g4j.examples.capture;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, read one thing after the other and never held as a whole. Mutable; not
 * thread-safe.
 */
public interface Recording extends Closeable {

  /**
   * Reads on.
   *
   * @return the next frame or remark; null behind the last one
   * @throws InputException if the file is damaged or ends too early; all that could be read has
   *     been returned before
   * @throws IOException if the medium fails
   */
  @Nullable Captured next() throws IOException;

  /**
   * How much of the file has been read.
   *
   * @return bytes
   */
  long bytesRead();
}
