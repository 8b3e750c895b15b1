package org.v2g4j.examples.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpException;
import org.v2g4j.core.v2gtp.V2gtpFrame;
import org.v2g4j.core.v2gtp.V2gtpHeader;

/** Frames as lines of hexadecimal or Base64. Single use. */
final class OctetFrames {

  /** Dump tools break lines at a width that is not shorter. */
  private static final int NARROWEST_DUMP = 32;

  private final String file;
  private final OctetText octets;
  private final List<CapturedFrame> frames = new ArrayList<>();

  private OctetFrames(String file, OctetText octets) {
    this.file = file;
    this.octets = octets;
  }

  static List<CapturedFrame> read(String file, List<String> lines, OctetText octets) {
    OctetFrames reader = new OctetFrames(file, octets);
    int next = 0;
    while (next < lines.size()) {
      next = reader.frame(lines, next);
    }
    return reader.frames;
  }

  /** Reads what starts in a line; returns the first line behind it. */
  private int frame(List<String> lines, int from) {
    String first = compact(lines.get(from), from);
    StringBuilder text = new StringBuilder(first);
    long wanted = wanted(first);
    String last = first;
    int next = from + 1;
    while (next < lines.size() && goesOn(first, last, text.length(), wanted, lines.get(next))) {
      last = compact(lines.get(next), next);
      text.append(last);
      next++;
    }
    if (!text.isEmpty()) {
      add(parse(text.toString(), from));
    }
    return next;
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

  private String compact(String line, int index) {
    String text = line.replaceAll("\\s", "");
    if (!octets.accepts(text)) {
      throw new InputException(
          file + ":" + (index + 1) + ": is not " + octets.title() + " like the lines before");
    }
    return text;
  }

  private Bytes parse(String text, int index) {
    try {
      return octets.parse(text);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          file + ":" + (index + 1) + ": is not " + octets.title() + ": " + e.getMessage());
    }
  }

  /** One line may hold the frames of a whole TCP segment. */
  private void add(Bytes bytes) {
    Bytes rest = bytes;
    while (startsWithHeader(rest)) {
      long length = V2gtpHeader.LENGTH + V2gtpHeader.decode(rest).payloadLength();
      if (length >= rest.length() || !startsWithHeader(rest.slice((int) length, rest.length()))) {
        break;
      }
      addOne(rest.slice(0, (int) length));
      rest = rest.slice((int) length, rest.length());
    }
    addOne(rest);
  }

  private static boolean startsWithHeader(Bytes bytes) {
    return bytes.length() >= V2gtpHeader.LENGTH
        && bytes.at(0) == (byte) 0x01
        && bytes.at(1) == (byte) 0xFE;
  }

  private void addOne(Bytes bytes) {
    frames.add(frame(frames.size() + 1L, null, null, bytes));
  }

  /** A frame whose payload may still stand behind its V2GTP header. */
  static CapturedFrame frame(
      long number, @Nullable String flow, @Nullable PayloadType payloadType, Bytes bytes) {
    boolean isFramed =
        payloadType == null
            && bytes.length() >= 2
            && bytes.at(0) == (byte) 0x01
            && bytes.at(1) == (byte) 0xFE;
    if (!isFramed) {
      return new CapturedFrame(number, flow, payloadType, bytes, null);
    }
    try {
      V2gtpFrame frame = V2gtpFrame.decode(bytes);
      return new CapturedFrame(number, flow, frame.payloadType(), frame.payload(), null);
    } catch (V2gtpException e) {
      return new CapturedFrame(number, flow, null, bytes, e.getMessage());
    }
  }
}
