package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.v2g4j.exi.generator.grammar.Production;
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.xsd.QualifiedName;

/** Writes the bodies of {@code read} and {@code write}, which speak XML. */
final class XmlMethods {

  private final RecordPlan plan;
  private final Map<String, String> namespaces = new LinkedHashMap<>();
  private final Map<Field, String> variables = new IdentityHashMap<>();
  private MethodBody body = new MethodBody("in");

  XmlMethods(RecordPlan plan) {
    this.plan = plan;
  }

  /** The namespaces that the bodies name, as constants of the class. */
  List<FieldSpec> constants() {
    return namespaces.entrySet().stream()
        .map(
            entry ->
                FieldSpec.builder(
                        String.class,
                        entry.getValue(),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer("$S", entry.getKey())
                    .build())
        .toList();
  }

  private CodeBlock name(QualifiedName name) {
    String namespace =
        name.namespace().isEmpty()
            ? "\"\""
            : namespaces.computeIfAbsent(
                name.namespace(),
                key -> namespaces.isEmpty() ? "NAMESPACE" : "NAMESPACE_" + (namespaces.size() + 1));
    return CodeBlock.of("$L, $S", namespace, name.local());
  }

  // ---- reading ----

  CodeBlock read() {
    List<Node> content = plan.content();
    List<Node> attributes = content.stream().filter(Node.Attribute.class::isInstance).toList();
    attributes.forEach(node -> readAttribute((Node.Attribute) node));
    Node last = content.isEmpty() ? null : content.get(content.size() - 1);
    if (last instanceof Node.Value value) {
      body.statement(
          "$T $L = $L",
          value.field().type(),
          declare(value.field()),
          Values.fromText(value.type(), value.field().type(), CodeBlock.of("in.text()")));
    } else {
      body.statement("in.enter()");
      readNodes(content.subList(attributes.size(), content.size()));
      body.statement("in.leave()");
    }
    body.statement("return new $T($L)", plan.name(), arguments(plan.fields()));
    return body.toCode();
  }

  private String declare(Field field) {
    String name = body.variable(field.name());
    variables.put(field, name);
    return name;
  }

  private CodeBlock arguments(List<Field> fields) {
    return fields.stream()
        .map(field -> CodeBlock.of("$L", variables.get(field)))
        .collect(CodeBlock.joining(",$W"));
  }

  private void readAttribute(Node.Attribute node) {
    Field field = node.field();
    CodeBlock name = name(node.use().name());
    if (!node.isOptional()) {
      body.statement(
          "$T $L = $L",
          field.type(),
          declare(field),
          Values.fromText(
              node.use().type(), field.type(), CodeBlock.of("in.requiredAttribute($L)", name)));
      return;
    }
    String text = body.variable(field.name() + "Text");
    body.statement("String $L = in.attribute($L)", text, name);
    body.statement(
        "$T $L = $L == null ? null : $L",
        field.type(),
        declare(field),
        text,
        Values.fromText(node.use().type(), field.type(), CodeBlock.of("$L", text)));
  }

  private void readNodes(List<Node> nodes) {
    nodes.forEach(this::readNode);
  }

  private void readNode(Node node) {
    if (node instanceof Node.Element element) {
      QualifiedName name = element.content().element().name();
      readPart(
          element,
          element.field(),
          CodeBlock.of("in.at($L)", name(name)),
          CodeBlock.of("in.require($L);\n", name(name)),
          holder ->
              body.statement(
                  "$L",
                  holder.hold(
                      readContent(element.content(), valueType(element, element.field())))));
    } else if (node instanceof Node.Substitution substitution) {
      List<Node.Content> members =
          substitution.members().stream().filter(Node.Content::isInstantiable).toList();
      readPart(
          substitution,
          substitution.field(),
          anyOf(members.stream().map(member -> member.element().name()).toList()),
          null,
          holder -> readMembers(members, substitution, holder));
    } else if (node instanceof Node.Choice choice) {
      readPart(
          choice,
          choice.field(),
          anyOf(
              choice.alternatives().stream()
                  .flatMap(alternative -> names(alternative.children()).stream())
                  .toList()),
          null,
          holder -> readAlternatives(choice, holder));
    } else if (node instanceof Node.All all) {
      readAll(all);
    } else if (node instanceof Node.Group group) {
      readPart(
          group,
          group.field(),
          anyOf(names(group.children())),
          null,
          holder -> {
            readNodes(group.children());
            body.statement(
                "$L",
                holder.hold(CodeBlock.of("new $T($L)", group.type(), arguments(group.fields()))));
          });
    }
  }

  /** Elements in any order; those that are required are asked for behind the last. */
  private void readAll(Node.All node) {
    List<Node.Element> elements = node.children().stream().map(Node.Element.class::cast).toList();
    for (Node.Element element : elements) {
      body.statement("$T $L = null", element.field().type().box(), declare(element.field()));
    }
    body.begin(CodeBlock.of("while ($L)", anyOf(names(List.of(node)))), "");
    for (int i = 0; i < elements.size(); i++) {
      Node.Element element = elements.get(i);
      CodeBlock test = CodeBlock.of("if (in.at($L))", name(element.content().element().name()));
      if (i == 0) {
        body.begin(test, "");
      } else {
        body.orElse(CodeBlock.of("$L ", test));
      }
      body.statement(
          "$L = $L",
          variables.get(element.field()),
          readContent(element.content(), element.field().type()));
    }
    body.end();
    body.end();
    for (Node.Element element : elements) {
      if (!element.isOptional()) {
        body.begin(CodeBlock.of("if ($L == null)", variables.get(element.field())), "");
        body.statement("throw in.unexpected($S)", element.field().schemaName());
        body.end();
      }
    }
  }

  private static TypeName valueType(Node node, Field field) {
    return node.isRepeated()
        ? ((ParameterizedTypeName) field.type()).typeArguments().get(0)
        : field.type();
  }

  private interface Holder {
    CodeBlock hold(CodeBlock value);
  }

  private interface Content {
    void read(Holder holder);
  }

  /** A part, with what surrounds it by its occurrence. */
  private void readPart(
      Node node, Field field, CodeBlock condition, CodeBlock requirement, Content content) {
    if (node.isRepeated()) {
      String name = declare(field);
      body.statement("$T $L = new $T<>()", field.type(), name, ArrayList.class);
      body.begin(CodeBlock.of("while ($L)", condition), "");
      content.read(value -> CodeBlock.of("$L.add($L)", name, value));
      body.end();
    } else if (node.isOptional()) {
      String name = declare(field);
      body.statement("$T $L = null", field.type(), name);
      body.begin(CodeBlock.of("if ($L)", condition), "");
      content.read(value -> CodeBlock.of("$L = $L", name, value));
      body.end();
    } else if (requirement != null) {
      body.add(requirement);
      String[] name = new String[1];
      content.read(
          value -> {
            name[0] = declare(field);
            return CodeBlock.of("$T $L = $L", field.type(), name[0], value);
          });
    } else {
      String name = declare(field);
      body.statement("$T $L", field.type(), name);
      content.read(value -> CodeBlock.of("$L = $L", name, value));
    }
  }

  private CodeBlock readContent(Node.Content content, TypeName type) {
    return content.simple() != null
        ? Values.fromText(content.simple(), type, CodeBlock.of("in.text()"))
        : CodeBlock.of("$T.read(in)", RecordPlan.companion(content.record(), "Xml"));
  }

  /** The elements that a row of parts can begin with. */
  private List<QualifiedName> names(List<Node> children) {
    return Node.firstOf(children).stream()
        .map(plan.grammar()::production)
        .filter(production -> production.kind() == Production.Kind.ELEMENT)
        .map(Production::name)
        .toList();
  }

  private CodeBlock anyOf(List<QualifiedName> names) {
    return names.stream()
        .map(name -> CodeBlock.of("in.at($L)", name(name)))
        .collect(CodeBlock.joining("\n|| "));
  }

  private void readMembers(List<Node.Content> members, Node.Substitution node, Holder holder) {
    branches(
        members.stream().map(member -> List.of(member.element().name())).toList(),
        node.field().schemaName(),
        i -> body.statement("$L", holder.hold(readContent(members.get(i), node.head()))));
  }

  private void readAlternatives(Node.Choice node, Holder holder) {
    branches(
        node.alternatives().stream().map(alternative -> names(alternative.children())).toList(),
        node.field().schemaName(),
        i -> {
          Node.Alternative alternative = node.alternatives().get(i);
          if (alternative.direct()) {
            ClassName xml = RecordPlan.companion(alternative.type(), "Xml");
            body.statement("$L", holder.hold(CodeBlock.of("$T.read(in)", xml)));
          } else {
            readNodes(alternative.children());
            body.statement(
                "$L",
                holder.hold(
                    CodeBlock.of(
                        "new $T($L)", alternative.type(), arguments(alternative.fields()))));
          }
        });
  }

  private interface Branch {
    void write(int index);
  }

  private void branches(List<List<QualifiedName>> names, String expected, Branch branch) {
    for (int i = 0; i < names.size(); i++) {
      CodeBlock condition = anyOf(names.get(i));
      if (i == 0) {
        body.begin(CodeBlock.of("if ($L)", condition), "");
      } else {
        body.orElse(CodeBlock.of("if ($L) ", condition));
      }
      branch.write(i);
    }
    if (names.isEmpty()) {
      body.statement("throw in.unexpected($S)", expected);
    } else {
      body.orElse(CodeBlock.of(""));
      body.statement("throw in.unexpected($S)", expected);
      body.end();
    }
  }

  // ---- writing ----

  CodeBlock write() {
    body = new MethodBody("out", "message");
    plan.content().forEach(node -> writeNode(node, CodeBlock.of("message")));
    return body.toCode();
  }

  private void writeNode(Node node, CodeBlock owner) {
    if (node instanceof Node.Attribute attribute) {
      writePart(
          attribute,
          attribute.field(),
          owner,
          value ->
              body.statement(
                  "out.attribute($L, $L)",
                  name(attribute.use().name()),
                  Values.toText(attribute.use().type(), attribute.field().type(), value)));
    } else if (node instanceof Node.Value text) {
      writePart(
          text,
          text.field(),
          owner,
          value ->
              body.statement(
                  "out.text($L)", Values.toText(text.type(), text.field().type(), value)));
    } else if (node instanceof Node.Element element) {
      TypeName type = valueType(element, element.field());
      writePart(element, element.field(), owner, v -> writeElement(element.content(), type, v));
    } else if (node instanceof Node.Substitution substitution) {
      writePart(
          substitution, substitution.field(), owner, value -> writeMembers(substitution, value));
    } else if (node instanceof Node.Choice choice) {
      writePart(choice, choice.field(), owner, value -> writeAlternatives(choice, value));
    } else if (node instanceof Node.All all) {
      all.children().forEach(child -> writeNode(child, owner));
    } else if (node instanceof Node.Group group) {
      writePart(
          group,
          group.field(),
          owner,
          value -> group.children().forEach(child -> writeNode(child, value)));
    }
  }

  private interface Writer {
    void write(CodeBlock value);
  }

  private void writePart(Node node, Field field, CodeBlock owner, Writer writer) {
    CodeBlock get = CodeBlock.of("$L.$L()", owner, field.name());
    if (node.isRepeated()) {
      String item = body.variable("entry");
      body.begin(CodeBlock.of("for ($T $L : $L)", valueType(node, field), item, get), "");
      writer.write(CodeBlock.of("$L", item));
      body.end();
    } else if (node.isOptional()) {
      String name = body.variable(field.name());
      body.statement("$T $L = $L", field.type(), name, get);
      body.begin(CodeBlock.of("if ($L != null)", name), "");
      writer.write(CodeBlock.of("$L", name));
      body.end();
    } else {
      writer.write(get);
    }
  }

  private void writeElement(Node.Content content, TypeName type, CodeBlock value) {
    QualifiedName name = content.element().name();
    if (content.simple() != null) {
      body.statement(
          "out.element($L, $L)", name(name), Values.toText(content.simple(), type, value));
    } else {
      body.statement("out.start($L)", name(name));
      body.statement("$T.write(out, $L)", RecordPlan.companion(content.record(), "Xml"), value);
      body.statement("out.end()");
    }
  }

  private void writeMembers(Node.Substitution node, CodeBlock value) {
    body.begin(CodeBlock.of("switch ($L.elementName().getLocalPart())", value), "");
    for (Node.Content member : node.members()) {
      if (member.isInstantiable()) {
        body.begin(CodeBlock.of("case $S ->", member.element().name().local()), "");
        writeElement(member, node.head(), CodeBlock.of("($T) $L", member.record(), value));
        body.end();
      }
    }
    body.line("default -> {}");
    body.end();
  }

  private void writeAlternatives(Node.Choice node, CodeBlock value) {
    for (int i = 0; i < node.alternatives().size(); i++) {
      Node.Alternative alternative = node.alternatives().get(i);
      String cast = body.variable(Words.variable(alternative.type().simpleName()));
      CodeBlock test = CodeBlock.of("if ($L instanceof $T $L)", value, alternative.type(), cast);
      if (i == 0) {
        body.begin(test, "");
      } else {
        body.orElse(CodeBlock.of("$L ", test));
      }
      if (alternative.direct()) {
        Node.Element child = (Node.Element) alternative.children().get(0);
        writeElement(child.content(), alternative.type(), CodeBlock.of("$L", cast));
      } else {
        alternative.children().forEach(child -> writeNode(child, CodeBlock.of("$L", cast)));
      }
    }
    body.end();
  }
}
