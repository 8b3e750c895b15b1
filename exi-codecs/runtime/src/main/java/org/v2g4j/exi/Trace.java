package org.v2g4j.exi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Follows the events of a body to tell where it is. Mutable. */
class Trace {

  private static final List<String> FIRST =
      List.of(
          "the end of the element",
          "xsi:type",
          "xsi:nil",
          "an undeclared attribute",
          "an attribute with an invalid value",
          "an unexpected element",
          "text that is no valid value");
  private static final List<String> START =
      List.of(
          "the end of the element",
          "an undeclared attribute",
          "an attribute with an invalid value",
          "an unexpected element",
          "text that is no valid value");
  private static final List<String> CONTENT =
      List.of("the end of the element", "an unexpected element", "unexpected text");

  private String[] names = new String[16];
  private int[] codes = new int[16];
  private int depth;
  private String attributeNames = "";
  private int attributeCode;
  private final QualifiedNames known;

  Trace(QualifiedNames known) {
    this.known = known;
  }

  /** The names of the set, to describe what leaves the schema. */
  QualifiedNames known() {
    return known;
  }

  /** Allocates nothing: a body that fails must cost no more than one that does not. */
  void event(String productions, int code) {
    int start = tokenStart(productions, code);
    attributeNames = "";
    switch (productions.charAt(start)) {
      case '/' -> leave();
      case '@' -> {
        attributeNames = productions;
        attributeCode = code;
      }
      case '#' -> {}
      default -> push(productions, code);
    }
  }

  /** An event, and the bits of its code. */
  void event(String productions, int code, int start, int behind) {
    event(productions, code);
  }

  /** The root element, and the bits of its code. */
  void root(String name, int start, int behind) {
    enter(name);
  }

  /** An empty value that came as an end event. */
  void emptyValue(int start, int behind) {
    leave();
  }

  /** Goes into an element that no event code of a type has announced. */
  void enter(String name) {
    push(name, 0);
  }

  private void push(String productions, int code) {
    if (depth == names.length) {
      names = Arrays.copyOf(names, 2 * depth);
      codes = Arrays.copyOf(codes, 2 * depth);
    }
    names[depth] = productions;
    codes[depth++] = code;
  }

  void leave() {
    depth--;
  }

  String path() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      append(path, names[i], codes[i]);
    }
    if (!attributeNames.isEmpty()) {
      append(path, attributeNames, attributeCode);
    }
    return path.isEmpty() ? "/" : path.toString();
  }

  private static void append(StringBuilder path, String productions, int code) {
    int start = tokenStart(productions, code);
    path.append('/').append(productions, start, tokenEnd(productions, start));
  }

  static int tokenStart(String productions, int index) {
    char mark = productions.charAt(0);
    int start = mark == '^' || mark == '>' ? 1 : 0;
    for (int i = 0; i < index; i++) {
      start = productions.indexOf(' ', start) + 1;
    }
    return start;
  }

  private static int tokenEnd(String productions, int start) {
    int end = productions.indexOf(' ', start);
    return end < 0 ? productions.length() : end;
  }

  private static String bare(String names) {
    return names.startsWith("^") || names.startsWith(">") ? names.substring(1) : names;
  }

  /** The productions as a reader of an error message wants them. */
  static String expected(String names) {
    List<String> words = new ArrayList<>();
    for (String name : bare(names).split(" ")) {
      words.add(
          switch (name) {
            case "/" -> "the end of the element";
            case "#" -> "a value";
            case "*" -> "any element";
            case "@*" -> "any attribute";
            default -> name;
          });
    }
    return words.size() < 4
        ? String.join(" or ", words)
        : String.join(", ", words.subList(0, words.size() - 1))
            + " or "
            + words.get(words.size() - 1);
  }

  /**
   * Reads what follows the escape from the grammar, and names it: the kind of deviation, and where
   * the names of the set are known, the name and value that came.
   */
  static String deviation(ExiReader in, String names, QualifiedNames known) {
    List<String> kinds = names.startsWith("^") ? FIRST : names.startsWith(">") ? START : CONTENT;
    List<String> productions = List.of(bare(names).split(" "));
    List<String> entries = productions.contains("/") ? kinds.subList(1, kinds.size()) : kinds;
    int width = Integer.SIZE - Integer.numberOfLeadingZeros(entries.size() - 1);
    if (in.remainingBits() < width) {
      return "a deviation from the schema, cut off";
    }
    int code = in.bits(width);
    if (code >= entries.size()) {
      return "unassigned event code";
    }
    String kind = entries.get(code);
    return "found " + kind + (known.isEmpty() ? "" : detail(in, kind, productions, known));
  }

  /** The name and value behind a deviation; nothing where the body ends before them. */
  private static String detail(
      ExiReader in, String kind, List<String> productions, QualifiedNames known) {
    try {
      return switch (kind) {
        case "xsi:type", "an unexpected element" -> " " + known.read(in);
        case "an undeclared attribute" -> " " + known.read(in) + " = " + quoted(in);
        case "an attribute with an invalid value" -> invalidAttribute(in, productions, known);
        case "text that is no valid value", "unexpected text" -> " " + quoted(in);
        default -> "";
      };
    } catch (ExiException e) {
      return "";
    }
  }

  private static String invalidAttribute(
      ExiReader in, List<String> productions, QualifiedNames known) {
    List<String> declared = productions.stream().filter(name -> name.startsWith("@")).toList();
    int index = in.bits(Integer.SIZE - Integer.numberOfLeadingZeros(declared.size()));
    String name = index < declared.size() ? declared.get(index).substring(1) : known.read(in);
    return " " + name + " = " + quoted(in);
  }

  private static String quoted(ExiReader in) {
    int length = in.unsignedInt();
    if (length < 2) {
      return "a string of the table";
    }
    String text = in.characters(length - 2);
    return "'" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
  }
}
