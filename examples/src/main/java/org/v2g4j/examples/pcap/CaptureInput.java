package org.v2g4j.examples.pcap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.v2g4j.examples.capture.InputException;

/** The bytes of a capture file, with names for what ends too early. Mutable. */
final class CaptureInput {

  /** Above the largest snapshot length in use, 262,144 bytes, and small enough to hold. */
  static final int MAX_BLOCK = 1 << 20;

  private final String file;
  private final InputStream in;
  private long offset;
  private ByteOrder order = ByteOrder.BIG_ENDIAN;

  CaptureInput(String file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Sets the byte order of the buffers that are read from now on. */
  void order(ByteOrder newOrder) {
    order = newOrder;
  }

  ByteOrder order() {
    return order;
  }

  /** Whether the file ends here. */
  boolean isAtEnd() throws IOException {
    in.mark(1);
    int next = in.read();
    in.reset();
    return next < 0;
  }

  /**
   * Reads a number of bytes.
   *
   * @param what what they are, for the message
   */
  ByteBuffer read(int length, String what) throws IOException {
    if (length < 0 || length > MAX_BLOCK) {
      throw damaged(
          what + " of " + Integer.toUnsignedString(length) + " bytes is beyond all captures");
    }
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new InputException(
          file
              + ": truncated: it ends in "
              + what
              + " that starts at byte "
              + offset
              + ", "
              + octets.length
              + " of "
              + length
              + " bytes are there");
    }
    offset += length;
    return ByteBuffer.wrap(octets).order(order);
  }

  InputException damaged(String problem) {
    return new InputException(
        file
            + ": damaged at byte "
            + offset
            + ": "
            + problem
            + "; Wireshark's editcap may mend it");
  }
}
