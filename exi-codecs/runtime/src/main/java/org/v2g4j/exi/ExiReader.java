package org.v2g4j.exi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/**
 * Reads events and values of one EXI body, bit by bit. Mutable, for one thread; made by {@link
 * SchemaCodec}, driven by generated code.
 *
 * <p>Event codes are read as positions: {@code next(3, 6, "C D /")} stands where the productions
 * number 3, 4 and 5 of a type are possible, and answers which one came. The names of the
 * productions cost nothing while decoding succeeds. When it fails, the body is read once more with
 * a {@link Trace} that turns them into a path. In these names {@code @} marks an attribute, {@code
 * *} a wildcard, {@code #} text and {@code /} the end; {@code ^} in front says that the element was
 * just opened, {@code >} that an attribute was read before.
 */
public final class ExiReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808000L;

  /** Far more than any message has; each takes 4 bits and may take 100 bytes of memory. */
  private static final int MOST_EMPTY_VALUES = 64;

  private final byte[] buffer;
  private final int lastWord;
  private final int limit;
  private final StringTable strings;
  private final @Nullable Trace trace;
  private final List<Leniency> leniencies;
  private int position;
  private int choices;
  private int emptyValues;
  private boolean hit;

  ExiReader(
      byte[] buffer,
      int bodyOffset,
      List<Leniency> leniencies,
      StringTable strings,
      @Nullable Trace trace) {
    this.buffer = buffer;
    this.lastWord = buffer.length - Long.BYTES;
    this.limit = buffer.length * 8;
    this.position = bodyOffset * 8;
    this.leniencies = leniencies;
    this.strings = strings;
    this.trace = trace;
  }

  int position() {
    return position;
  }

  int remainingBits() {
    return limit - position;
  }

  /** How often the body has chosen between productions: a measure of the objects it became. */
  int choices() {
    return choices;
  }

  // ---- events ----

  /**
   * Reads an event code where the productions {@code from} to {@code end - 1} are possible.
   *
   * @param from first possible production
   * @param end one more than the last
   * @param names the productions, separated by blanks
   * @return the production that came
   */
  public int next(int from, int end, String names) {
    int start = position;
    int count = end - from;
    int code = bits(Integer.SIZE - Integer.numberOfLeadingZeros(count));
    if (code >= count) {
      throw deviation(start, code, count, names);
    }
    if (count > 1) {
      choices++;
    }
    if (trace != null) {
      trace.event(names, code);
    }
    return from + code;
  }

  /**
   * Reads an event code where the listed productions are possible.
   *
   * @param productions the possible productions, ascending
   * @param names the productions, separated by blanks
   * @return the production that came
   */
  public int next(int[] productions, String names) {
    return productions[next(0, productions.length, names)];
  }

  /**
   * As {@link #next(int, int, String)} before a value that may be missing: peers end the element
   * there, where EXI has an empty value.
   *
   * @param from first possible production
   * @param end one more than the last
   * @param names the productions, separated by blanks
   * @return the production that came, or -1 if the element has ended with an empty value
   */
  public int nextOrEmpty(int from, int end, String names) {
    int start = position;
    int count = end - from;
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    if (bits(width) == count && bits(3) == 0) {
      emptyValue(start);
      return -1;
    }
    position = start;
    return next(from, end, names);
  }

  /**
   * Reads the only possible event, the start of an element.
   *
   * @param name the element
   */
  public void start(String name) {
    next(0, 1, name);
  }

  /**
   * Demands an event code where the grammar has too many to list.
   *
   * @param code the code that came
   * @param wanted the code that is supported here
   * @param name its production
   */
  public void require(int code, int wanted, String name) {
    if (code != wanted) {
      throw failure(
          position, "expected " + Trace.expected(name) + " (" + wanted + "), found code " + code);
    }
  }

  /** Reads the only possible event, the end of the element. */
  public void end() {
    next(0, 1, "/");
  }

  /**
   * Refuses what the schema allows and the message classes cannot hold: elements of a wildcard,
   * text between elements, abstract elements.
   *
   * @param what the production, as in the names of {@code next}
   * @return the exception to throw
   */
  public ExiException refused(String what) {
    String reason =
        switch (what) {
          case "*" -> "an element that only a wildcard admits is not supported";
          case "#" -> "text between elements is not supported";
          case "@*" -> "an attribute that only a wildcard admits is not supported";
          default -> "element " + what + " is abstract and cannot be sent";
        };
    return failure(position, reason);
  }

  /**
   * Refuses content without an element that the schema requires, where the grammar lets it go.
   *
   * @param name the element
   * @return the exception to throw
   */
  public ExiException missing(String name) {
    return failure(position, "element " + name + " is missing");
  }

  // ---- values of elements: text event, value, end event ----

  /**
   * Reads a boolean and the end of its element.
   *
   * @return the value
   */
  public boolean booleanContent() {
    return nBitContent(1) != 0;
  }

  /**
   * Reads a number of fixed width and the end of its element.
   *
   * @param width bits of the number, 0 to 12
   * @return the number, 0 or more
   */
  public int nBitContent(int width) {
    int start = position;
    int all = bits(width + 2);
    if ((all & (1 << (width + 1) | 1)) != 0) {
      position = start;
      text();
      bits(width);
      end();
    } else if (trace != null) {
      trace.leave();
    }
    return all >>> 1;
  }

  /**
   * Reads the index of an enumeration value and the end of its element.
   *
   * @param values all values of the enumeration, in the order of the schema
   * @param <E> the enumeration
   * @return the value
   */
  public <E> E enumerationContent(E[] values) {
    int start = position;
    int index = nBitContent(enumerationWidth(values));
    return value(values, index, start + 1);
  }

  /**
   * Reads an unsigned number and the end of its element.
   *
   * @return 0 to 2^31 - 1
   */
  public int unsignedIntContent() {
    text();
    int value = unsignedInt();
    end();
    return value;
  }

  /**
   * Reads an unsigned number and the end of its element.
   *
   * @return 0 to 2^63 - 1
   */
  public long unsignedLongContent() {
    text();
    long value = unsignedLong();
    end();
    return value;
  }

  /**
   * Reads an unsigned number of up to 64 bits and the end of its element.
   *
   * @return the value; from 2^63 on it looks negative
   */
  public long unsigned64Content() {
    text();
    long value = unsigned64();
    end();
    return value;
  }

  /**
   * Reads an unsigned number of any size and the end of its element.
   *
   * @return 0 or more
   */
  public BigInteger unsignedIntegerContent() {
    text();
    BigInteger value = unsignedInteger();
    end();
    return value;
  }

  /**
   * Reads a signed number and the end of its element.
   *
   * @return the value
   */
  public int intContent() {
    text();
    int value = signedInt();
    end();
    return value;
  }

  /**
   * Reads a signed number and the end of its element.
   *
   * @return the value
   */
  public long longContent() {
    text();
    long value = signedLong();
    end();
    return value;
  }

  /**
   * Reads a signed number of any size and the end of its element.
   *
   * @return the value
   */
  public BigInteger integerContent() {
    text();
    BigInteger value = integer();
    end();
    return value;
  }

  /**
   * Reads a decimal number and the end of its element.
   *
   * @return the value
   */
  public BigDecimal decimalContent() {
    text();
    BigDecimal value = decimal();
    end();
    return value;
  }

  /**
   * Reads a string and the end of its element.
   *
   * @param name which element, for the string table
   * @return the value
   */
  public String stringContent(int name) {
    if (textOrEmpty()) {
      return "";
    }
    String value = string(name);
    end();
    return value;
  }

  /**
   * Reads a string of a restricted character set and the end of its element.
   *
   * @param name which element, for the string table
   * @param characters the set, ascending
   * @return the value
   */
  public String stringContent(int name, String characters) {
    if (textOrEmpty()) {
      return "";
    }
    String value = string(name, characters);
    end();
    return value;
  }

  /**
   * Reads octets and the end of their element.
   *
   * @return the value
   */
  public Bytes binaryContent() {
    if (textOrEmpty()) {
      return Bytes.empty();
    }
    Bytes value = binary();
    end();
    return value;
  }

  /**
   * Reads a list and the end of its element.
   *
   * @param item reads one item
   * @param <T> the items
   * @return the items
   */
  public <T> List<T> listContent(Function<ExiReader, T> item) {
    if (textOrEmpty()) {
      return List.of();
    }
    List<T> value = list(item);
    end();
    return value;
  }

  /** Reads the only possible event, text. */
  public void text() {
    int start = position;
    if (bits(1) != 0) {
      throw deviation(start, 1, 1, "^#");
    }
  }

  /**
   * Reads the only possible event, text, or the end of an element whose value is empty.
   *
   * @return whether the element has ended
   */
  public boolean textOrEmpty() {
    int start = position;
    if (bits(1) == 0) {
      return false;
    }
    if (bits(3) == 0) {
      emptyValue(start);
      return true;
    }
    position = start;
    text();
    throw new AssertionError("text() refuses what is not text");
  }

  private void emptyValue(int start) {
    if (++emptyValues > MOST_EMPTY_VALUES) {
      throw failure(
          start, "more than " + MOST_EMPTY_VALUES + " empty values were sent as end events");
    }
    leniencies.add(
        new Leniency(
            Leniency.Kind.EMPTY_VALUE_AS_END, start, "an empty value was sent as an end event"));
    if (trace != null) {
      trace.leave();
    }
  }

  // ---- values alone ----

  /**
   * Reads a number of fixed width.
   *
   * @param width 0 to 32 bits
   * @return the bits, the first one most significant
   */
  public int bits(int width) {
    int at = position;
    int end = at + width;
    if (end > limit) {
      throw failure(at, "the body ends where " + width + " more bits are needed");
    }
    position = end;
    // Two shifts, because a shift by 64 is one by 0.
    return (int) (window(at) >>> 1 >>> (63 - width));
  }

  /** At least 57 bits from a position, left-aligned; zeros behind the end. */
  private long window(int at) {
    int index = at >>> 3;
    long word = index <= lastWord ? (long) LONGS.get(buffer, index) : tail(index);
    return word << (at & 7);
  }

  private long tail(int index) {
    long word = 0;
    for (int i = index; i < index + Long.BYTES; i++) {
      word = word << 8 | (i < buffer.length ? buffer[i] & 0xff : 0);
    }
    return word;
  }

  /**
   * Reads the index of an enumeration value.
   *
   * @param values all values of the enumeration, in the order of the schema
   * @param <E> the enumeration
   * @return the value
   */
  public <E> E enumeration(E[] values) {
    int start = position;
    return value(values, bits(enumerationWidth(values)), start);
  }

  private static int enumerationWidth(Object[] values) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(values.length - 1);
  }

  private <E> E value(E[] values, int index, int start) {
    if (index >= values.length) {
      throw failure(start, "enumeration index " + index + " of " + values.length + " values");
    }
    return values[index];
  }

  /**
   * Reads an unsigned number.
   *
   * @return 0 to 2^31 - 1
   */
  public int unsignedInt() {
    int start = position;
    long value = unsigned(5);
    if (value > Integer.MAX_VALUE) {
      throw failure(start, "number " + value + " is beyond 31 bits");
    }
    return (int) value;
  }

  /**
   * Reads an unsigned number.
   *
   * @return 0 to 2^63 - 1
   */
  public long unsignedLong() {
    int start = position;
    long value = unsigned64();
    if (value < 0) {
      throw failure(start, "number " + Long.toUnsignedString(value) + " is beyond 63 bits");
    }
    return value;
  }

  /**
   * Reads an unsigned number of up to 64 bits.
   *
   * @return the value; from 2^63 on it looks negative
   */
  public long unsigned64() {
    return unsigned(10);
  }

  private long unsigned(int mostOctets) {
    int start = position;
    long value = 0;
    for (int i = 0; i < mostOctets; i++) {
      int octet = bits(8);
      if (i == 9 && (octet & 0x7f) > 1) {
        throw failure(start, "number beyond 64 bits");
      }
      value |= (long) (octet & 0x7f) << (7 * i);
      if (octet < 0x80) {
        return value;
      }
    }
    throw failure(start, "number of more than " + mostOctets + " octets");
  }

  /**
   * Reads an unsigned number of any size, up to 64 octets.
   *
   * @return 0 or more
   */
  public BigInteger unsignedInteger() {
    int start = position;
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < 64; i += 9) {
      long group = 0;
      for (int j = 0; j < 9 && i + j < 64; j++) {
        int octet = bits(8);
        group |= (long) (octet & 0x7f) << (7 * j);
        if (octet < 0x80) {
          return value.or(BigInteger.valueOf(group).shiftLeft(7 * i));
        }
      }
      value = value.or(BigInteger.valueOf(group).shiftLeft(7 * i));
    }
    throw failure(start, "number of more than 64 octets");
  }

  /**
   * Reads a signed number.
   *
   * @return the value
   */
  public int signedInt() {
    boolean negative = bits(1) != 0;
    int magnitude = unsignedInt();
    return negative ? ~magnitude : magnitude;
  }

  /**
   * Reads a signed number.
   *
   * @return the value
   */
  public long signedLong() {
    boolean negative = bits(1) != 0;
    long magnitude = unsignedLong();
    return negative ? ~magnitude : magnitude;
  }

  /**
   * Reads a signed number of any size, up to 64 octets.
   *
   * @return the value
   */
  public BigInteger integer() {
    boolean negative = bits(1) != 0;
    BigInteger magnitude = unsignedInteger();
    return negative ? magnitude.not() : magnitude;
  }

  /**
   * Reads a decimal number: sign, integral part, fraction with its digits reversed.
   *
   * @return the value
   */
  public BigDecimal decimal() {
    boolean negative = bits(1) != 0;
    BigInteger integral = unsignedInteger();
    String fraction = new StringBuilder(unsignedInteger().toString()).reverse().toString();
    BigDecimal value = new BigDecimal(integral + "." + fraction).stripTrailingZeros();
    return negative ? value.negate() : value;
  }

  /**
   * Reads octets.
   *
   * @return the value
   */
  public Bytes binary() {
    int start = position;
    long length = unsigned(5);
    if (length > remainingBits() / 8) {
      throw failure(start, length + " octets announced where " + remainingBits() / 8 + " remain");
    }
    int from = position;
    position += (int) length * 8;
    return (from & 7) == 0
        ? Bytes.copyOf(buffer, from >>> 3, (int) length)
        : Bytes.filled((int) length, target -> unpack(from, target));
  }

  private void unpack(int from, byte[] target) {
    int i = 0;
    int at = from;
    // 7 octets a step, for a window holds at least 57 bits.
    for (; i + Long.BYTES <= target.length; i += 7, at += 56) {
      LONGS.set(target, i, window(at));
    }
    for (; i < target.length; i++, at += 8) {
      target[i] = (byte) (window(at) >>> 56);
    }
  }

  /**
   * Reads a list.
   *
   * @param item reads one item
   * @param <T> the items
   * @return the items
   */
  public <T> List<T> list(Function<ExiReader, T> item) {
    int start = position;
    long size = unsigned(5);
    if (size > remainingBits()) {
      throw failure(start, size + " items announced where " + remainingBits() + " bits remain");
    }
    List<T> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(item.apply(this));
    }
    return List.copyOf(items);
  }

  /**
   * Reads a string.
   *
   * @param name which element or attribute, for the string table
   * @return the value
   */
  public String string(int name) {
    int start = position;
    int length = stringLength(name, Byte.SIZE);
    return length < 0 ? hit(start, ~length, name) : recorded(name, literal(length));
  }

  /**
   * Reads a string of a restricted character set.
   *
   * @param name which element or attribute, for the string table
   * @param characters the set, ascending
   * @return the value
   */
  public String string(int name, String characters) {
    int start = position;
    int[] set = characters.codePoints().toArray();
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(set.length);
    int length = stringLength(name, width);
    if (length < 0) {
      return hit(start, ~length, name);
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int index = bits(width);
      text.appendCodePoint(index < set.length ? set[index] : codePoint());
    }
    return recorded(name, text.toString());
  }

  /** The number of characters of a literal, or the complement of a hit's code. */
  private int stringLength(int name, int bitsPerCharacter) {
    int start = position;
    long code = unsigned(5);
    if (code < 2) {
      return ~(int) code;
    }
    long length = code - 2;
    if (length * bitsPerCharacter > remainingBits()) {
      throw failure(
          start, length + " characters announced where " + remainingBits() + " bits remain");
    }
    return (int) length;
  }

  private String hit(int start, int code, int name) {
    if (!hit) {
      hit = true;
      leniencies.add(
          new Leniency(
              Leniency.Kind.STRING_TABLE_HIT, start, "a value was sent as a string table hit"));
    }
    int size = code == 0 ? strings.localSize(name) : strings.globalSize();
    if (size == 0) {
      throw failure(start, "string table hit where the table is empty");
    }
    int id = bits(Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
    if (id >= size) {
      throw failure(start, "string table hit " + id + " of " + size + " entries");
    }
    return code == 0 ? strings.local(name, id) : strings.global(id);
  }

  private String recorded(int name, String value) {
    if (!value.isEmpty()) {
      strings.add(name, value);
    }
    return value;
  }

  /** Reads characters whose number is known. */
  String characters(int length) {
    if (length > remainingBits() / Byte.SIZE) {
      throw failure(position, length + " characters announced where the body ends");
    }
    return literal(length);
  }

  private String literal(int length) {
    byte[] ascii = new byte[length];
    int i = 0;
    while (i + Long.BYTES <= length) {
      long word = window(position);
      if ((word & HIGH_BITS) != 0) {
        break;
      }
      LONGS.set(ascii, i, word);
      i += 7;
      position += 56;
    }
    while (i < length) {
      int octet = bits(8);
      if (octet >= 0x80) {
        position -= 8;
        return international(ascii, i);
      }
      ascii[i++] = (byte) octet;
    }
    return new String(ascii, StandardCharsets.ISO_8859_1);
  }

  private String international(byte[] ascii, int count) {
    int[] text = new int[ascii.length];
    for (int i = 0; i < count; i++) {
      text[i] = ascii[i];
    }
    for (int i = count; i < text.length; i++) {
      text[i] = codePoint();
    }
    return new String(text, 0, text.length);
  }

  private int codePoint() {
    int start = position;
    long code = unsigned(5);
    if (code > Character.MAX_CODE_POINT
        || code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
      throw failure(start, "U+" + Long.toHexString(code) + " is not a character");
    }
    return (int) code;
  }

  // ---- failures ----

  private ExiException deviation(int start, int code, int count, String names) {
    String expected = Trace.expected(names);
    QualifiedNames known = trace == null ? QualifiedNames.NONE : trace.known();
    if (code > count) {
      return failure(start, "unassigned event code " + code + ", expected " + expected);
    }
    return failure(start, Trace.deviation(this, names, known) + ", expected " + expected);
  }

  ExiException failure(int offset, String reason) {
    return new ExiException(offset, trace == null ? "/" : trace.path(), reason);
  }
}
