package org.v2g4j.exi;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Some bits of a body, and what they mean. Immutable.
 *
 * @param offset where they start, in bits from the first byte of the body
 * @param length how many they are; 0 where EXI needs none, as for the only value of an enumeration
 * @param path the element they belong to, such as {@code /V2G_Message/Header}; attributes have an
 *     {@code @} in front of their name; {@code /} outside of the root
 * @param production what they are
 * @param value the value as in the schema's XML, binary in lower-case hexadecimal; null for what is
 *     no value
 */
public record ExiPiece(
    int offset, int length, String path, Production production, @Nullable String value) {

  /**
   * Refuses absent parts.
   *
   * @param offset where they start
   * @param length how many they are
   * @param path the element they belong to
   * @param production what they are
   * @param value the value, or null
   */
  public ExiPiece {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(production, "production");
  }

  /** What bits of a body can be. */
  public enum Production {
    /** The EXI header in front of the body, perhaps with the cookie. */
    HEADER,
    /** The event code that starts an element. */
    ELEMENT,
    /** The event code that announces an attribute. */
    ATTRIBUTE,
    /** A value, for the content of an element together with the event code in front of it. */
    VALUE,
    /** The event code that ends an element, or a fragment. */
    END,
    /** Bits up to the end of the last byte. */
    PADDING,
    /** What follows the message. */
    TRAILING,
    /** What was not read, because it or something before it is no part of a message. */
    UNREAD;

    /**
     * The name for people and programs.
     *
     * @return such as {@code element}
     */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
