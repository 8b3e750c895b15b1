package org.v2g4j.examples.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text that was read from a file or from standard input. Immutable.
 *
 * @param name the name for messages: the path, or {@code standard input}
 * @param text the text without a byte order mark
 */
public record TextInput(String name, String text) {

  /** Far above any recording of a session, and small enough to hold. */
  static final int MAX_BYTES = 256 << 20;

  /**
   * Reads a whole text: UTF-8, or UTF-16 with a byte order mark.
   *
   * @param file a path, or {@code -} for standard input
   * @param standardInput what {@code -} stands for
   * @return the text
   * @throws InputException if there is no such file, or it holds no text
   */
  public static TextInput read(String file, InputStream standardInput) {
    boolean isStandard = file.equals("-");
    String name = isStandard ? "standard input" : file;
    try {
      if (isStandard) {
        return new TextInput(name, decode(name, standardInput.readNBytes(MAX_BYTES + 1)));
      }
      try (InputStream in = Files.newInputStream(existing(file))) {
        return new TextInput(name, decode(name, in.readNBytes(MAX_BYTES + 1)));
      }
    } catch (NoSuchFileException e) {
      throw new InputException(name + ": no such file");
    } catch (AccessDeniedException e) {
      throw new InputException(name + ": access is denied; check the file's permissions");
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * A path to a file that may be read.
   *
   * @param file the path as it was typed
   * @return the path
   * @throws InputException if it is no path, or leads to no file
   */
  public static Path existing(String file) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new InputException(file + ": is no path: " + e.getReason());
    }
    if (!Files.exists(path)) {
      throw new InputException(file + ": no such file");
    }
    if (Files.isDirectory(path)) {
      throw new InputException(file + ": is a directory; name the files in it");
    }
    return path;
  }

  private static String decode(String name, byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new InputException(
          name + ": longer than " + (MAX_BYTES >> 20) + " MiB; split it into sessions");
    }
    try {
      String text = charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new InputException(name + ": binary, not text; convert it, with xxd -p for example");
    }
  }

  /** Redirections of Windows PowerShell are UTF-16 with a byte order mark. */
  private static Charset charset(byte[] bytes) {
    boolean isUtf16 =
        bytes.length >= 2
            && (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE
                || bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF);
    return isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
  }
}
