package org.v2g4j.examples.capture;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpException;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.core.v2gtp.V2gtpHeader;

/** Frames as lines of hexadecimal or Base64. Single use. */
final class OctetFrames implements TextFrames {

  /** Dump tools break lines at a width that is not shorter. */
  private static final int NARROWEST_DUMP = 32;

  private final Lines lines;
  private final OctetText octets;
  private final Deque<Bytes> ready = new ArrayDeque<>();
  private long frames;

  OctetFrames(Lines lines, OctetText octets) {
    this.lines = lines;
    this.octets = octets;
  }

  @Override
  public @Nullable CapturedFrame next() throws IOException {
    if (ready.isEmpty() && lines.peekContent() != null) {
      split(readFrame());
    }
    Bytes bytes = ready.poll();
    if (bytes == null) {
      return null;
    }
    CapturedFrame frame = frame(++frames, Origin.UNKNOWN, null, bytes);
    if (frame.defect() != null && isCutOff(bytes) && isLast()) {
      throw new InputException(
          lines.place()
              + ": truncated: the recording ends in a frame, "
              + bytes.length()
              + " bytes of it are there; "
              + frame.defect());
    }
    return frame;
  }

  private boolean isLast() throws IOException {
    return ready.isEmpty() && lines.peekContent() == null;
  }

  private static boolean isCutOff(Bytes bytes) {
    return bytes.length() < V2gtpHeader.LENGTH
        || V2gtpHeader.decode(bytes).payloadLength() > bytes.length() - V2gtpHeader.LENGTH;
  }

  /** Reads what starts in the next line. */
  private Bytes readFrame() throws IOException {
    String first = compact();
    String place = lines.place();
    StringBuilder text = new StringBuilder(first);
    long wanted = wanted(first);
    String last = first;
    while (lines.peek() != null && goesOn(first, last, text.length(), wanted, lines.peek())) {
      last = compact();
      text.append(last);
      if (text.length() > Lines.LONGEST) {
        throw new InputException(
            place + ": a frame of more than " + Lines.LONGEST + " characters, which none has");
      }
    }
    try {
      return octets.parse(text.toString());
    } catch (IllegalArgumentException e) {
      throw new InputException(place + ": is not " + octets.title() + ": " + e.getMessage());
    }
  }

  private boolean goesOn(String first, String last, int soFar, long wanted, String line) {
    String text = line.replaceAll("\\s", "");
    boolean isComplete = first.isEmpty() || last.endsWith("="); // where Base64 ends
    if (text.isEmpty() || isComplete || !octets.accepts(text)) {
      return false;
    }
    if (octets.startsHeader(first)) {
      return !octets.startsHeader(text) && soFar < wanted;
    }
    boolean isBroken = first.length() >= NARROWEST_DUMP && last.length() == first.length();
    return isBroken && text.length() <= first.length() && !octets.startsFrame(text);
  }

  /** How many characters a frame takes by its V2GTP header; 0 without one. */
  private long wanted(String first) {
    if (!octets.startsHeader(first) || first.length() < octets.characters(V2gtpHeader.LENGTH)) {
      return 0;
    }
    try {
      String start = first.substring(0, (int) octets.characters(V2gtpHeader.LENGTH));
      V2gtpHeader header = V2gtpHeader.decode(octets.parse(start));
      return octets.characters(V2gtpHeader.LENGTH + header.payloadLength());
    } catch (IllegalArgumentException | V2gtpException e) {
      return 0;
    }
  }

  /** Takes the next line, without blanks. */
  private String compact() throws IOException {
    String line = lines.take();
    String text = line == null ? "" : line.replaceAll("\\s", "");
    if (!octets.accepts(text)) {
      throw new InputException(
          lines.place() + ": is not " + octets.title() + " like the lines before");
    }
    return text;
  }

  /** One line may hold the frames of a whole TCP segment. */
  private void split(Bytes bytes) {
    Bytes rest = bytes;
    while (startsWithHeader(rest)) {
      long length = V2gtpHeader.LENGTH + V2gtpHeader.decode(rest).payloadLength();
      if (length >= rest.length() || !startsWithHeader(rest.slice((int) length, rest.length()))) {
        break;
      }
      ready.add(rest.slice(0, (int) length));
      rest = rest.slice((int) length, rest.length());
    }
    ready.add(rest);
  }

  private static boolean startsWithHeader(Bytes bytes) {
    return bytes.length() >= V2gtpHeader.LENGTH
        && bytes.at(0) == (byte) 0x01
        && bytes.at(1) == (byte) 0xFE;
  }

  /** A frame whose payload may still stand behind its V2GTP header. */
  static CapturedFrame frame(
      long number, Origin origin, @Nullable PayloadType payloadType, Bytes bytes) {
    boolean isFramed =
        payloadType == null
            && bytes.length() >= 2
            && bytes.at(0) == (byte) 0x01
            && bytes.at(1) == (byte) 0xFE;
    if (!isFramed) {
      return new CapturedFrame(number, origin, payloadType, bytes, null, List.of());
    }
    try {
      V2gtpFrame frame = V2gtpFrame.decode(bytes);
      return new CapturedFrame(
          number, origin, frame.payloadType(), frame.payload(), null, List.of());
    } catch (V2gtpException e) {
      return new CapturedFrame(number, origin, null, bytes, e.getMessage(), List.of());
    }
  }
}
