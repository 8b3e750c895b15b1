package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.Locale;
import javax.lang.model.SourceVersion;

/** Spellings that several emitters need. */
final class Words {

  private static final int MOST_CHARACTERS = 80;

  private Words() {}

  /** A production's label as part of a constant. */
  static String constant(String label) {
    return switch (label) {
      case "/" -> "END";
      case "#" -> "TEXT";
      case "*" -> "ANY";
      case "@*" -> "ANY_ATTRIBUTE";
      default -> label.replace("@", "").replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    };
  }

  /** A variable for an instance of a class. */
  static String variable(String className) {
    String name = className.substring(0, 1).toLowerCase(Locale.ROOT) + className.substring(1);
    return SourceVersion.isKeyword(name) ? name + "Value" : name;
  }

  /** A string constant, over several lines if it is long. */
  static CodeBlock literal(String text) {
    CodeBlock.Builder code = CodeBlock.builder();
    int start = 0;
    while (text.length() - start > MOST_CHARACTERS) {
      int end = text.lastIndexOf(' ', start + MOST_CHARACTERS) + 1;
      if (end <= start) {
        break;
      }
      code.add("$S\n+ ", text.substring(start, end));
      start = end;
    }
    return code.add("$S", text.substring(start)).build();
  }

  /** Documentation text as Javadoc: no markup, no tags. */
  static String javadoc(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;")
        .replace("$", "$$");
  }
}
