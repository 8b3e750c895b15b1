package org.v2g4j.examples.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiDecoder;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiEncoder;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.iso2.Body;
import org.v2g4j.messages.iso2.CurrentDemandReq;
import org.v2g4j.messages.iso2.DcEvErrorCode;
import org.v2g4j.messages.iso2.DcEvStatus;
import org.v2g4j.messages.iso2.MessageHeader;
import org.v2g4j.messages.iso2.PhysicalValue;
import org.v2g4j.messages.iso2.UnitSymbol;
import org.v2g4j.messages.iso2.V2gMessage;

/**
 * A yardstick for generated code: a codec for CurrentDemandReq and nothing else, written by hand
 * for speed alone. Mutable, for one thread.
 *
 * <p>It moves each physical value in one piece: event codes, unit, sign and octets together. It
 * explains no failure and checks no facet. What it does not know (another message, a header with
 * more than a session, a number of more than three octets) it leaves to the generated codec.
 */
final class CurrentDemandByHand {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final UnitSymbol[] UNITS = UnitSymbol.values();
  private static final DcEvErrorCode[] ERRORS = DcEvErrorCode.values();

  /** Header octet, root V2G_Message, Header, SessionID, text; eight octets follow. */
  private static final long HEAD = 0b10000000_1001100_0_0_0L << 8 | 8;

  private static final int HEAD_BITS = 26;

  /** The end of SessionID and Header, Body, CurrentDemandReq, DC_EVStatus and its first text. */
  private static final long BODY = 0b0_10_0_001101_0_0_0L;

  private static final int BODY_BITS = 13;

  /** The events of DC_EVStatus behind that text, up to the start of EVTargetCurrent. */
  private static final long STATUS_EVENTS = 0b0_111_0000_111_0000000_111L;

  private static final int STATUS_BITS = 21;

  /** The events of a physical value in a window: up to the text of Value. */
  private static final long VALUE_EVENTS = 0b11_000_111_000_111L << 50;

  private static final int VALUE_BITS = 14;

  private static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unknown() {
      super(null, null, false, false);
    }
  }

  private static final Unknown UNKNOWN = new Unknown();

  private final ExiEncoder encoder = MessageSet.ISO15118_2.codec().encoder();
  private final ExiDecoder decoder = MessageSet.ISO15118_2.codec().decoder();
  private byte[] buffer = {};
  private int index;
  private long pending;
  private int free;
  private int lastWord;
  private int at;
  private final byte[] octets = new byte[Long.BYTES];

  // ---- encoding ----

  int encode(V2gMessage message, byte[] target, int offset) {
    MessageHeader header = message.header();
    if (message.body().bodyElement() instanceof CurrentDemandReq request
        && header.notification() == null
        && header.signature() == null
        && header.sessionId().length() == Long.BYTES) {
      try {
        return encode(header.sessionId(), request, target, offset);
      } catch (Unknown e) {
        // the generated codec knows it
      }
    }
    return encoder.encode(message, target, offset);
  }

  private int encode(Bytes session, CurrentDemandReq request, byte[] target, int offset) {
    buffer = target;
    index = offset;
    free = Long.SIZE - HEAD_BITS;
    pending = HEAD;
    long octets = session.longAt(0);
    put(octets >>> 32, 32);
    put(octets & 0xffffffffL, 32);
    DcEvStatus status = request.dcEvStatus();
    if (status.evRessSoc() >>> 7 != 0) {
      throw UNKNOWN;
    }
    long bits = status.evReady() ? 1L << 20 : 0;
    bits |= (long) status.evErrorCode().ordinal() << 13 | status.evRessSoc() << 3;
    put(BODY << STATUS_BITS | bits, BODY_BITS + STATUS_BITS);
    put(0, 0, request.evTargetCurrent());
    int next = 0;
    if (request.evMaximumVoltageLimit() != null) {
      put(0, 3, request.evMaximumVoltageLimit());
      next = 1;
    }
    if (request.evMaximumCurrentLimit() != null) {
      put(1 - next, width(5 - next), request.evMaximumCurrentLimit());
      next = 2;
    }
    if (request.evMaximumPowerLimit() != null) {
      put(2 - next, width(5 - next), request.evMaximumPowerLimit());
      next = 3;
    }
    Boolean bulk = request.bulkChargingComplete();
    if (bulk != null) {
      put((long) (3 - next) << 3 | (bulk ? 0b010 : 0), width(5 - next) + 3);
      next = 4;
    }
    int complete = request.chargingComplete() ? 0b010 : 0;
    put((long) (4 - next) << 3 | complete, width(5 - next) + 3);
    next = 0;
    if (request.remainingTimeToFullSoc() != null) {
      put(0, 2, request.remainingTimeToFullSoc());
      next = 1;
    }
    if (request.remainingTimeToBulkSoc() != null) {
      put(1 - next, width(3 - next), request.remainingTimeToBulkSoc());
      next = 2;
    }
    put(2 - next, width(3 - next), request.evTargetVoltage());
    put(0, 3);
    return finish() - offset;
  }

  private static int width(int productions) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(productions);
  }

  private void put(long bits, int width) {
    int left = free - width;
    if (left > 0) {
      pending = pending << width | bits;
      free = left;
    } else {
      LONGS.set(buffer, index, pending << width + left | bits >>> -left);
      index += Long.BYTES;
      pending = bits;
      free = left + Long.SIZE;
    }
  }

  private void put(int code, int width, PhysicalValue value) {
    int multiplier = value.multiplier() + 3;
    int sign = value.value() >> 31;
    int magnitude = value.value() ^ sign;
    if (multiplier >>> 3 != 0 || magnitude >>> 21 != 0) {
      throw UNKNOWN;
    }
    long head = (long) code << VALUE_BITS | multiplier << 9 | value.unit().ordinal() << 3;
    long bits = head << 1 | sign & 1;
    if (magnitude < 1 << 7) {
      put((bits << 8 | magnitude) << 2, width + VALUE_BITS + 11);
    } else if (magnitude < 1 << 14) {
      int octets = (magnitude & 0x7f | 0x80) << 8 | magnitude >>> 7;
      put((bits << 16 | octets) << 2, width + VALUE_BITS + 19);
    } else {
      int octets =
          (magnitude & 0x7f | 0x80) << 16 | (magnitude >>> 7 & 0x7f | 0x80) << 8 | magnitude >>> 14;
      put((bits << 24 | octets) << 2, width + VALUE_BITS + 27);
    }
  }

  private int finish() {
    int octets = Long.SIZE - free + 7 >>> 3;
    long word = free == Long.SIZE ? 0 : pending << free;
    for (int i = 0; i < octets; i++) {
      buffer[index + i] = (byte) (word >>> 56 - 8 * i);
    }
    return index + octets;
  }

  // ---- decoding ----

  ExiElement decode(byte[] source, int offset, int length) {
    if (length >= Long.BYTES) {
      try {
        return message(source, 8 * offset, 8 * (offset + length));
      } catch (Unknown e) {
        // the generated codec knows it, or knows what is wrong
      }
    }
    return decoder.decode(source, offset, length);
  }

  private V2gMessage message(byte[] source, int start, int end) {
    buffer = source;
    lastWord = source.length - Long.BYTES;
    at = start;
    require(window() >>> Long.SIZE - HEAD_BITS, HEAD);
    at += HEAD_BITS;
    long left = window() >>> 32;
    at += 32;
    LONGS.set(octets, 0, left << 32 | window() >>> 32);
    at += 32;
    Bytes session = Bytes.copyOf(octets, 0, Long.BYTES);
    long window = window();
    require(window >>> Long.SIZE - BODY_BITS, BODY);
    long status = window << BODY_BITS >>> Long.SIZE - STATUS_BITS;
    require(status & STATUS_EVENTS, 0);
    int error = (int) (status >>> 13) & 0xf;
    if (error >= ERRORS.length) {
      throw UNKNOWN;
    }
    DcEvStatus evStatus =
        new DcEvStatus(status >>> 20 != 0, ERRORS[error], (int) (status >>> 3) & 0x7f);
    at += BODY_BITS + STATUS_BITS;
    PhysicalValue targetCurrent = value(window(), 0);
    window = window();
    int next = (int) (window >>> 61);
    int width = 3;
    PhysicalValue maximumVoltage = null;
    if (next == 0) {
      maximumVoltage = value(window, width);
      window = window();
      next = 1 + (int) (window >>> 61);
    }
    PhysicalValue maximumCurrent = null;
    if (next == 1) {
      maximumCurrent = value(window, width);
      window = window();
      width = 2;
      next = 2 + (int) (window >>> 62);
    }
    PhysicalValue maximumPower = null;
    if (next == 2) {
      maximumPower = value(window, width);
      window = window();
      width = 2;
      next = 3 + (int) (window >>> 62);
    }
    Boolean bulk = null;
    if (next == 3) {
      bulk = flag(window << width);
      at += width + 3;
      window = window();
      width = 1;
      next = 4 + (int) (window >>> 63);
    }
    require(next, 4);
    boolean complete = flag(window << width);
    at += width + 3;
    window = window();
    width = 2;
    next = (int) (window >>> 62);
    PhysicalValue timeToFull = null;
    if (next == 0) {
      timeToFull = value(window, width);
      window = window();
      next = 1 + (int) (window >>> 62);
    }
    PhysicalValue timeToBulk = null;
    if (next == 1) {
      timeToBulk = value(window, width);
      window = window();
      width = 1;
      next = 2 + (int) (window >>> 63);
    }
    require(next, 2);
    PhysicalValue targetVoltage = value(window, width);
    require(window() >>> 61, 0);
    at += 3;
    require(end - at >> 3, 0); // nothing but padding remains
    return new V2gMessage(
        new MessageHeader(session, null, null),
        new Body(
            new CurrentDemandReq(
                evStatus,
                targetCurrent,
                maximumVoltage,
                maximumCurrent,
                maximumPower,
                bulk,
                complete,
                timeToFull,
                timeToBulk,
                targetVoltage)));
  }

  private static void require(long found, long wanted) {
    if (found != wanted) {
      throw UNKNOWN;
    }
  }

  /** At least 57 bits; nonsense behind the end, which the end will tell. */
  private long window() {
    int first = at >>> 3;
    long word =
        first <= lastWord
            ? (long) LONGS.get(buffer, first)
            : (long) LONGS.get(buffer, lastWord) << 8 * (first - lastWord);
    return word << (at & 7);
  }

  private static boolean flag(long window) {
    require(window >>> 61 & 0b101, 0);
    return window >>> 62 != 0;
  }

  private PhysicalValue value(long window, int before) {
    long value = window << before;
    require(value & VALUE_EVENTS, 0);
    int unit = (int) (value >>> 53) & 0x7;
    if (unit >= UNITS.length) {
      throw UNKNOWN;
    }
    int sign = -((int) (value >>> 49) & 1);
    int magnitude = (int) (value >>> 41) & 0x7f;
    int octets = 1;
    if ((value & 1L << 48) != 0) {
      magnitude |= (int) (value >>> 33 & 0x7f) << 7;
      octets = 2;
      if ((value & 1L << 40) != 0) {
        magnitude |= (int) (value >>> 25 & 0x7f) << 14;
        octets = 3;
        require(value & 1L << 32, 0);
      }
    }
    int bits = VALUE_BITS + 1 + 8 * octets;
    require(value << bits >>> 62, 0);
    at += before + bits + 2;
    return new PhysicalValue((int) (value >>> 59 & 0x7) - 3, UNITS[unit], magnitude ^ sign);
  }
}
