package org.v2g4j.exi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  private static final long HIGH_BITS = 0x8080808080808080L;

  /** Octets that {@link #window} holds at least, wherever it starts. */
  private static final int OCTETS_OF_A_WINDOW = 7;

  /** Octets of a number that surely is an {@code int}. */
  private static final int OCTETS_OF_AN_INT = 4;

  /** Octets of a number in a window with a sign in front of it and events behind it. */
  private static final int OCTETS_WITH_EVENTS = 5;

  /** The marks for "more follow" in the octets that a window holds. */
  private static final long MARKS = HIGH_BITS << 8;

  /** Far more than any message has; each takes 4 bits and may take 100 bytes of memory. */
  private static final int MOST_EMPTY_VALUES = 64;

  private static final byte[] NOTHING = {};

  private final StringTable strings;
  private final @Nullable Trace trace;
  private final List<Leniency> leniencies;
  private final Bytes.Filler unpacking = new Unpacking();
  private byte[] buffer = NOTHING;

  /** Index of the body in the buffer; positions count from it. */
  private int base;

  /** The last octet of the body that starts a whole word; less than 0 if it must lie before it. */
  private int lastWord;

  /** The position behind the body. */
  private int limit;

  /** As the limit; 0 if a trace has to follow each event, so that there are no short cuts. */
  private int quick;

  /** The trace that wants to know every bit, if there is one. */
  private @Nullable PieceTrace pieces;

  private int position;

  private int choices;
  private int emptyValues;
  private boolean hit;
  private byte[] word = NOTHING;
  private byte[] characters = NOTHING;
  private Object[] exact = {};
  private Entries<?>[] spare = {};
  private int spares;

  ExiReader(List<Leniency> leniencies, StringTable strings, @Nullable Trace trace) {
    this.leniencies = leniencies;
    this.strings = strings;
    this.trace = trace;
    this.pieces = trace instanceof PieceTrace every ? every : null;
  }

  /** Begins with a body: {@code length} octets, of which the header takes the first ones. */
  void start(byte[] source, int offset, int length, int header) {
    if (source.length < Long.BYTES) {
      // A window needs a whole word.
      word = word.length == 0 ? new byte[Long.BYTES] : word;
      System.arraycopy(source, offset, word, 0, length);
      buffer = word;
      base = 0;
    } else {
      buffer = source;
      base = offset;
    }
    lastWord = buffer.length - Long.BYTES - base;
    limit = Byte.SIZE * length;
    quick = trace == null ? limit : 0;
    position = Byte.SIZE * header;
    choices = 0;
    emptyValues = 0;
    hit = false;
  }

  /** Lets go of what was read, and keeps the room that it took. */
  void release() {
    buffer = NOTHING;
    leniencies.clear();
    strings.clear();
    Arrays.fill(exact, null);
  }

  List<Leniency> leniencies() {
    return leniencies;
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
    int count = end - from;
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(count);
    int behind = position + width;
    if (behind <= quick) {
      int code = (int) (window(position) >>> Long.SIZE - width);
      if (code < count) {
        position = behind;
        choices += count > 1 ? 1 : 0;
        return from + code;
      }
    }
    return from + slowly(count, width, names);
  }

  /** Reads an event code that deviates, or that a trace has to follow. */
  private int slowly(int count, int width, String names) {
    int start = position;
    int code = bits(width);
    if (code >= count) {
      throw deviation(start, code, count, names);
    }
    if (trace != null) {
      trace.event(names, code, start, position);
    }
    choices += count > 1 ? 1 : 0;
    return code;
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
   * Reads events and values that take the same bits in every message, as one number: nothing else
   * is possible at any of the events, and each value is of fixed width.
   *
   * @param width bits of all, 1 to 57
   * @param events the bits that code events; each of them is zero in what is expected
   * @param names the events, separated by blanks: names of elements that start, {@code #} for text
   *     that goes on behind the run, {@code #7} for text that is a number of seven bits, {@code
   *     #7-3} where -3 is its smallest, {@code #?} for a boolean, {@code #<5} for one of five
   *     values, {@code /} for an end
   * @return the bits
   */
  public long run(int width, long events, String names) {
    int behind = position + width;
    if (behind <= quick) {
      long bits = window(position) >>> Long.SIZE - width;
      if ((bits & events) == 0) {
        position = behind;
        return bits;
      }
    }
    return eventByEvent(width, names);
  }

  /** Reads a run so that the event that deviates is named, or that a trace can follow. */
  private long eventByEvent(int width, String names) {
    int start = position;
    int token = 0;
    for (int from = 0; from <= names.length(); token++) {
      int to = names.indexOf(' ', from);
      to = to < 0 ? names.length() : to;
      if (names.charAt(from) == '#') {
        text();
        fixed(names, from + 1, to);
      } else if (bits(1) != 0) {
        throw deviation(position - 1, 1, 1, names.substring(from, to));
      } else if (trace != null) {
        trace.event(names, token, position - 1, position);
      }
      from = to + 1;
    }
    return window(start) >>> Long.SIZE - width;
  }

  /** Reads a value as the part of a run's names says. */
  private void fixed(String names, int from, int to) {
    int start = position;
    if (from == to) {
      return;
    }
    switch (names.charAt(from)) {
      case '?' -> tell(start, (Object) (bits(1) != 0));
      case '<' -> {
        int count = Integer.parseInt(names, from + 1, to, 10);
        int index = bits(enumerationWidth(count));
        if (index >= count) {
          throw enumerationFailure(start, index, count);
        }
        tell(start, index);
      }
      default -> {
        int sign = Math.max(names.indexOf('+', from), names.indexOf('-', from));
        int behindWidth = sign < 0 || sign > to ? to : sign;
        int minimum = behindWidth == to ? 0 : Integer.parseInt(names, behindWidth, to, 10);
        tell(start, bits(Integer.parseInt(names, from, behindWidth, 10)) + minimum);
      }
    }
  }

  /** Tells which number ends here, to whom wants to know every bit. */
  private void tell(int valueStart, long number) {
    if (pieces != null) {
      tell(valueStart, (Object) number);
    }
  }

  /** Tells which value ends here, to whom wants to know every bit. */
  private void tell(int valueStart, Object value) {
    if (pieces != null) {
      pieces.value(valueStart, position, value);
    }
  }

  /** What is read from now on only describes a failure. */
  void stopTelling() {
    pieces = null;
  }

  /** Tells what a value is that was told as a number. */
  private void tellAgain(int valueStart, Object value) {
    if (pieces != null) {
      pieces.rename(valueStart, value);
    }
  }

  /**
   * The value of an enumeration that was read in a {@link #run}.
   *
   * @param values all values of the enumeration, in the order of the schema
   * @param index the index that was read
   * @param back bits from the index to the end of the run
   * @param <E> the enumeration
   * @return the value
   */
  public <E> E value(E[] values, int index, int back) {
    if (index >= values.length) {
      throw enumerationFailure(position - back, index, values.length);
    }
    tellAgain(position - back, values[index]);
    return values[index];
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
   * Reads the event that alone is supported where the grammar has too many to list.
   *
   * @param width bits of the code
   * @param wanted the code
   * @param name its production
   */
  public void require(int width, int wanted, String name) {
    if (!takes(width, wanted, name)) {
      int code = bits(width);
      throw failure(
          position, "expected " + Trace.expected(name) + " (" + wanted + "), found code " + code);
    }
  }

  /**
   * Reads an event if it is the next one, where the grammar has too many to list.
   *
   * @param width bits of the code
   * @param wanted the code
   * @param name its production
   * @return whether it was
   */
  public boolean takes(int width, int wanted, String name) {
    int start = position;
    if (bits(width) != wanted) {
      position = start;
      return false;
    }
    if (trace != null) {
      trace.event(name, 0, start, position);
    }
    return true;
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
    boolean value = nBitContent(1) != 0;
    tellAgain(position - 2, value);
    return value;
  }

  /**
   * Reads a number of fixed width and the end of its element.
   *
   * @param width bits of the number, 0 to 12
   * @return the number, 0 or more
   */
  public int nBitContent(int width) {
    return nBitContent(width, 0);
  }

  /**
   * Reads a number of fixed width and the end of its element.
   *
   * @param width bits of the number, 0 to 12
   * @param minimum what stands for 0 in these bits
   * @return the number, {@code minimum} or more
   */
  public int nBitContent(int width, int minimum) {
    int behind = position + width + 2;
    if (behind <= quick) {
      int all = (int) (window(position) >>> Long.SIZE - 2 - width);
      if ((all & (1 << width + 1 | 1)) == 0) {
        position = behind;
        return (all >>> 1) + minimum;
      }
    }
    text();
    int value = nBit(width, minimum);
    end();
    return value;
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
    int index = nBitContent(enumerationWidth(values.length));
    return value(values, index, position - start - 1);
  }

  /**
   * Reads an unsigned number and the end of its element.
   *
   * @return 0 to 2^31 - 1
   */
  public int unsignedIntContent() {
    text();
    return unsignedInt(1, "/");
  }

  /**
   * Reads an unsigned number and the end of its element.
   *
   * @return 0 to 2^63 - 1
   */
  public long unsignedLongContent() {
    text();
    return unsignedLong(1, "/");
  }

  /**
   * Reads an unsigned number of up to 64 bits and the end of its element.
   *
   * @return the value; from 2^63 on it looks negative
   */
  public long unsigned64Content() {
    text();
    return unsigned64(1, "/");
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
    return signedInt(1, "/");
  }

  /**
   * Reads a signed number and the end of its element.
   *
   * @return the value
   */
  public long longContent() {
    text();
    return signedLong(1, "/");
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
    if (pieces != null) {
      pieces.text(start);
    }
  }

  /**
   * Reads the only possible event, text, or the end of an element whose value is empty.
   *
   * @return whether the element has ended
   */
  public boolean textOrEmpty() {
    if (position < limit && window(position) >= 0) {
      if (pieces != null) {
        pieces.text(position);
      }
      position++;
      return false;
    }
    return emptyOrRefused();
  }

  private boolean emptyOrRefused() {
    int start = position;
    if (bits(1) != 0 && bits(3) == 0) {
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
      trace.emptyValue(start, position);
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
    skip(width);
    // Two shifts, because a shift by 64 is one by 0.
    return (int) (window(at) >>> 1 >>> (63 - width));
  }

  /**
   * Reads a number of fixed width.
   *
   * @param width bits of the number, 0 to 12
   * @param minimum what stands for 0 in these bits
   * @return the number, {@code minimum} or more
   */
  public int nBit(int width, int minimum) {
    int start = position;
    int value = bits(width) + minimum;
    tell(start, value);
    return value;
  }

  private void skip(int width) {
    int behind = position + width;
    if (behind > limit) {
      throw failure(position, "the body ends where " + width + " more bits are needed");
    }
    position = behind;
  }

  /** At least 57 bits from a position, left-aligned; what is behind the body is not defined. */
  private long window(int at) {
    int octet = Math.min(at >>> 3, lastWord);
    return (long) LONGS.get(buffer, base + octet) << at - (octet << 3);
  }

  /**
   * Reads the index of an enumeration value.
   *
   * @param values all values of the enumeration, in the order of the schema
   * @param <E> the enumeration
   * @return the value
   */
  public <E> E enumeration(E[] values) {
    int width = enumerationWidth(values.length);
    return value(values, nBit(width, 0), width);
  }

  private static int enumerationWidth(int count) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }

  private ExiException enumerationFailure(int start, int index, int count) {
    return failure(start, "enumeration index " + index + " of " + count + " values");
  }

  /**
   * Reads an unsigned number.
   *
   * @return 0 to 2^31 - 1
   */
  public int unsignedInt() {
    int start = position;
    int value = unsignedInt(window(start));
    tell(start, value);
    return value;
  }

  private int unsignedInt(long window) {
    int start = position;
    long value = unsigned(window, 5);
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
    long value = unsignedLong(window(start));
    tell(start, value);
    return value;
  }

  private long unsignedLong(long window) {
    int start = position;
    long value = unsigned(window, 10);
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
    int start = position;
    long value = unsigned(window(start), 10);
    if (pieces != null) {
      tell(start, Long.toUnsignedString(value));
    }
    return value;
  }

  /** Reads an unsigned number; of the window at its start, seven octets are enough. */
  private long unsigned(long window, int mostOctets) {
    int octets = octets(window);
    int behind = position + Byte.SIZE * octets;
    if (octets > Math.min(OCTETS_OF_A_WINDOW, mostOctets) || behind > limit) {
      return unsigned(mostOctets);
    }
    position = behind;
    return joined(window, octets);
  }

  /** The groups of seven bits in the first octets of a window, the first one lowest. */
  private static long joined(long window, int octets) {
    long groups = Long.reverseBytes(window) & ~HIGH_BITS & -1L >>> Long.SIZE - Byte.SIZE * octets;
    // 7 bits of 8, then 14 of 16, then 28 of 32
    groups = groups & 0x007f007f007f007fL | (groups & 0x7f007f007f007f00L) >>> 1;
    groups = groups & 0x00003fff00003fffL | (groups & 0x3fff00003fff0000L) >>> 2;
    return groups & 0x0fffffffL | (groups & 0x0fffffff00000000L) >>> 4;
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
    BigInteger value = magnitude();
    tell(start, value);
    return value;
  }

  private BigInteger magnitude() {
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
   * Reads a signed number and the events behind it, which have no choice.
   *
   * @param events how many events
   * @param names the events, as in {@link #run}
   * @return the value
   */
  public int signedInt(int events, String names) {
    long window = window(position);
    int octets = octets(window << 1);
    if (octets <= OCTETS_OF_AN_INT && isFollowed(window, 1 + Byte.SIZE * octets, events)) {
      position += 1 + Byte.SIZE * octets + events;
      return (int) (window >> 63 ^ joined(window << 1, octets));
    }
    int value = signedInt();
    run(events, -1, names);
    return value;
  }

  /**
   * Reads a signed number and the events behind it, which have no choice.
   *
   * @param events how many events
   * @param names the events, as in {@link #run}
   * @return the value
   */
  public long signedLong(int events, String names) {
    long window = window(position);
    int octets = octets(window << 1);
    if (octets <= OCTETS_WITH_EVENTS && isFollowed(window, 1 + Byte.SIZE * octets, events)) {
      position += 1 + Byte.SIZE * octets + events;
      return window >> 63 ^ joined(window << 1, octets);
    }
    long value = signedLong();
    run(events, -1, names);
    return value;
  }

  /**
   * Reads an unsigned number and the events behind it, which have no choice.
   *
   * @param events how many events
   * @param names the events, as in {@link #run}
   * @return 0 to 2^31 - 1
   */
  public int unsignedInt(int events, String names) {
    long window = window(position);
    int octets = octets(window);
    if (octets <= OCTETS_OF_AN_INT && isFollowed(window, Byte.SIZE * octets, events)) {
      position += Byte.SIZE * octets + events;
      return (int) joined(window, octets);
    }
    int value = unsignedInt();
    run(events, -1, names);
    return value;
  }

  /**
   * Reads an unsigned number and the events behind it, which have no choice.
   *
   * @param events how many events
   * @param names the events, as in {@link #run}
   * @return 0 to 2^63 - 1
   */
  public long unsignedLong(int events, String names) {
    long window = window(position);
    int octets = octets(window);
    if (octets <= OCTETS_WITH_EVENTS && isFollowed(window, Byte.SIZE * octets, events)) {
      position += Byte.SIZE * octets + events;
      return joined(window, octets);
    }
    long value = unsignedLong();
    run(events, -1, names);
    return value;
  }

  /**
   * Reads an unsigned number of up to 64 bits and the events behind it, which have no choice.
   *
   * @param events how many events
   * @param names the events, as in {@link #run}
   * @return the value; from 2^63 on it looks negative
   */
  public long unsigned64(int events, String names) {
    long window = window(position);
    int octets = octets(window);
    if (octets <= OCTETS_WITH_EVENTS && isFollowed(window, Byte.SIZE * octets, events)) {
      position += Byte.SIZE * octets + events;
      return joined(window, octets);
    }
    long value = unsigned64();
    run(events, -1, names);
    return value;
  }

  /** Whether a number at the start of a window has its events behind it. */
  private boolean isFollowed(long window, int bits, int events) {
    return position + bits + events <= quick && window << bits >>> Long.SIZE - events == 0;
  }

  /** The octets of the number in a window: up to the first without a mark. */
  private static int octets(long window) {
    return (Long.numberOfLeadingZeros(~window & MARKS) >>> 3) + 1;
  }

  /**
   * Reads a signed number.
   *
   * @return the value
   */
  public int signedInt() {
    int start = position;
    long window = window(start);
    skip(1);
    int value = (int) (window >> 63) ^ unsignedInt(window << 1);
    tell(start, value);
    return value;
  }

  /**
   * Reads a signed number.
   *
   * @return the value
   */
  public long signedLong() {
    int start = position;
    long window = window(start);
    skip(1);
    long value = window >> 63 ^ unsignedLong(window << 1);
    tell(start, value);
    return value;
  }

  /**
   * Reads a signed number of any size, up to 64 octets.
   *
   * @return the value
   */
  public BigInteger integer() {
    int start = position;
    boolean negative = bits(1) != 0;
    BigInteger magnitude = magnitude();
    BigInteger value = negative ? magnitude.not() : magnitude;
    tell(start, value);
    return value;
  }

  /**
   * Reads a decimal number: sign, integral part, fraction with its digits reversed.
   *
   * @return the value
   */
  public BigDecimal decimal() {
    int start = position;
    boolean negative = bits(1) != 0;
    BigInteger integral = magnitude();
    String fraction = new StringBuilder(magnitude().toString()).reverse().toString();
    BigDecimal magnitude = new BigDecimal(integral + "." + fraction).stripTrailingZeros();
    BigDecimal value = negative ? magnitude.negate() : magnitude;
    tell(start, value);
    return value;
  }

  /**
   * Reads octets.
   *
   * @return the value
   */
  public Bytes binary() {
    int start = position;
    Bytes value = octets();
    tell(start, value);
    return value;
  }

  private Bytes octets() {
    int start = position;
    long length = unsigned(window(start), 5);
    if (length > remainingBits() / 8) {
      throw failure(start, length + " octets announced where " + remainingBits() / 8 + " remain");
    }
    if ((position & 7) != 0) {
      return Bytes.filled((int) length, unpacking);
    }
    int from = base + (position >>> 3);
    position += (int) length * 8;
    return Bytes.copyOf(buffer, from, (int) length);
  }

  /** A class and no lambda, which would have to be made when the first message comes. */
  private final class Unpacking implements Bytes.Filler {
    @Override
    public void fill(byte[] target) {
      unpack(target);
    }
  }

  private void unpack(byte[] target) {
    int start = position;
    copyWords(target, target.length);
    int copied = position - start >>> 3;
    long rest = window(position);
    position += Byte.SIZE * (target.length - copied);
    for (int i = copied; i < target.length; i++) {
      target[i] = (byte) (rest >>> Long.SIZE - Byte.SIZE);
      rest <<= Byte.SIZE;
    }
  }

  /**
   * Reads octets that start at any bit, eight a step while a further word follows and seven a step
   * then, as long as eight remain; up to seven do at the end. Returns the bits that any of them has
   * set.
   */
  private long copyWords(byte[] target, int length) {
    byte[] source = buffer;
    int from = base + (position >>> 3);
    int shift = position & 7;
    long all = 0;
    int i = 0;
    if (length >= 2 * Long.BYTES) {
      long first = (long) LONGS.get(source, from);
      for (; i <= length - 2 * Long.BYTES; i += Long.BYTES) {
        long second = (long) LONGS.get(source, from + i + Long.BYTES);
        // Two shifts, because a shift by 64 is one by 0.
        long word = first << shift | second >>> 1 >>> 63 - shift;
        LONGS.set(target, i, word);
        all |= word;
        first = second;
      }
    }
    for (; i <= length - Long.BYTES; i += OCTETS_OF_A_WINDOW) {
      long word = (long) LONGS.get(source, from + i) << shift;
      LONGS.set(target, i, word);
      all |= word;
    }
    position += Byte.SIZE * i;
    return all;
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
    long size = unsigned(window(start), 5);
    if (size > remainingBits()) {
      throw failure(start, size + " items announced where " + remainingBits() + " bits remain");
    }
    if (pieces != null) {
      tell(start, size + " items");
    }
    Entries<T> items = entries();
    for (int i = 0; i < size; i++) {
      items.add(item.apply(this));
    }
    return items.toList();
  }

  /**
   * Hands out what collects the entries of a list.
   *
   * @param <T> the entries
   * @return without entries
   */
  @SuppressWarnings("unchecked") // it is empty, so it may hold anything
  public <T> Entries<T> entries() {
    return spares == 0 ? new Entries<>(this) : (Entries<T>) spare[--spares];
  }

  void takeBack(Entries<?> empty) {
    if (spares == spare.length) {
      spare = Arrays.copyOf(spare, spares + 4);
    }
    spare[spares++] = empty;
  }

  /** The first entries in an array of that length, which is used again the next time. */
  <T> T[] exactly(T[] entries, int size) {
    if (exact.length != size) {
      exact = new Object[size];
    }
    System.arraycopy(entries, 0, exact, 0, size);
    @SuppressWarnings("unchecked") // now it holds nothing else
    T[] those = (T[]) exact;
    return those;
  }

  /**
   * Reads a string.
   *
   * @param name which element or attribute, for the string table
   * @return the value
   */
  public String string(int name) {
    int start = position;
    int length = stringLength(Byte.SIZE);
    String value = length < 0 ? hit(start, ~length, name) : recorded(name, literal(length));
    tell(start, value);
    return value;
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
    int length = stringLength(width);
    String value =
        length < 0 ? hit(start, ~length, name) : recorded(name, literal(length, set, width));
    tell(start, value);
    return value;
  }

  private String literal(int length, int[] set, int width) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int index = bits(width);
      text.appendCodePoint(index < set.length ? set[index] : codePoint());
    }
    return text.toString();
  }

  /** The number of characters of a literal, or the complement of a hit's code. */
  private int stringLength(int bitsPerCharacter) {
    int start = position;
    long code = unsigned(window(start), 5);
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
    if (characters.length < length + Long.BYTES) {
      characters = new byte[length + 2 * Long.BYTES];
    }
    int start = position;
    long all = copyWords(characters, length);
    int copied = position - start >>> 3;
    long rest = window(position);
    LONGS.set(characters, copied, rest);
    all |= rest & ~(-1L >>> Byte.SIZE * (length - copied));
    if ((all & HIGH_BITS) != 0) {
      position = start;
      return international(length);
    }
    position = start + Byte.SIZE * length;
    return new String(characters, 0, length, StandardCharsets.ISO_8859_1);
  }

  private String international(int length) {
    int[] text = new int[length];
    for (int i = 0; i < length; i++) {
      text[i] = codePoint();
    }
    return new String(text, 0, length);
  }

  private int codePoint() {
    int start = position;
    long code = unsigned(window(start), 5);
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
    stopTelling();
    if (code > count) {
      return failure(start, "unassigned event code " + code + ", expected " + expected);
    }
    return failure(start, Trace.deviation(this, names, known) + ", expected " + expected);
  }

  ExiException failure(int offset, String reason) {
    return new ExiException(offset, trace == null ? "/" : trace.path(), reason);
  }
}
