package org.v2g4j.examples.capture;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds out which kind of text a recording is, and reads its frames. Stateless.
 *
 * <p>Hexadecimal and Base64 hold one frame a line, with or without the V2GTP header; a frame may go
 * on in further lines as dump tools break them. JSON lines hold an object a frame.
 */
public final class CaptureFile {

  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f\\s]+");
  private static final Pattern BASE64 = Pattern.compile("[0-9A-Za-z+/\\s]+=*\\s*");

  private CaptureFile() {}

  /**
   * Reads all frames of a recording.
   *
   * @param input the recording
   * @return its frames in order, never empty
   * @throws InputException if the text is none of the three kinds
   */
  public static List<CapturedFrame> frames(TextInput input) {
    List<String> lines = input.text().lines().map(CaptureFile::content).toList();
    String first = lines.stream().filter(line -> !line.isEmpty()).findFirst().orElse("");
    if (first.isEmpty()) {
      throw new InputException(
          input.name() + ": empty; expected frames as hexadecimal, Base64 or JSON lines");
    }
    if (first.startsWith("{")) {
      return JsonFrames.read(input.name(), lines);
    }
    if (first.startsWith("<")) {
      throw new InputException(input.name() + ": XML, not frames; v2g encode reads XML");
    }
    if (HEX.matcher(first).matches()) {
      return OctetFrames.read(input.name(), lines, OctetText.HEX);
    }
    if (BASE64.matcher(first).matches()) {
      return OctetFrames.read(input.name(), lines, OctetText.BASE64);
    }
    throw new InputException(
        input.name() + ": is neither hexadecimal nor Base64 nor JSON lines; decode reads these");
  }

  /** A line without comment and surrounding blanks. */
  private static String content(String line) {
    String stripped = line.strip();
    return stripped.startsWith("#") ? "" : stripped;
  }
}
