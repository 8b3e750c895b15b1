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
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.xsd.QualifiedName;

/** Writes the bodies of {@code read} and {@code write}, which speak any text format. */
final class TreeMethods {

  private final RecordPlan plan;
  private final Map<String, String> namespaces = new LinkedHashMap<>();
  private final Map<Field, String> variables = new IdentityHashMap<>();
  private final Map<Field, String> contentLists = new IdentityHashMap<>();
  private MethodBody body = new MethodBody("in");

  TreeMethods(RecordPlan plan) {
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
          Values.fromText(
              value.type(), value.field().type(), CodeBlock.of("in.$L()", valueMethod())));
    } else {
      body.statement("in.enter()");
      readNodes(content.subList(attributes.size(), content.size()));
      body.statement("in.leave()");
    }
    body.statement("return new $T($L)", plan.name(), arguments(plan.fields()));
    return body.toCode();
  }

  /** Formats may put a value beside attributes where its type has any, and alone where not. */
  private String valueMethod() {
    return plan.content().size() > 1 ? "content" : "value";
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
    CodeBlock value =
        Values.fromText(
            node.use().type(), field.type(), CodeBlock.of("in.attributeValue($L)", name));
    if (node.isOptional()) {
      body.statement(
          "$T $L = in.hasAttribute($L) ? $L : null", field.type(), declare(field), name, value);
    } else {
      body.statement("$T $L = $L", field.type(), declare(field), value);
    }
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
          CodeBlock.of("in.$L($L)", element.isRepeated() ? "nextEntry" : "at", name(name)),
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
          anyOf(members.stream().map(member -> at(member.element().name())).toList()),
          null,
          holder -> readMembers(members, substitution, holder));
    } else if (node instanceof Node.Choice choice) {
      readPart(
          choice,
          choice.field(),
          anyOf(begins(choice)),
          null,
          holder -> readAlternatives(choice, holder));
    } else if (node instanceof Node.All all) {
      readAll(all);
    } else if (node instanceof Node.Group group) {
      readPart(
          group,
          group.field(),
          anyOf(begins(group)),
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
    body.begin(CodeBlock.of("while ($L)", anyOf(begins(node))), "");
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

  /** Whether the entries of a list are no elements of one name. */
  private static boolean isListOfItems(Node node) {
    return !(node instanceof Node.Element);
  }

  /** Elements give a list their name, and so do heads; choices and rows have none in the schema. */
  private String listName(Node node, Field field) {
    return node instanceof Node.Element || node instanceof Node.Substitution
        ? field.schemaName()
        : contentLists.computeIfAbsent(
            field,
            key -> contentLists.isEmpty() ? "content" : "content" + (contentLists.size() + 1));
  }

  private static Field field(Node list) {
    if (list instanceof Node.Substitution substitution) {
      return substitution.field();
    }
    return list instanceof Node.Choice choice ? choice.field() : ((Node.Group) list).field();
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
      boolean items = isListOfItems(node);
      CodeBlock next =
          items ? CodeBlock.of("in.nextItem($S, $L)", listName(node, field), condition) : condition;
      body.begin(CodeBlock.of("while ($L)", next), "");
      content.read(value -> CodeBlock.of("$L.add($L)", name, value));
      if (items) {
        body.statement("in.leaveItem()");
      }
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
        ? Values.fromText(content.simple(), type, CodeBlock.of("in.value()"))
        : CodeBlock.of("$T.read(in)", RecordPlan.companion(content.record(), "Tree"));
  }

  /** Tests for what a row of parts can begin with. */
  private List<CodeBlock> begin(List<Node> children) {
    List<CodeBlock> tests = new ArrayList<>();
    for (Node child : children) {
      tests.addAll(
          child.isRepeated() && isListOfItems(child)
              ? List.of(
                  CodeBlock.of(
                      "in.atItems($S, $L)", listName(child, field(child)), anyOf(begins(child))))
              : begins(child));
      if (!child.isOptional()) {
        break;
      }
    }
    return tests;
  }

  /** Tests for what one occurrence of a part can begin with. */
  private List<CodeBlock> begins(Node node) {
    if (node instanceof Node.Element element) {
      return List.of(at(element.content().element().name()));
    }
    if (node instanceof Node.Substitution substitution) {
      return substitution.members().stream().map(member -> at(member.element().name())).toList();
    }
    if (node instanceof Node.Choice choice) {
      return choice.alternatives().stream()
          .flatMap(alternative -> begin(alternative.children()).stream())
          .toList();
    }
    if (node instanceof Node.All all) {
      return all.children().stream().flatMap(child -> begins(child).stream()).toList();
    }
    return node instanceof Node.Group group ? begin(group.children()) : List.of();
  }

  private CodeBlock at(QualifiedName name) {
    return CodeBlock.of("in.at($L)", name(name));
  }

  private static CodeBlock anyOf(List<CodeBlock> tests) {
    return CodeBlock.join(tests, "\n|| ");
  }

  private void readMembers(List<Node.Content> members, Node.Substitution node, Holder holder) {
    branches(
        members.stream().map(member -> List.of(at(member.element().name()))).toList(),
        node.field().schemaName(),
        i -> body.statement("$L", holder.hold(readContent(members.get(i), node.head()))));
  }

  private void readAlternatives(Node.Choice node, Holder holder) {
    branches(
        node.alternatives().stream().map(alternative -> begin(alternative.children())).toList(),
        node.field().schemaName(),
        i -> {
          Node.Alternative alternative = node.alternatives().get(i);
          if (alternative.direct()) {
            ClassName tree = RecordPlan.companion(alternative.type(), "Tree");
            body.statement("$L", holder.hold(CodeBlock.of("$T.read(in)", tree)));
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

  private void branches(List<List<CodeBlock>> tests, String expected, Branch branch) {
    for (int i = 0; i < tests.size(); i++) {
      CodeBlock condition = anyOf(tests.get(i));
      if (i == 0) {
        body.begin(CodeBlock.of("if ($L)", condition), "");
      } else {
        body.orElse(CodeBlock.of("if ($L) ", condition));
      }
      branch.write(i);
    }
    if (tests.isEmpty()) {
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
                  "$L",
                  Values.toText(
                      CodeBlock.of("out.attribute($L)", name(attribute.use().name())),
                      attribute.use().type(),
                      attribute.field().type(),
                      value)));
    } else if (node instanceof Node.Value text) {
      writePart(
          text,
          text.field(),
          owner,
          value ->
              body.statement(
                  "$L",
                  Values.toText(
                      CodeBlock.of("out.$L()", valueMethod()),
                      text.type(),
                      text.field().type(),
                      value)));
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
      body.statement("out.startList($S)", listName(node, field));
      body.begin(CodeBlock.of("for ($T $L : $L)", valueType(node, field), item, get), "");
      if (isListOfItems(node)) {
        body.statement("out.startItem()");
      }
      writer.write(CodeBlock.of("$L", item));
      if (isListOfItems(node)) {
        body.statement("out.endItem()");
      }
      body.end();
      body.statement("out.endList()");
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
          "$L",
          Values.toText(
              CodeBlock.of("out.element($L)", name(name)), content.simple(), type, value));
    } else {
      body.statement("out.start($L)", name(name));
      body.statement("$T.write(out, $L)", RecordPlan.companion(content.record(), "Tree"), value);
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
