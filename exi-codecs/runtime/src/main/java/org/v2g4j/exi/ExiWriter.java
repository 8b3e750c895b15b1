package org.v2g4j.exi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;

/**
 * Writes events and values of one EXI body, bit by bit. Mutable, for one thread; made by {@link
 * SchemaCodec}, driven by generated code.
 *
 * <p>Strings are always written as literals, the one form that every peer reads.
 *
 * <p>Bits gather in a word of 64, which goes into the array when it is full. So nothing is written
 * behind the last octet of the body, and an array of the caller's may hold other things there.
 */
public final class ExiWriter {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** No number below 2^448 has more. */
  private static final int MOST_DIGITS = 135;

  /** A run takes another octet behind so many bits. */
  private static final int MOST_BITS_BEFORE_AN_OCTET = 48;

  /** A run takes a number of two octets with so many bits around it. */
  private static final int MOST_BITS_AROUND_TWO_OCTETS = 47;

  /** ASCII characters that a run takes. */
  private static final int CHARACTERS_OF_A_RUN = 7;

  private byte[] buffer;
  private final boolean grows;
  private int position;

  /** The last bits written, the last one lowest; above them is what the array has already. */
  private long pending;

  /** How many bits the word still takes, 1 to 64. */
  private int free = Long.SIZE;

  private ExiWriter(byte[] buffer, boolean grows) {
    this.buffer = buffer;
    this.grows = grows;
  }

  /** Writes into an array of its own, as long as it takes. */
  ExiWriter() {
    this(new byte[256], true);
  }

  /** Writes into the arrays that {@link #start} names. */
  static ExiWriter intoArrays() {
    return new ExiWriter(new byte[0], false);
  }

  /** Begins a new body in an array of the caller's. */
  void start(byte[] target, int offset) {
    Objects.checkIndex(offset, target.length + 1);
    buffer = target;
    position = offset;
    free = Long.SIZE;
  }

  /** The body so far, the last byte filled with zero bits. */
  Bytes toBytes() {
    int end = finish();
    return Bytes.copyOf(buffer, 0, end);
  }

  /** Fills the last byte with zero bits; returns the index behind it. */
  int finish() {
    int octets = Long.SIZE - free + 7 >>> 3;
    ensure(octets);
    long word = free == Long.SIZE ? 0 : pending << free;
    for (int i = 0; i < octets; i++) {
      buffer[position + i] = (byte) (word >>> 56 - 8 * i);
    }
    return position + octets;
  }

  private void ensure(int more) {
    if (buffer.length - position < more) {
      if (!grows) {
        throw new IndexOutOfBoundsException(
            "the message does not fit into " + buffer.length + " bytes");
      }
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, position + more));
    }
  }

  // ---- events ----

  /**
   * Writes a production where {@code from} to {@code end - 1} are possible.
   *
   * @param production the production
   * @param from first possible production
   * @param end one more than the last
   */
  public void next(int production, int from, int end) {
    run(production - from, Integer.SIZE - Integer.numberOfLeadingZeros(end - from));
  }

  /**
   * Writes a production where the listed ones are possible.
   *
   * @param production the production
   * @param productions the possible productions, ascending
   */
  public void next(int production, int[] productions) {
    next(Arrays.binarySearch(productions, production), 0, productions.length);
  }

  /**
   * Writes an event code.
   *
   * @param code the code
   * @param width its bits
   */
  public void code(int code, int width) {
    run(code, width);
  }

  /** Writes the end of an element where nothing else is possible. */
  public void end() {
    run(0, 1);
  }

  /**
   * Writes events and values of fixed width that follow each other, as one number.
   *
   * @param bits the number; no bit of it is set above its width
   * @param width its bits, 0 to 63
   */
  public void run(long bits, int width) {
    int left = free - width;
    if (left > 0) {
      pending = pending << width | bits;
      free = left;
    } else {
      overflow(bits, width + left, left);
    }
  }

  /** Fills the word with as many bits as it takes, and begins the next one with those left. */
  private void overflow(long bits, int taken, int left) {
    ensure(Long.BYTES);
    LONGS.set(buffer, position, pending << taken | bits >>> -left);
    position += Long.BYTES;
    pending = bits;
    free = left + Long.SIZE;
  }

  /**
   * A number of fixed width as a part of a {@link #run}.
   *
   * @param value the number, 0 or more
   * @param width its bits
   * @return the number
   * @throws EncodeException if the number has more bits
   */
  public long number(int value, int width) {
    requireBits(value, width);
    return value;
  }

  /**
   * A boolean as a part of a {@link #run}.
   *
   * @param value the boolean
   * @return its bit
   */
  public long flag(boolean value) {
    return value ? 1 : 0;
  }

  /**
   * A value of an enumeration as a part of a {@link #run}.
   *
   * @param value the value
   * @return its index in the order of the schema
   */
  public long index(Enum<?> value) {
    return value.ordinal();
  }

  /**
   * Hands out a list whose number of entries the schema can express.
   *
   * @param name the repeated element, for the message
   * @param list the entries
   * @param min fewest entries
   * @param max most entries
   * @param <T> the entry
   * @return the list
   * @throws EncodeException if the list is shorter or longer
   */
  public <T> List<T> entries(String name, List<T> list, int min, int max) {
    if (list.size() < min || list.size() > max) {
      String most = max == Integer.MAX_VALUE ? "" : " to " + max;
      throw new EncodeException(name, list.size() + " entries, " + min + most + " can be sent");
    }
    return list;
  }

  /**
   * Refuses what the schema asks for and the message classes cannot hold.
   *
   * @param what the element that cannot be sent
   * @param reason why
   * @return the exception to throw
   */
  public EncodeException refused(String what, String reason) {
    return new EncodeException(what, reason);
  }

  // ---- values of elements: text event, value, end event ----

  /**
   * Writes a boolean and the end of its element.
   *
   * @param value the value
   */
  public void booleanContent(boolean value) {
    run(value ? 0b010 : 0, 3);
  }

  /**
   * Writes a number of fixed width and the end of its element.
   *
   * @param value the number, 0 or more
   * @param width its bits, 0 to 12
   */
  public void nBitContent(int value, int width) {
    requireBits(value, width);
    run((long) value << 1, width + 2);
  }

  /**
   * Writes an unsigned number and the end of its element.
   *
   * @param value 0 or more
   */
  public void unsignedContent(long value) {
    unsigned(0, 1, value, 1);
  }

  /**
   * Writes an unsigned number of up to 64 bits and the end of its element.
   *
   * @param value the number; a negative long stands for 2^63 and more
   */
  public void unsigned64Content(long value) {
    unsigned64(0, 1, value, 1);
  }

  /**
   * Writes an unsigned number of any size and the end of its element.
   *
   * @param value 0 or more
   */
  public void unsignedIntegerContent(BigInteger value) {
    text();
    unsignedInteger(value);
    end();
  }

  /**
   * Writes a signed number and the end of its element.
   *
   * @param value the number
   */
  public void signedContent(long value) {
    signed(0, 1, value, 1);
  }

  /**
   * Writes a signed number of any size and the end of its element.
   *
   * @param value the number
   */
  public void integerContent(BigInteger value) {
    text();
    integer(value);
    end();
  }

  /**
   * Writes a decimal number and the end of its element.
   *
   * @param value the number
   */
  public void decimalContent(BigDecimal value) {
    text();
    decimal(value);
    end();
  }

  /**
   * Writes a string and the end of its element.
   *
   * @param value the string
   */
  public void stringContent(String value) {
    text();
    string(value);
    end();
  }

  /**
   * Writes a string of a restricted character set and the end of its element.
   *
   * @param value the string
   * @param characters the set, ascending
   */
  public void stringContent(String value, String characters) {
    text();
    string(value, characters);
    end();
  }

  /**
   * Writes octets and the end of their element.
   *
   * @param value the octets
   */
  public void binaryContent(Bytes value) {
    text();
    binary(value);
    end();
  }

  /**
   * Writes a list and the end of its element.
   *
   * @param items the items
   * @param item writes one item
   * @param <T> the items
   */
  public <T> void listContent(List<T> items, BiConsumer<ExiWriter, T> item) {
    text();
    list(items, item);
    end();
  }

  /** Writes text where nothing else is possible. */
  public void text() {
    run(0, 1);
  }

  // ---- values alone ----

  /**
   * Writes the low bits of a number, most significant first.
   *
   * @param value the bits
   * @param width how many, 0 to 32
   */
  public void bits(int value, int width) {
    run(value & (1L << width) - 1, width);
  }

  /**
   * Writes a number of fixed width.
   *
   * @param value the number, 0 or more
   * @param width its bits
   * @throws EncodeException if the number has more bits
   */
  public void nBit(int value, int width) {
    requireBits(value, width);
    run(value, width);
  }

  private static void requireBits(int value, int width) {
    if (value >>> width != 0) {
      throw new EncodeException("", "number outside of what " + width + " bits can express");
    }
  }

  /**
   * Writes an unsigned number.
   *
   * @param value 0 or more
   * @throws EncodeException if the number is negative
   */
  public void unsigned(long value) {
    unsigned(0, 0, value, 0);
  }

  /**
   * Writes an unsigned number, with a run in front of it and events behind it.
   *
   * @param before the bits of the run
   * @param width how many
   * @param value 0 or more
   * @param zeros bits of the events, all of them zero
   * @throws EncodeException if the number is negative
   */
  public void unsigned(long before, int width, long value, int zeros) {
    if (value < 0) {
      throw new EncodeException("", value + " is negative, the type is unsigned");
    }
    groups(before, width, value, zeros);
  }

  /**
   * Writes an unsigned number of up to 64 bits.
   *
   * @param value the number; a negative long stands for 2^63 and more
   */
  public void unsigned64(long value) {
    groups(0, 0, value, 0);
  }

  /**
   * Writes an unsigned number of up to 64 bits, with a run in front of it and events behind it.
   *
   * @param before the bits of the run
   * @param width how many
   * @param value the number; a negative long stands for 2^63 and more
   * @param zeros bits of the events, all of them zero
   */
  public void unsigned64(long before, int width, long value, int zeros) {
    groups(before, width, value, zeros);
  }

  /** Writes a run, a number in groups of seven bits, and zeros. */
  private void groups(long before, int width, long value, int zeros) {
    if (value >>> 14 == 0 && width + zeros <= MOST_BITS_AROUND_TWO_OCTETS) {
      int bits = value >>> 7 == 0 ? 8 : 16;
      long octets = value >>> 7 == 0 ? value : (value & 0x7f | 0x80) << 8 | value >>> 7;
      run((before << bits | octets) << zeros, width + bits + zeros);
    } else {
      moreGroups(before, width, value, zeros);
    }
  }

  private void moreGroups(long before, int width, long value, int zeros) {
    run(before, width);
    long marked = 0;
    int bits = 0;
    long rest = value;
    while (rest >>> 7 != 0) {
      marked = marked << 8 | rest & 0x7f | 0x80;
      bits += 8;
      rest >>>= 7;
      if (bits > MOST_BITS_BEFORE_AN_OCTET) {
        run(marked, bits);
        marked = 0;
        bits = 0;
      }
    }
    run(marked << 8 | rest, bits + 8);
    run(0, zeros);
  }

  /**
   * Writes an unsigned number of any size.
   *
   * @param value 0 or more, less than 2^448
   * @throws EncodeException if the number is negative or longer
   */
  public void unsignedInteger(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 64 * 7) {
      throw new EncodeException("", "number is negative or beyond 64 octets");
    }
    BigInteger rest = value;
    while (rest.bitLength() > 7) {
      run(rest.byteValue() & 0x7f | 0x80, 8);
      rest = rest.shiftRight(7);
    }
    run(rest.intValue(), 8);
  }

  /**
   * Writes a signed number.
   *
   * @param value the number
   */
  public void signed(long value) {
    signed(0, 0, value, 0);
  }

  /**
   * Writes a signed number, with a run in front of it and events behind it.
   *
   * @param before the bits of the run
   * @param width how many, 0 to 62
   * @param value the number
   * @param zeros bits of the events, all of them zero
   */
  public void signed(long before, int width, long value, int zeros) {
    long sign = value >> 63;
    groups(before << 1 | sign & 1, width + 1, value ^ sign, zeros);
  }

  /**
   * Writes a signed number of any size.
   *
   * @param value the number
   */
  public void integer(BigInteger value) {
    run(value.signum() < 0 ? 1 : 0, 1);
    unsignedInteger(value.signum() < 0 ? value.not() : value);
  }

  /**
   * Writes a decimal number: sign, integral part, fraction with its digits reversed.
   *
   * @param value the number
   * @throws EncodeException if it has more digits than 64 octets hold
   */
  public void decimal(BigDecimal value) {
    BigDecimal plain = value.abs().stripTrailingZeros();
    if (plain.scale() > MOST_DIGITS || (long) plain.precision() - plain.scale() > MOST_DIGITS) {
      throw new EncodeException("", "number has more digits than 64 octets hold");
    }
    run(value.signum() < 0 ? 1 : 0, 1);
    String[] parts = plain.toPlainString().split("\\.");
    unsignedInteger(new BigInteger(parts[0]));
    String fraction = parts.length > 1 ? parts[1] : "0";
    unsignedInteger(new BigInteger(new StringBuilder(fraction).reverse().toString()));
  }

  /**
   * Writes octets.
   *
   * @param value the octets
   */
  public void binary(Bytes value) {
    int length = value.length();
    unsigned64(length);
    int i = 0;
    if (length >= Long.BYTES) {
      i = words(value);
    }
    for (; i < length; i++) {
      run(value.at(i) & 0xff, 8);
    }
  }

  /** Writes octets, eight at a time; returns how many. */
  private int words(Bytes value) {
    int octets = value.length() & -Long.BYTES;
    ensure(octets);
    // What is pending moves through the words: as many bits go out as come in.
    int held = Long.SIZE - free;
    if (held == 0) {
      value.copyTo(0, buffer, position, octets);
    } else {
      long above = pending;
      for (int i = 0; i < octets; i += Long.BYTES) {
        long word = value.longAt(i);
        LONGS.set(buffer, position + i, above << free | word >>> held);
        above = word;
      }
      pending = above;
    }
    position += octets;
    return octets;
  }

  /**
   * Writes a list.
   *
   * @param items the items
   * @param item writes one item
   * @param <T> the items
   */
  public <T> void list(List<T> items, BiConsumer<ExiWriter, T> item) {
    unsigned64(items.size());
    for (int i = 0; i < items.size(); i++) {
      item.accept(this, items.get(i));
    }
  }

  /**
   * Writes a string.
   *
   * @param value the string
   * @throws EncodeException if it holds a lone surrogate
   */
  public void string(String value) {
    int length = value.length();
    unsigned64(value.codePointCount(0, length) + 2L);
    int i = 0;
    for (; i + CHARACTERS_OF_A_RUN <= length; i += CHARACTERS_OF_A_RUN) {
      long word = 0;
      int all = 0;
      for (int j = i; j < i + CHARACTERS_OF_A_RUN; j++) {
        char c = value.charAt(j);
        word = word << 8 | c;
        all |= c;
      }
      if (all >= 0x80) {
        break;
      }
      run(word, 8 * CHARACTERS_OF_A_RUN);
    }
    for (; i < length; i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        run(c, 8);
      } else if (!Character.isSurrogate(c)) {
        unsigned64(c);
      } else {
        unsigned64(codePoint(value.codePointAt(i)));
        i++;
      }
    }
  }

  private static int codePoint(int c) {
    if (c <= Character.MAX_SURROGATE && c >= Character.MIN_SURROGATE) {
      throw new EncodeException("", "a lone surrogate is not a character");
    }
    return c;
  }

  /**
   * Writes a string of a restricted character set; characters outside of it are escaped.
   *
   * @param value the string
   * @param characters the set, ascending
   */
  public void string(String value, String characters) {
    int[] set = characters.codePoints().toArray();
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(set.length);
    unsigned64(value.codePointCount(0, value.length()) + 2L);
    value
        .codePoints()
        .forEach(
            c -> {
              int index = Arrays.binarySearch(set, c);
              run(index < 0 ? set.length : index, width);
              if (index < 0) {
                unsigned64(codePoint(c));
              }
            });
  }
}
