package org.v2g4j.exi.generator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * Java's spelling of schema names: {@code DC_EVSEStatusType} is the class {@code DcEvseStatus},
 * {@code EVCCID} the component {@code evccId}, {@code OK_NewSessionEstablished} the constant {@code
 * OK_NEW_SESSION_ESTABLISHED}.
 */
public final class JavaNames {

  /** Words that capital letters alone do not tell apart, longest first. */
  private static final List<String> WORDS =
      List.of(
              "EMAIDs",
              "eMAID",
              "EMAID",
              "IDs",
              "PnC",
              "SoC",
              "VARh",
              "eMSP",
              "DHpublickey",
              "V2G",
              "V2X",
              "X509",
              "DSA",
              "RSA",
              "OEM",
              "RSSI",
              "CPD",
              "EVCC",
              "EVSE",
              "SECC",
              "RESS",
              "WLAN",
              "PGP",
              "SPKI",
              "SKI",
              "PCID",
              "EV",
              "SA",
              "AC",
              "DC",
              "ID",
              "SOC",
              "EIM",
              "BPT",
              "WPT",
              "ACDP",
              "LF",
              "PPT")
          .stream()
          .sorted(Comparator.comparing(String::length).reversed())
          .toList();

  /** Component names that a record cannot have, because Object has a method of that name. */
  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private JavaNames() {}

  /**
   * The class of a type or element.
   *
   * @param schemaName its local name
   * @return upper camel case, without the suffix Type
   */
  public static String className(String schemaName) {
    String bare =
        schemaName.endsWith("Type") && schemaName.length() > 4
            ? schemaName.substring(0, schemaName.length() - 4)
            : schemaName;
    return words(bare).stream().map(JavaNames::capitalized).collect(Collectors.joining());
  }

  /**
   * The component or variable of an element or attribute.
   *
   * @param schemaName its local name
   * @return lower camel case
   */
  public static String componentName(String schemaName) {
    String name = decapitalized(className(schemaName + "Type"));
    return SourceVersion.isKeyword(name) || OBJECT_METHODS.contains(name) ? name + "Value" : name;
  }

  /**
   * The variable that holds an instance of a class.
   *
   * @param className upper camel case
   * @return lower camel case
   */
  static String decapitalized(String className) {
    return className.substring(0, 1).toLowerCase(Locale.ROOT) + className.substring(1);
  }

  /**
   * The constant of an enumeration value.
   *
   * @param schemaValue the value
   * @return upper case with underscores
   */
  static String constantName(String schemaValue) {
    String name =
        words(schemaValue).stream()
            .map(word -> word.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining("_"));
    return name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0)) ? "_" + name : name;
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }

  /** Splits at underscores and other signs, at known words, and where a capital starts a word. */
  static List<String> words(String schemaName) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < schemaName.length()) {
      if (!Character.isLetterOrDigit(schemaName.charAt(at))) {
        at++;
      } else {
        int end = wordEnd(schemaName, at);
        words.add(schemaName.substring(at, end));
        at = end;
      }
    }
    return words;
  }

  private static int wordEnd(String name, int at) {
    for (String word : WORDS) {
      int end = at + word.length();
      if (name.startsWith(word, at) && !isLowerCase(name, end)) {
        return word.equals("DHpublickey") ? at + 2 : end;
      }
    }
    int end = at + 1;
    if (Character.isUpperCase(name.charAt(at)) && isUpperCase(name, end)) {
      while (isUpperCase(name, end) && !isLowerCase(name, end + 1) && !isKnownWord(name, end)) {
        end++;
      }
      return end;
    }
    while (isLowerCase(name, end) || isDigit(name, end)) {
      end++;
    }
    return end;
  }

  private static boolean isKnownWord(String name, int at) {
    return WORDS.stream()
        .anyMatch(word -> name.startsWith(word, at) && !isLowerCase(name, at + word.length()));
  }

  private static boolean isUpperCase(String name, int at) {
    return at < name.length() && Character.isUpperCase(name.charAt(at));
  }

  private static boolean isLowerCase(String name, int at) {
    return at < name.length() && Character.isLowerCase(name.charAt(at));
  }

  private static boolean isDigit(String name, int at) {
    return at < name.length() && Character.isDigit(name.charAt(at));
  }

  /**
   * The words that all names end with.
   *
   * @param schemaNames names of the members of a choice
   * @return upper camel case; {@code Content} if they share no word
   */
  static String sharedName(List<String> schemaNames) {
    List<List<String>> names = schemaNames.stream().map(JavaNames::words).toList();
    List<String> first = names.get(0);
    int shared = 0;
    while (shared < first.size()
        && endsAlike(names, first.get(first.size() - 1 - shared), shared)) {
      shared++;
    }
    String name =
        first.subList(first.size() - shared, first.size()).stream()
            .map(JavaNames::capitalized)
            .collect(Collectors.joining());
    return name.isEmpty() || schemaNames.size() == 1 ? "Content" : name;
  }

  private static boolean endsAlike(List<List<String>> names, String word, int fromEnd) {
    return names.stream()
        .allMatch(
            words -> words.size() > fromEnd && words.get(words.size() - 1 - fromEnd).equals(word));
  }
}
