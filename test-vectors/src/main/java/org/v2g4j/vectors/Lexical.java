package org.v2g4j.vectors;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Equality of the text of simple values when their type is not known. Spellings count as equal if
 * some type of the message schemas gives both the same value: an integer with a sign or leading
 * zeros, hexadecimal octets in either case, base64 with white space in it.
 */
final class Lexical {

  private static final Pattern INTEGER = Pattern.compile("([+-]?)(?=[0-9])0*+([0-9]*+)");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]++");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]++={0,2}+");
  private static final Pattern WHITE_SPACE = Pattern.compile("[ \t\r\n]++");

  private Lexical() {}

  /** Whether two texts spell one value, white space around them aside. */
  static boolean sameValue(String a, String b) {
    String left = trim(a);
    String right = trim(b);
    return left.equals(right)
        || sameInteger(left, right)
        || sameHex(left, right)
        || sameBase64(left, right);
  }

  /** A text without XML white space around it: no other character of XML 1.0 is below a blank. */
  static String trim(String text) {
    return text.trim();
  }

  private static boolean sameInteger(String a, String b) {
    Matcher left = INTEGER.matcher(a);
    Matcher right = INTEGER.matcher(b);
    return left.matches()
        && right.matches()
        && left.group(2).equals(right.group(2))
        && isNegative(left) == isNegative(right);
  }

  private static boolean isNegative(Matcher integer) {
    return integer.group(1).equals("-") && !integer.group(2).isEmpty(); // -0 is 0
  }

  private static boolean sameHex(String a, String b) {
    return a.length() % 2 == 0 && a.equalsIgnoreCase(b) && isHex(a) && isHex(b);
  }

  private static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  private static boolean sameBase64(String a, String b) {
    String left = withoutWhiteSpace(a);
    return left.length() % 4 == 0
        && left.equals(withoutWhiteSpace(b))
        && BASE64.matcher(left).matches();
  }

  private static String withoutWhiteSpace(String text) {
    return WHITE_SPACE.matcher(text).replaceAll("");
  }
}
