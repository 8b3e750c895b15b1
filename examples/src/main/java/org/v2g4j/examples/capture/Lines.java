package org.v2g4j.examples.capture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a text, one at a time, without comments and surrounding blanks. Mutable. */
final class Lines {

  /** Longer than the longest frame with its XML. */
  static final int LONGEST = 64 << 20;

  private final String file;
  private final Reader in;
  private @Nullable String ahead;
  private long number;
  private boolean isAhead;
  private boolean isAfterReturn;

  /**
   * Starts at the first line.
   *
   * @param file its name for messages
   * @param text UTF-8, or UTF-16 with a byte order mark; has to support {@code mark}
   */
  Lines(String file, InputStream text) throws IOException {
    this.file = file;
    this.in = new BufferedReader(new InputStreamReader(text, charset(text).newDecoder()));
  }

  /** Redirections of Windows PowerShell are UTF-16 with a byte order mark. */
  private static Charset charset(InputStream text) throws IOException {
    text.mark(2);
    byte[] start = text.readNBytes(2);
    text.reset();
    boolean isUtf16 =
        start.length == 2
            && (start[0] == (byte) 0xFF && start[1] == (byte) 0xFE
                || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF);
    return isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }

  /** Where the line stands that was taken last, for messages. */
  String place() {
    return file + ":" + number;
  }

  /** The next line, which stays the next; null behind the last one. */
  @Nullable String peek() throws IOException {
    if (!isAhead) {
      ahead = read();
      isAhead = true;
    }
    return ahead;
  }

  /** Takes the next line; null behind the last one. */
  @Nullable String take() throws IOException {
    String line = peek();
    isAhead = false;
    number++;
    return line;
  }

  /** Passes over empty lines and comments; the first line that is neither, or null. */
  @Nullable String peekContent() throws IOException {
    while (peek() != null && peek().isEmpty()) {
      take();
    }
    return peek();
  }

  private @Nullable String read() throws IOException {
    StringBuilder line = new StringBuilder();
    try {
      int character = in.read();
      if (character == '\n' && isAfterReturn) {
        character = in.read();
      }
      if (character < 0) {
        return null;
      }
      while (character >= 0 && character != '\n' && character != '\r') {
        line.append((char) character);
        if (line.length() > LONGEST) {
          throw new InputException(
              file + ":" + (number + 1) + ": longer than " + LONGEST + " characters, no frame is");
        }
        character = in.read();
      }
      isAfterReturn = character == '\r';
    } catch (CharacterCodingException e) {
      throw new InputException(
          file
              + ": binary, not text, and no capture; decode reads pcap, pcapng, hexadecimal, Base64"
              + " and JSON lines");
    }
    return content(line.toString());
  }

  private String content(String line) {
    String text = number == 0 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    String stripped = text.strip();
    return stripped.startsWith("#") ? "" : stripped;
  }
}
