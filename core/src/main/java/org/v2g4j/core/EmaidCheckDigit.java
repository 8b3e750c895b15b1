package org.v2g4j.core;

/**
 * The check digits of contract identifiers, whose characters count 0 to 9, then A to Z as 10 to 35.
 */
final class EmaidCheckDigit {
  private static final int RADIX = 36;

  private EmaidCheckDigit() {}

  /**
   * Computes the check digit of ISO 15118-2:2014, Annex H.
   *
   * <p>A character is the number {@code 18a + 9b + 3c + d}, with a and b modulo 2, c and d modulo
   * 3. The i-th character enters with the i-th power of a matrix, {@code [[0,1],[1,1]]} for (a, b)
   * and {@code [[0,1],[1,2]]} for (c, d); going backwards, one multiplication per character does.
   */
  static char ofIso(String body) {
    int a = 0;
    int b = 0;
    int c = 0;
    int d = 0;
    for (int i = body.length() - 1; i >= 0; i--) {
      int n = Character.digit(body.charAt(i), RADIX);
      int first = a + n / 18;
      int second = b + n / 9;
      a = second % 2;
      b = (first + second) % 2;
      int third = c + n / 3;
      int fourth = d + n;
      c = fourth % 3;
      d = (third + 2 * fourth) % 3;
    }
    // As the character at the next position, the check digit brings both sums to zero.
    int check = 18 * a + 9 * b + 3 * (2 * d % 3) + (2 * c + d) % 3;
    return characterOf(check);
  }

  /**
   * Computes the check digit of DIN SPEC 91286: each decimal digit weighs twice as much as the one
   * before it, and a letter is two digits.
   */
  static char ofDin(String body) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      int n = Character.digit(body.charAt(i), RADIX);
      if (n >= 10) {
        sum += weight * (n / 10);
        weight *= 2;
      }
      sum += weight * (n % 10);
      weight *= 2;
    }
    int check = sum % 11;
    return check == 10 ? 'X' : characterOf(check);
  }

  private static char characterOf(int value) {
    return Ascii.upperCase(Character.toString(Character.forDigit(value, RADIX))).charAt(0);
  }
}
