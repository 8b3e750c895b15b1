package org.v2g4j.examples.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Frames written as text. Hexadecimal and Base64 hold one frame a line, with or without the V2GTP
 * header; a frame may go on in further lines as dump tools break them. JSON lines hold an object a
 * frame.
 */
final class TextRecording implements Recording {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f\\s]+");
  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/\\s]+=*\\s*");

  private final CountingInput counter;
  private final TextFrames frames;

  private TextRecording(CountingInput counter, TextFrames frames) {
    this.counter = counter;
    this.frames = frames;
  }

  /** Looks at the first line to tell which kind of text it is. */
  static TextRecording open(String file, InputStream text, CountingInput counter)
      throws IOException {
    Lines lines = new Lines(file, text);
    String first = lines.peekContent();
    if (first == null) {
      throw new InputException(
          file
              + ": empty; expected a capture (pcap, pcapng) or frames as hexadecimal, Base64 or"
              + " JSON lines");
    }
    return new TextRecording(counter, frames(file, lines, first));
  }

  private static TextFrames frames(String file, Lines lines, String first) {
    if (first.startsWith("{")) {
      return new JsonFrames(lines);
    }
    if (first.startsWith("<")) {
      throw new InputException(file + ": XML, not frames; v2g encode reads XML");
    }
    if (first.startsWith("[")) {
      throw new InputException(
          file + ": a JSON array, not JSON lines; v2g encode reads JSON of messages");
    }
    if (HEX.matcher(first).matches()) {
      return new OctetFrames(lines, OctetText.HEX);
    }
    if (BASE64.matcher(first).matches()) {
      return new OctetFrames(lines, OctetText.BASE64);
    }
    throw new InputException(
        file
            + ": not a capture and neither hexadecimal nor Base64 nor JSON lines; decode reads"
            + " these, pcap and pcapng");
  }

  @Override
  public @Nullable Captured next() throws IOException {
    return frames.next();
  }

  @Override
  public long bytesRead() {
    return counter.count();
  }

  @Override
  public void close() throws IOException {
    counter.close();
  }
}
