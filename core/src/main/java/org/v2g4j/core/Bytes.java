package org.v2g4j.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequence of octets, compared by content. Immutable: arrays are copied on the way in and on the
 * way out.
 *
 * <p>Not for secrets, whose octets would be printed and linger in memory: see {@link SecretBytes}.
 */
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);
  private static final HexFormat HEX = HexFormat.of();
  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Longest value that {@link #toString()} prints whole: a digest of SHA-256 just fits. */
  private static final int PRINTED_WHOLE = 32;

  /** How much of a longer value it prints. */
  private static final int PRINTED_HEAD = 16;

  private final byte[] octets;

  /** Takes the array over: whoever calls this must not keep it. */
  private Bytes(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Copies octets.
   *
   * @param octets the octets, any number of them
   * @return a value of the same content
   */
  public static Bytes of(byte... octets) {
    return octets.length == 0 ? EMPTY : new Bytes(octets.clone());
  }

  /**
   * Copies a part of an array.
   *
   * @param source where to copy from
   * @param offset index of the first octet
   * @param length number of octets
   * @return a value of {@code length} octets
   * @throws IndexOutOfBoundsException if the part does not lie within the array
   */
  public static Bytes copyOf(byte[] source, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, source.length);
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(source, offset, offset + length));
  }

  /**
   * Returns the value of no octets.
   *
   * @return a value of length 0
   */
  public static Bytes empty() {
    return EMPTY;
  }

  /**
   * Lets a codec write the octets in place, which saves the copy that {@link #of} makes.
   *
   * @param length number of octets, 0 or more; allocated at once, so check what a peer declared
   *     before it gets here
   * @param filler writes the octets; what it leaves untouched is zero
   * @return a value of {@code length} octets
   * @throws IllegalArgumentException if {@code length} is negative
   */
  public static Bytes filled(int length, Filler filler) {
    if (length < 0) {
      throw new IllegalArgumentException("length must not be negative but is " + length);
    }
    byte[] octets = new byte[length];
    filler.fill(octets);
    return length == 0 ? EMPTY : new Bytes(octets);
  }

  /**
   * Reads hexadecimal digits of either case.
   *
   * @param text two digits per octet; white space may stand between octets
   * @return the octets
   * @throws IllegalArgumentException if a character is no hexadecimal digit, or an octet has only
   *     one
   */
  public static Bytes parseHex(String text) {
    byte[] octets = new byte[text.length() / 2];
    int length = 0;
    int index = 0;
    while (index < text.length()) {
      if (Character.isWhitespace(text.charAt(index))) {
        index++;
      } else {
        octets[length++] = (byte) (hexDigit(text, index) << 4 | hexDigit(text, index + 1));
        index += 2;
      }
    }
    return copyOf(octets, 0, length);
  }

  private static int hexDigit(String text, int index) {
    if (index == text.length()) {
      throw new IllegalArgumentException(
          "expected a hexadecimal digit at index " + index + " but the text ends");
    }
    char digit = text.charAt(index);
    if (!HexFormat.isHexDigit(digit)) {
      throw new IllegalArgumentException(
          "expected a hexadecimal digit at index " + index + " but found '" + digit + "'");
    }
    return HexFormat.fromHexDigit(digit);
  }

  /**
   * Reads Base64 with the standard alphabet.
   *
   * @param text the encoded octets; white space is ignored, padding may be missing
   * @return the octets
   * @throws IllegalArgumentException if the text is no Base64
   * @see <a href="https://www.rfc-editor.org/rfc/rfc4648#section-4">RFC 4648, section 4</a>
   */
  public static Bytes parseBase64(String text) {
    byte[] octets = Base64.getDecoder().decode(text.replaceAll("\\s", ""));
    return octets.length == 0 ? EMPTY : new Bytes(octets);
  }

  /**
   * Returns the number of octets.
   *
   * @return 0 or more
   */
  public int length() {
    return octets.length;
  }

  /**
   * Tells whether there is no octet.
   *
   * @return whether the length is 0
   */
  public boolean isEmpty() {
    return octets.length == 0;
  }

  /**
   * Returns one octet.
   *
   * @param index counted from 0
   * @return the octet, signed as Java has it
   * @throws IndexOutOfBoundsException if there is no such octet
   */
  public byte at(int index) {
    return octets[index];
  }

  /**
   * Returns eight octets as a number, most significant octet first.
   *
   * @param offset index of the first of them
   * @return the 64 bits
   * @throws IndexOutOfBoundsException if fewer than eight octets remain there
   */
  public long longAt(int offset) {
    return (long) BIG_ENDIAN_LONG.get(octets, offset);
  }

  /**
   * Copies the octets out.
   *
   * @return a new array
   */
  public byte[] toByteArray() {
    return octets.clone();
  }

  /**
   * Copies a part into an array of the caller's.
   *
   * @param offset index of the first octet to copy
   * @param target where to copy to
   * @param targetOffset index that the first octet gets there
   * @param length number of octets
   * @throws IndexOutOfBoundsException if the part does not lie within this value, or does not fit
   *     into the target
   */
  public void copyTo(int offset, byte[] target, int targetOffset, int length) {
    System.arraycopy(octets, offset, target, targetOffset, length);
  }

  /**
   * Returns a part.
   *
   * @param from index of the first octet
   * @param to index after the last octet
   * @return a value of {@code to - from} octets
   * @throws IndexOutOfBoundsException if the part does not lie within this value
   */
  public Bytes slice(int from, int to) {
    Objects.checkFromToIndex(from, to, octets.length);
    return to - from == octets.length ? this : copyOf(octets, from, to - from);
  }

  /**
   * Returns all octets as hexadecimal digits.
   *
   * @return two lower-case digits per octet, nothing between them
   */
  public String toHex() {
    return HEX.formatHex(octets);
  }

  /**
   * Returns all octets as Base64 with the standard alphabet.
   *
   * @return one line, padded
   */
  public String toBase64() {
    return Base64.getEncoder().encodeToString(octets);
  }

  /**
   * Compares by content.
   *
   * @param other any object
   * @return whether it is the same sequence of octets
   */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /**
   * Returns hexadecimal digits for people to read.
   *
   * @return all octets of a short value; the head of a long one, with its length
   */
  @Override
  public String toString() {
    return octets.length <= PRINTED_WHOLE
        ? toHex()
        : HEX.formatHex(octets, 0, PRINTED_HEAD) + "... (" + octets.length + " bytes)";
  }

  /** Writes the octets of a value that is being made. */
  @FunctionalInterface
  public interface Filler {
    /**
     * Writes the octets.
     *
     * @param target as long as the value, all zero; not to be kept, because it becomes the value
     */
    void fill(byte[] target);
  }
}
