package org.v2g4j.examples.pcap;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads pcapng: several sections of either byte order, several interfaces, and blocks with TLS
 * secrets. Blocks of other kinds are passed over.
 */
final class PcapngReader implements PacketReader {

  static final int SECTION_HEADER = 0x0A0D0D0A;

  private static final int INTERFACE = 1;
  private static final int OBSOLETE_PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;
  private static final int DECRYPTION_SECRETS = 10;

  private static final int BYTE_ORDER_MAGIC = 0x1A2B3C4D;
  private static final int TLS_KEY_LOG = 0x544C534B;

  private static final int OPTION_END = 0;
  private static final int OPTION_RESOLUTION = 9;
  private static final int OPTION_OFFSET = 14;

  private static final int MICROSECONDS = 6;

  /** Type and length in front of a block's body, and the length again behind it. */
  private static final int BLOCK_FRAME = 12;

  private static final int MAX_INTERFACES = 4096;

  private final CaptureInput in;
  private final Consumer<String> secrets;
  private final List<Interface> interfaces = new ArrayList<>();

  /**
   * How one interface tells packets and times.
   *
   * @param resolution the option if_tsresol: a power of ten, or of two with the top bit
   */
  private record Interface(int linkType, int snapshotLength, int resolution, long offsetSeconds) {

    Instant time(long units) {
      BigInteger second =
          (resolution & 0x80) == 0
              ? BigInteger.TEN.pow(resolution)
              : BigInteger.TWO.pow(resolution & 0x7F);
      BigInteger value = new BigInteger(Long.toUnsignedString(units));
      BigInteger[] parts = value.divideAndRemainder(second);
      long nanoseconds =
          parts[1].multiply(BigInteger.valueOf(1_000_000_000)).divide(second).longValueExact();
      return Instant.ofEpochSecond(parts[0].longValueExact() + offsetSeconds, nanoseconds);
    }
  }

  /**
   * Starts at the first block.
   *
   * @param secrets takes the key logs that stand in the file
   */
  PcapngReader(CaptureInput in, Consumer<String> secrets) {
    this.in = in;
    this.secrets = secrets;
  }

  @Override
  public @Nullable Packet next() throws IOException {
    while (!in.isAtEnd()) {
      Packet packet = block();
      if (packet != null) {
        return packet;
      }
    }
    return null;
  }

  private @Nullable Packet block() throws IOException {
    ByteBuffer start = in.read(8, "a block header");
    int type = start.getInt();
    if (type == SECTION_HEADER) {
      section(start);
      return null;
    }
    int length = start.getInt();
    ByteBuffer body = body(length, length - BLOCK_FRAME, "a block of type " + type);
    return switch (type) {
      case INTERFACE -> {
        addInterface(body);
        yield null;
      }
      case ENHANCED_PACKET -> enhancedPacket(body);
      case SIMPLE_PACKET -> simplePacket(body);
      case OBSOLETE_PACKET -> obsoletePacket(body);
      case DECRYPTION_SECRETS -> {
        addSecrets(body);
        yield null;
      }
      default -> null;
    };
  }

  private ByteBuffer body(int blockLength, int bodyLength, String what) throws IOException {
    if (blockLength % 4 != 0 || bodyLength < 0) {
      throw in.damaged(what + " announces a length of " + Integer.toUnsignedString(blockLength));
    }
    ByteBuffer body = in.read(bodyLength, what);
    if (in.read(4, what).getInt() != blockLength) {
      throw in.damaged(what + " ends with another length than it starts with");
    }
    return body;
  }

  /** The byte order of a section stands in its third word; its length is in that order too. */
  private void section(ByteBuffer start) throws IOException {
    ByteBuffer magic = in.read(4, "a section header");
    magic.order(ByteOrder.BIG_ENDIAN);
    ByteOrder order =
        switch (magic.getInt()) {
          case BYTE_ORDER_MAGIC -> ByteOrder.BIG_ENDIAN;
          case 0x4D3C2B1A -> ByteOrder.LITTLE_ENDIAN;
          default -> throw in.damaged("a section header without its byte order mark");
        };
    in.order(order);
    int length = start.order(order).getInt(4);
    body(length, length - BLOCK_FRAME - 4, "a section header");
    interfaces.clear();
  }

  private void addInterface(ByteBuffer body) {
    if (body.remaining() < 8 || interfaces.size() == MAX_INTERFACES) {
      throw in.damaged("an interface description that cannot be used");
    }
    int linkType = Short.toUnsignedInt(body.getShort());
    body.getShort();
    int snapshotLength = body.getInt();
    int resolution = MICROSECONDS;
    long offset = 0;
    while (body.remaining() >= 4) {
      int code = Short.toUnsignedInt(body.getShort());
      int length = Short.toUnsignedInt(body.getShort());
      if (code == OPTION_END || length > body.remaining()) {
        break;
      }
      if (code == OPTION_RESOLUTION && length >= 1) {
        resolution = Byte.toUnsignedInt(body.get(body.position()));
      } else if (code == OPTION_OFFSET && length >= 8) {
        offset = body.getLong(body.position());
      }
      body.position(Math.min(body.limit(), body.position() + (length + 3 & ~3)));
    }
    interfaces.add(new Interface(linkType, snapshotLength, resolution, offset));
  }

  private Packet enhancedPacket(ByteBuffer body) {
    requireLength(body, 20);
    Interface from = interfaceAt(body.getInt());
    Instant time = time(from, body);
    return packet(time, from, body, body.getInt(), 4);
  }

  private Packet obsoletePacket(ByteBuffer body) {
    requireLength(body, 20);
    Interface from = interfaceAt(Short.toUnsignedInt(body.getShort()));
    body.getShort();
    Instant time = time(from, body);
    return packet(time, from, body, body.getInt(), 4);
  }

  private Packet simplePacket(ByteBuffer body) {
    requireLength(body, 4);
    Interface from = interfaceAt(0);
    int sent = body.getInt();
    int limit = from.snapshotLength == 0 ? body.remaining() : from.snapshotLength;
    int kept = Integer.compareUnsigned(sent, limit) < 0 ? sent : limit;
    return packet(null, from, body, Math.min(kept, body.remaining()), 0);
  }

  private Instant time(Interface from, ByteBuffer body) {
    long high = Integer.toUnsignedLong(body.getInt());
    long low = Integer.toUnsignedLong(body.getInt());
    try {
      return from.time(high << 32 | low);
    } catch (ArithmeticException | java.time.DateTimeException e) {
      throw in.damaged("a packet with a time that is none: " + e.getMessage());
    }
  }

  private Packet packet(
      @Nullable Instant time, Interface from, ByteBuffer body, int length, int between) {
    body.position(body.position() + between);
    if (length < 0 || length > body.remaining()) {
      throw in.damaged("a packet that is longer than its block");
    }
    ByteBuffer octets = body.slice(body.position(), length).asReadOnlyBuffer();
    return new Packet(time, from.linkType, octets);
  }

  private void addSecrets(ByteBuffer body) {
    requireLength(body, 8);
    int type = body.getInt();
    int length = body.getInt();
    if (length < 0 || length > body.remaining()) {
      throw in.damaged("secrets that are longer than their block");
    }
    if (type == TLS_KEY_LOG) {
      secrets.accept(
          StandardCharsets.ISO_8859_1.decode(body.limit(body.position() + length)).toString());
    }
  }

  private Interface interfaceAt(int index) {
    if (index < 0 || index >= interfaces.size()) {
      throw in.damaged("a packet of interface " + index + ", which is not described before");
    }
    return interfaces.get(index);
  }

  private void requireLength(ByteBuffer body, int length) {
    if (body.remaining() < length) {
      throw in.damaged("a block of " + body.remaining() + " bytes that is too short for its type");
    }
  }
}
