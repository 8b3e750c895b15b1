package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;

/** Writes the body of {@code check}, which compares a record with the facets of its schema. */
final class RulesMethod {

  private final RecordPlan plan;
  private final MethodBody variables = new MethodBody("out", "message");

  RulesMethod(RecordPlan plan) {
    this.plan = plan;
  }

  CodeBlock write() {
    return nodes(plan.content(), CodeBlock.of("message"));
  }

  private CodeBlock nodes(List<Node> nodes, CodeBlock owner) {
    CodeBlock.Builder code = CodeBlock.builder();
    nodes.forEach(node -> code.add(node(node, owner)));
    return code.build();
  }

  private CodeBlock node(Node node, CodeBlock owner) {
    if (node instanceof Node.Attribute attribute) {
      Field field = attribute.field();
      String name = "@" + field.schemaName();
      return part(
          attribute,
          field,
          owner,
          value -> statement(Values.check(attribute.use().type(), field.type(), name, value)));
    }
    if (node instanceof Node.Value text) {
      Field field = text.field();
      return part(
          text,
          field,
          owner,
          value -> statement(Values.check(text.type(), field.type(), "", value)));
    }
    if (node instanceof Node.Element element) {
      TypeName type = valueType(element, element.field());
      return part(
          element, element.field(), owner, value -> content(element.content(), type, value));
    }
    if (node instanceof Node.Substitution substitution) {
      return part(substitution, substitution.field(), owner, value -> members(substitution, value));
    }
    if (node instanceof Node.Choice choice) {
      return part(choice, choice.field(), owner, value -> alternatives(choice, value));
    }
    if (node instanceof Node.All all) {
      return nodes(all.children(), owner);
    }
    if (node instanceof Node.Group group) {
      return part(group, group.field(), owner, value -> nodes(group.children(), value));
    }
    return CodeBlock.of("");
  }

  private static CodeBlock statement(CodeBlock call) {
    return call.isEmpty() ? call : CodeBlock.of("$L;\n", call);
  }

  private static CodeBlock block(CodeBlock head, CodeBlock content) {
    return CodeBlock.of("$L {\n$>$L$<}\n", head, content);
  }

  private static TypeName valueType(Node node, Field field) {
    return node.isRepeated()
        ? ((ParameterizedTypeName) field.type()).typeArguments().get(0)
        : field.type();
  }

  private CodeBlock part(Node node, Field field, CodeBlock owner, UnaryOperator<CodeBlock> check) {
    CodeBlock get = CodeBlock.of("$L.$L()", owner, field.name());
    if (node.isRepeated()) {
      return list(node, field, get, check);
    }
    if (!node.isOptional()) {
      return check.apply(get);
    }
    String name = variables.variable(field.name());
    CodeBlock checks = check.apply(CodeBlock.of("$L", name));
    return checks.isEmpty()
        ? checks
        : CodeBlock.builder()
            .addStatement("$T $L = $L", field.type(), name, get)
            .add(block(CodeBlock.of("if ($L != null)", name), checks))
            .build();
  }

  private CodeBlock list(Node node, Field field, CodeBlock get, UnaryOperator<CodeBlock> check) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (node.min() > 0 || node.max() != Node.UNBOUNDED) {
      code.addStatement(
          "out.entries($S, $L, $L, $L)",
          field.schemaName(),
          get,
          node.min(),
          Values.bound(node.max()));
    }
    String item = variables.variable("entry");
    CodeBlock checks = check.apply(CodeBlock.of("$L", item));
    if (!checks.isEmpty()) {
      // An iterator would be an object.
      String list = variables.variable(field.name());
      String index = variables.variable("i");
      code.addStatement("$T $L = $L", field.type(), list, get);
      CodeBlock entry =
          CodeBlock.of("$T $L = $L.get($L);\n", valueType(node, field), item, list, index);
      CodeBlock head = CodeBlock.of("for (int $1L = 0; $1L < $2L.size(); $1L++)", index, list);
      code.add(block(head, entry.toBuilder().add(checks).build()));
      variables.release(index);
    }
    return code.build();
  }

  private static CodeBlock content(Node.Content content, TypeName type, CodeBlock value) {
    String name = content.element().name().local();
    if (content.simple() != null) {
      return statement(Values.check(content.simple(), type, name, value));
    }
    return CodeBlock.builder()
        .addStatement("out.enter($S)", name)
        .addStatement("$T.check($L, out)", RecordPlan.companion(content.record(), "Rules"), value)
        .addStatement("out.leave()")
        .build();
  }

  private static CodeBlock members(Node.Substitution node, CodeBlock value) {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (Node.Content member : node.members()) {
      if (member.isInstantiable()) {
        CodeBlock cast = CodeBlock.of("($T) $L", member.record(), value);
        CodeBlock head = CodeBlock.of("case $S ->", member.element().name().local());
        cases.add(block(head, content(member, node.head(), cast)));
      }
    }
    cases.add("default -> {}\n");
    return block(CodeBlock.of("switch ($L.elementName().getLocalPart())", value), cases.build());
  }

  private CodeBlock alternatives(Node.Choice node, CodeBlock value) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Node.Alternative alternative : node.alternatives()) {
      String cast = variables.variable(Words.variable(alternative.type().simpleName()));
      CodeBlock checks =
          alternative.direct()
              ? content(
                  ((Node.Element) alternative.children().get(0)).content(),
                  alternative.type(),
                  CodeBlock.of("$L", cast))
              : nodes(alternative.children(), CodeBlock.of("$L", cast));
      if (!checks.isEmpty()) {
        CodeBlock head = CodeBlock.of("if ($L instanceof $T $L)", value, alternative.type(), cast);
        code.add(block(head, checks));
      }
    }
    return code.build();
  }
}
