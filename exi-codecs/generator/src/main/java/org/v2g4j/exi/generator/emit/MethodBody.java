package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.HashSet;
import java.util.Set;

/** Collects the statements of one method and keeps its variables apart. Mutable. */
final class MethodBody {

  private final CodeBlock.Builder code = CodeBlock.builder();
  private final Set<String> variables = new HashSet<>();
  private boolean hasBlocks;
  private Runnable first = () -> {};

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

  /** Gives up a variable: what declared it is over. */
  void release(String variable) {
    variables.remove(variable);
  }

  /** What is done before anything else is written: it writes what somebody has kept back. */
  void beforeEach(Runnable write) {
    first = write;
  }

  /** Whether a block was opened: what is declared from here on may be inside of one. */
  boolean hasBlocks() {
    return hasBlocks;
  }

  void add(CodeBlock block) {
    first.run();
    code.add(block);
  }

  void line(String format, Object... args) {
    first.run();
    code.add(format + "\n", args);
  }

  void statement(String format, Object... args) {
    first.run();
    code.addStatement(format, args);
  }

  /** A statement; one that holds a switch indents its cases from its own start. */
  void statementOf(CodeBlock statement) {
    first.run();
    if (statement.toString().contains("\n")) {
      code.add("$L;\n", statement);
    } else {
      code.addStatement("$L", statement);
    }
  }

  /** Opens a block, with a comment behind the brace unless it is empty. */
  void begin(CodeBlock head, String comment) {
    first.run();
    hasBlocks = true;
    code.add("$L {$L\n", head, comment.isEmpty() ? "" : " // " + comment);
    code.indent();
  }

  void orElse(CodeBlock head) {
    first.run();
    code.unindent();
    code.add("} else $L{\n", head);
    code.indent();
  }

  void end() {
    first.run();
    code.unindent();
    code.add("}\n");
  }

  void end(CodeBlock tail) {
    first.run();
    code.unindent();
    code.add("} $L\n", tail);
  }

  CodeBlock toCode() {
    first.run();
    return code.build();
  }
}
