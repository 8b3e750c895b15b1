package org.v2g4j.exi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;

/**
 * Writes events and values of one EXI body, bit by bit. Mutable, for one thread; made by {@link
 * SchemaCodec}, driven by generated code.
 *
 * <p>Strings are always written as literals, the one form that every peer reads.
 */
public final class ExiWriter {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** No number below 2^448 has more. */
  private static final int MOST_DIGITS = 135;

  private byte[] buffer = new byte[256];
  private int flushed;
  private long pending;
  private int pendingBits;

  ExiWriter() {}

  /** The body so far, the last byte filled with zero bits. */
  Bytes toBytes() {
    int tail = pendingBits + 7 >>> 3;
    ensure(Long.BYTES);
    LONGS.set(buffer, flushed, pendingBits == 0 ? 0 : pending << (64 - pendingBits));
    return Bytes.copyOf(buffer, 0, flushed + tail);
  }

  private void ensure(int more) {
    if (buffer.length - flushed < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, flushed + more));
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
    bits(production - from, Integer.SIZE - Integer.numberOfLeadingZeros(end - from));
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
    bits(code, width);
  }

  /** Writes the end of an element where nothing else is possible. */
  public void end() {
    bits(0, 1);
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
    bits(value ? 0b010 : 0, 3);
  }

  /**
   * Writes a number of fixed width and the end of its element.
   *
   * @param value the number, 0 or more
   * @param width its bits, 0 to 12
   */
  public void nBitContent(int value, int width) {
    requireBits(value, width);
    bits(value << 1, width + 2);
  }

  /**
   * Writes an unsigned number and the end of its element.
   *
   * @param value 0 or more
   */
  public void unsignedContent(long value) {
    text();
    unsigned(value);
    end();
  }

  /**
   * Writes an unsigned number of up to 64 bits and the end of its element.
   *
   * @param value the number; a negative long stands for 2^63 and more
   */
  public void unsigned64Content(long value) {
    text();
    unsigned64(value);
    end();
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
    text();
    signed(value);
    end();
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
    bits(0, 1);
  }

  // ---- values alone ----

  /**
   * Writes the low bits of a number, most significant first.
   *
   * @param value the bits
   * @param width how many, 0 to 32
   */
  public void bits(int value, int width) {
    pending = pending << width | value & (1L << width) - 1;
    pendingBits += width;
    if (pendingBits >= 32) {
      flush();
    }
  }

  private void flush() {
    ensure(Long.BYTES);
    LONGS.set(buffer, flushed, pending << (64 - pendingBits));
    flushed += pendingBits >>> 3;
    pendingBits &= 7;
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
    bits(value, width);
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
    if (value < 0) {
      throw new EncodeException("", value + " is negative, the type is unsigned");
    }
    unsigned64(value);
  }

  /**
   * Writes an unsigned number of up to 64 bits.
   *
   * @param value the number; a negative long stands for 2^63 and more
   */
  public void unsigned64(long value) {
    long rest = value;
    while (rest >>> 7 != 0) {
      bits((int) rest & 0x7f | 0x80, 8);
      rest >>>= 7;
    }
    bits((int) rest, 8);
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
      bits(rest.byteValue() & 0x7f | 0x80, 8);
      rest = rest.shiftRight(7);
    }
    bits(rest.intValue(), 8);
  }

  /**
   * Writes a signed number.
   *
   * @param value the number
   */
  public void signed(long value) {
    bits(value < 0 ? 1 : 0, 1);
    unsigned64(value < 0 ? ~value : value);
  }

  /**
   * Writes a signed number of any size.
   *
   * @param value the number
   */
  public void integer(BigInteger value) {
    bits(value.signum() < 0 ? 1 : 0, 1);
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
    bits(value.signum() < 0 ? 1 : 0, 1);
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
    unsigned64(value.length());
    int i = 0;
    for (; i + Long.BYTES <= value.length(); i += Long.BYTES) {
      long word = value.longAt(i);
      bits((int) (word >>> 32), 32);
      bits((int) word, 32);
    }
    for (; i < value.length(); i++) {
      bits(value.at(i), 8);
    }
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
    items.forEach(one -> item.accept(this, one));
  }

  /**
   * Writes a string.
   *
   * @param value the string
   * @throws EncodeException if it holds a lone surrogate
   */
  public void string(String value) {
    unsigned64(value.codePointCount(0, value.length()) + 2L);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < 0x80) {
        bits(c, 8);
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
              bits(index < 0 ? set.length : index, width);
              if (index < 0) {
                unsigned64(codePoint(c));
              }
            });
  }
}
