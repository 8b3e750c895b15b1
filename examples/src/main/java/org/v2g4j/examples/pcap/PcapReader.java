package org.v2g4j.examples.pcap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the classic format of libpcap, in either byte order, in micro- or nanoseconds. */
final class PcapReader implements PacketReader {

  static final int MICROSECONDS = 0xA1B2C3D4;
  static final int NANOSECONDS = 0xA1B23C4D;

  private static final int REST_OF_FILE_HEADER = 20;
  private static final int PACKET_HEADER = 16;

  /** Above it stand flags about frame check sequences. */
  private static final int LINK_TYPE_MASK = 0xFFFF;

  private final CaptureInput in;
  private final int nanosecondsPerUnit;
  private final int linkType;

  private PcapReader(CaptureInput in, int nanosecondsPerUnit, int linkType) {
    this.in = in;
    this.nanosecondsPerUnit = nanosecondsPerUnit;
    this.linkType = linkType;
  }

  /** Whether the first four bytes of a file, as a big-endian number, announce this format. */
  static boolean accepts(int magic) {
    return isMagic(magic) || isMagic(Integer.reverseBytes(magic));
  }

  private static boolean isMagic(int magic) {
    return magic == MICROSECONDS || magic == NANOSECONDS;
  }

  static PcapReader open(CaptureInput in) throws IOException {
    int magic = in.read(4, "the file header").getInt();
    if (!isMagic(magic)) {
      magic = Integer.reverseBytes(magic);
      in.order(ByteOrder.LITTLE_ENDIAN);
    }
    ByteBuffer header = in.read(REST_OF_FILE_HEADER, "the file header");
    int linkType = header.getInt(16) & LINK_TYPE_MASK;
    return new PcapReader(in, magic == NANOSECONDS ? 1 : 1000, linkType);
  }

  @Override
  public @Nullable Packet next() throws IOException {
    if (in.isAtEnd()) {
      return null;
    }
    ByteBuffer header = in.read(PACKET_HEADER, "a packet header");
    long seconds = Integer.toUnsignedLong(header.getInt());
    long fraction = Integer.toUnsignedLong(header.getInt()) * nanosecondsPerUnit;
    ByteBuffer octets = in.read(header.getInt(), "a packet");
    return new Packet(
        Instant.ofEpochSecond(seconds, fraction), linkType, octets.asReadOnlyBuffer());
  }
}
