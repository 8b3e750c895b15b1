package org.v2g4j.examples.pcap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes capture files in all their variants, as far as tests need them. */
public final class CaptureWriter {

  private static final int SNAPSHOT = 262_144;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;
  private final boolean isPcapng;

  /** Units of a second; only pcapng has others than micro- and nanoseconds. */
  private final long unitsPerSecond;

  private CaptureWriter(ByteOrder order, boolean isPcapng, long unitsPerSecond) {
    this.order = order;
    this.isPcapng = isPcapng;
    this.unitsPerSecond = unitsPerSecond;
  }

  /** The classic format. */
  public static CaptureWriter pcap(ByteOrder order, boolean isNanoseconds, int linkType) {
    CaptureWriter writer =
        new CaptureWriter(order, false, isNanoseconds ? 1_000_000_000 : 1_000_000);
    ByteBuffer header = writer.buffer(24);
    header.putInt(isNanoseconds ? 0xA1B23C4D : 0xA1B2C3D4);
    header.putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(SNAPSHOT);
    writer.out.writeBytes(header.putInt(linkType).array());
    return writer;
  }

  /** A section with one interface whose times count in microseconds. */
  public static CaptureWriter pcapng(ByteOrder order, int linkType) {
    return pcapng(order, linkType, 1_000_000, "");
  }

  /** A section with one interface and its options in hexadecimal. */
  public static CaptureWriter pcapng(
      ByteOrder order, int linkType, long unitsPerSecond, String options) {
    CaptureWriter writer = new CaptureWriter(order, true, unitsPerSecond);
    ByteBuffer section = writer.buffer(16).putInt(0x1A2B3C4D);
    section.putShort((short) 1).putShort((short) 0).putLong(-1);
    writer.block(0x0A0D0D0A, section.array());
    byte[] more = Wire.hex(options);
    ByteBuffer description = writer.buffer(8 + more.length);
    description.putShort((short) linkType).putShort((short) 0).putInt(SNAPSHOT).put(more);
    writer.block(1, description.array());
    return writer;
  }

  /** A capture with a microsecond clock and Ethernet, as tcpdump writes it on a PC. */
  public static CaptureWriter usual() {
    return pcap(ByteOrder.LITTLE_ENDIAN, false, 1);
  }

  private ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  /** Adds a packet. */
  public CaptureWriter packet(Instant time, byte[] octets) {
    return packet(time, octets, octets.length);
  }

  /** Adds a packet of which only the start was kept. */
  public CaptureWriter packet(Instant time, byte[] octets, int kept) {
    long nanosecondsPerUnit = 1_000_000_000 / unitsPerSecond;
    long fraction = time.getNano() / nanosecondsPerUnit;
    if (isPcapng) {
      long units = time.getEpochSecond() * unitsPerSecond + fraction;
      int padding = -kept & 3;
      ByteBuffer body = buffer(20 + kept + padding).putInt(0);
      body.putInt((int) (units >>> 32)).putInt((int) units);
      body.putInt(kept).putInt(octets.length).put(octets, 0, kept);
      block(6, body.array());
    } else {
      ByteBuffer header = buffer(16).putInt((int) time.getEpochSecond()).putInt((int) fraction);
      out.writeBytes(header.putInt(kept).putInt(octets.length).array());
      out.write(octets, 0, kept);
    }
    return this;
  }

  /** Adds a packet without a time. */
  public CaptureWriter simplePacket(byte[] octets) {
    block(
        3,
        buffer(4 + octets.length + (-octets.length & 3)).putInt(octets.length).put(octets).array());
    return this;
  }

  /** Adds secrets of TLS. */
  public CaptureWriter secrets(String keyLog) {
    byte[] text = keyLog.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer body = buffer(8 + text.length + (-text.length & 3));
    block(10, body.putInt(0x544C534B).putInt(text.length).put(text).array());
    return this;
  }

  /** Adds a block of any type. */
  public CaptureWriter block(int type, byte[] body) {
    ByteBuffer block = buffer(12 + body.length).putInt(type).putInt(12 + body.length);
    out.writeBytes(block.put(body).putInt(12 + body.length).array());
    return this;
  }

  /** Adds another file behind this one. */
  public CaptureWriter append(CaptureWriter other) {
    out.writeBytes(other.toByteArray());
    return this;
  }

  /** The file. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
