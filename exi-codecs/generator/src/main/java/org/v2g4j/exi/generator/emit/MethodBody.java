package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.Set;

/** Collects the statements of one method and keeps its variables apart. Mutable. */
final class MethodBody {

  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<String> variables = new HashSet<>();
  private boolean hasBlocks;

  MethodBody(String... reserved) {
    variables.addAll(Set.of(reserved));
  }

  /** A new variable, with another name if the wanted one is taken. */
  String variable(String wanted) {
    String name = wanted;
    for (int number = 2; !variables.add(name); number++) {
      name = wanted + number;
    }
    return name;
  }

  /** Whether a block was opened: what is declared from here on may be inside of one. */
  boolean hasBlocks() {
    return hasBlocks;
  }

  void add(CodeBlock block) {
    code.add(block);
  }

  void line(String format, Object... args) {
    code.add(format + "\n", args);
  }

  void statement(String format, Object... args) {
    code.addStatement(format, args);
  }

  /** A statement; one that holds a switch indents its cases from its own start. */
  void statementOf(CodeBlock statement) {
    if (statement.toString().contains("\n")) {
      code.add("$L;\n", statement);
    } else {
      code.addStatement("$L", statement);
    }
  }

  /** Opens a block, with a comment behind the brace unless it is empty. */
  void begin(CodeBlock head, String comment) {
    hasBlocks = true;
    code.add("$L {$L\n", head, comment.isEmpty() ? "" : " // " + comment);
    code.indent();
  }

  void orElse(CodeBlock head) {
    code.unindent();
    code.add("} else $L{\n", head);
    code.indent();
  }

  void end() {
    code.unindent();
    code.add("}\n");
  }

  void end(CodeBlock tail) {
    code.unindent();
    code.add("} $L\n", tail);
  }

  CodeBlock toCode() {
    return code.build();
  }
}
