package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.ExiReader;
import org.v2g4j.exi.ExiWriter;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.Violations;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.plan.SetPlan;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.TreeWriter;

/** Writes the codec of a schema set: which element has which code, and who reads its content. */
final class SetEmitter {

  /** Inherited from {@link SchemaCodec}, so without a package. */
  private static final ClassName ENTRY = ClassName.get("", "Entry");

  private final SetPlan plan;

  SetEmitter(SetPlan plan) {
    this.plan = plan;
  }

  TypeSpec codec() {
    TypeSpec.Builder type = common();
    for (SetPlan.Entry entry : plan.entries()) {
      if (entry.relaxed() != null) {
        type.addMethod(decodeRelaxed(entry)).addMethod(encodeRelaxed(entry));
      }
    }
    return type.build();
  }

  private TypeSpec.Builder common() {
    return TypeSpec.classBuilder(plan.name())
        .superclass(SchemaCodec.class)
        .addJavadoc(
            "The codec of the schema set {@code $L}. Immutable, thread-safe.\n\n"
                + "<p>Digest of its schemas: {@code $L}.",
            plan.set().name(),
            plan.set().fingerprint())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addJavadoc("A codec with the default limits.")
                .addModifiers(Modifier.PUBLIC)
                .addStatement("this($T.defaults())", ExiLimits.class)
                .build())
        .addMethod(constructor())
        .addMethod(factory())
        .addMethod(prefixes())
        .addMethod(entries())
        .addMethod(qualifiedNames())
        .addMethod(
            method(
                    "holds",
                    TypeName.BOOLEAN,
                    ParameterSpec.builder(ClassName.OBJECT, "content").build())
                .addCode(holds())
                .build())
        .addMethod(
            method("decode", ClassName.OBJECT, ParameterSpec.builder(ExiReader.class, "in").build())
                .addCode(decode())
                .build())
        .addMethod(
            method(
                    "encode",
                    TypeName.VOID,
                    ParameterSpec.builder(ExiWriter.class, "out").build(),
                    ParameterSpec.builder(ClassName.OBJECT, "content").build())
                .addCode(encode())
                .build())
        .addMethod(
            method("read", ClassName.OBJECT, ParameterSpec.builder(TreeReader.class, "in").build())
                .addCode(
                    cases(
                        "return switch (entry)",
                        (tree, type) -> CodeBlock.of("$T.read(in)", tree),
                        "Tree",
                        true))
                .build())
        .addMethod(
            method(
                    "write",
                    TypeName.VOID,
                    ParameterSpec.builder(TreeWriter.class, "out").build(),
                    ParameterSpec.builder(ClassName.OBJECT, "content").build())
                .addCode(
                    cases(
                        "switch (entry)",
                        (tree, type) -> CodeBlock.of("$T.write(out, ($T) content)", tree, type),
                        "Tree",
                        false))
                .build())
        .addMethod(
            method(
                    "check",
                    TypeName.VOID,
                    ParameterSpec.builder(ClassName.OBJECT, "content").build(),
                    ParameterSpec.builder(Violations.class, "out").build())
                .addCode(
                    cases(
                        "switch (entry)",
                        (rules, type) -> CodeBlock.of("$T.check(($T) content, out)", rules, type),
                        "Rules",
                        false))
                .build());
  }

  private static MethodSpec.Builder method(
      String name, TypeName returns, ParameterSpec... parameters) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(name)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(returns)
            .addParameter(int.class, "entry");
    List.of(parameters).forEach(method::addParameter);
    return method;
  }

  /** Whoever chooses between sets calls this, and loads no other codec than the chosen one. */
  private MethodSpec factory() {
    return MethodSpec.methodBuilder("of")
        .addJavadoc(
            "A codec with limits of its own.\n\n@param limits what to accept\n"
                + "@return the codec, as a type that all sets have in common")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(SchemaCodec.class)
        .addParameter(ExiLimits.class, "limits")
        .addStatement("return new $T(limits)", plan.name())
        .build();
  }

  private MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addJavadoc("A codec with limits of its own.\n\n@param limits what to accept")
        .addModifiers(Modifier.PUBLIC)
        .addParameter(ExiLimits.class, "limits")
        .addStatement(
            "super($S, $L, $L, $L, prefixes(), limits, entries())",
            plan.set().name(),
            plan.set().globals().size(),
            plan.set().elementNames().size(),
            plan.stringNames())
        .build();
  }

  private MethodSpec prefixes() {
    CodeBlock.Builder code = CodeBlock.builder();
    TypeName map =
        ParameterizedTypeName.get(
            ClassName.get(Map.class), ClassName.get(String.class), ClassName.get(String.class));
    code.addStatement("$T prefixes = new $T<>()", map, LinkedHashMap.class);
    plan.prefixes()
        .forEach(
            (namespace, prefix) -> code.addStatement("prefixes.put($S, $S)", namespace, prefix));
    return MethodSpec.methodBuilder("prefixes")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(map)
        .addCode(code.addStatement("return prefixes").build())
        .build();
  }

  private MethodSpec entries() {
    CodeBlock.Builder code = CodeBlock.builder().add("return new Entry[] {\n").indent();
    for (int i = 0; i < plan.entries().size(); i++) {
      SetPlan.Entry entry = plan.entries().get(i);
      QualifiedName name = entry.content().element().name();
      code.add(
          "$L($S, $S, $L, $L)$L // $L\n",
          isHeld(entry) ? "element" : "abstractElement",
          name.namespace(),
          name.local(),
          entry.documentCode(),
          entry.fragmentCode(),
          i < plan.entries().size() - 1 ? "," : "",
          i);
    }
    return MethodSpec.methodBuilder("entries")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(ArrayTypeName.of(ENTRY))
        .addCode(code.unindent().add("};\n").build())
        .build();
  }

  private MethodSpec qualifiedNames() {
    CodeBlock tables =
        plan.set().localNames().entrySet().stream()
            .map(entry -> Words.literal(entry.getKey() + " " + String.join(" ", entry.getValue())))
            .collect(CodeBlock.joining(",\n"));
    return MethodSpec.methodBuilder("qualifiedNames")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(ParameterizedTypeName.get(List.class, String.class))
        .addCode("return $T.of(\n$>$>$L);\n$<$<", List.class, tables)
        .build();
  }

  // ---- dispatch ----

  private static boolean isHeld(SetPlan.Entry entry) {
    return entry.content().element().isInstantiable();
  }

  private CodeBlock holds() {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (entry) {\n").indent();
    for (int i = 0; i < plan.entries().size(); i++) {
      SetPlan.Entry entry = plan.entries().get(i);
      if (isHeld(entry)) {
        code.add("case $L -> content instanceof $T;\n", i, entry.record());
      }
    }
    return code.add("default -> false;\n").unindent().add("};\n").build();
  }

  private CodeBlock decode() {
    CodeBlock.Builder code = CodeBlock.builder().add("return switch (entry) {\n").indent();
    for (int i = 0; i < plan.entries().size(); i++) {
      SetPlan.Entry entry = plan.entries().get(i);
      if (entry.relaxed() != null) {
        code.add("case $L -> decode$L(in);\n", i, entry.record().simpleName());
      } else if (isHeld(entry)) {
        int string = entry.content().string();
        code.add(
            "case $L -> $T.decode(in$L);\n",
            i,
            RecordPlan.companion(entry.record(), "Codec"),
            string < 0 ? "" : ", " + string);
      }
    }
    return code.add("default -> throw in.refused($S);\n", "of the root")
        .unindent()
        .add("};\n")
        .build();
  }

  private CodeBlock encode() {
    CodeBlock.Builder code = CodeBlock.builder().add("switch (entry) {\n").indent();
    for (int i = 0; i < plan.entries().size(); i++) {
      SetPlan.Entry entry = plan.entries().get(i);
      if (entry.relaxed() != null) {
        code.add(
            "case $1L -> encode$2L(out, ($3T) content);\n",
            i,
            entry.record().simpleName(),
            entry.record());
      } else if (isHeld(entry)) {
        code.add(
            "case $L -> $T.encode(out, ($T) content);\n",
            i,
            RecordPlan.companion(entry.record(), "Codec"),
            entry.record());
      }
    }
    return code.add("default -> throw out.refused($S, $S);\n", "/", "an abstract element")
        .unindent()
        .add("}\n")
        .build();
  }

  private interface Call {
    CodeBlock of(ClassName companion, ClassName content);
  }

  /** A switch over the elements; the call gets the companion and the record. */
  private CodeBlock cases(String head, Call call, String suffix, boolean value) {
    CodeBlock.Builder code = CodeBlock.builder().add(head + " {\n").indent();
    for (int i = 0; i < plan.entries().size(); i++) {
      SetPlan.Entry entry = plan.entries().get(i);
      if (isHeld(entry)) {
        ClassName companion = RecordPlan.companion(entry.record(), suffix);
        code.add("case $L -> $L;\n", i, call.of(companion, entry.record()));
      }
    }
    code.add(
        "default -> throw new $T(entry + $S);\n", IllegalArgumentException.class, " is abstract");
    return code.unindent().add(value ? "};\n" : "}\n").build();
  }

  // ---- the relaxed grammar of fragments ----

  private static List<Node.Attribute> attributes(RecordPlan record) {
    return record.content().stream()
        .filter(Node.Attribute.class::isInstance)
        .map(Node.Attribute.class::cast)
        .toList();
  }

  private MethodSpec decodeRelaxed(SetPlan.Entry entry) {
    SetPlan.Relaxed codes = entry.relaxed();
    RecordPlan record = plan.record(entry.record());
    String name = entry.content().element().name().local();
    CodeBlock.Builder code = CodeBlock.builder();
    StringBuilder arguments = new StringBuilder();
    List<Node.Attribute> attributes = attributes(record);
    for (int i = 0; i < attributes.size(); i++) {
      Node.Attribute attribute = attributes.get(i);
      String label = "@" + attribute.field().schemaName();
      CodeBlock value =
          Values.decodeValue(
              attribute.use().type(),
              attribute.field().type(),
              CodeBlock.of("$L", attribute.string()));
      int eventCode = codes.attributeCodes().get(i);
      if (attribute.isOptional()) {
        code.addStatement("$T $L = null", attribute.field().type(), attribute.field().name())
            .beginControlFlow("if (in.takes($L, $L, $S))", codes.firstWidth(), eventCode, label)
            .addStatement("$L = $L", attribute.field().name(), value)
            .endControlFlow();
      } else {
        code.addStatement("in.require($L, $L, $S)", codes.firstWidth(), eventCode, label)
            .addStatement("$T $L = $L", attribute.field().type(), attribute.field().name(), value);
      }
      arguments.append(attribute.field().name()).append(", ");
    }
    return MethodSpec.methodBuilder("decode" + entry.record().simpleName())
        .addJavadoc(
            "Reads the fragment $L by the relaxed grammar, for its name has several types.", name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(entry.record())
        .addParameter(ExiReader.class, "in")
        .addCode(code.build())
        .addStatement("in.require($L, $L, $S)", codes.firstWidth(), codes.textCode(), "#")
        .addStatement("String value = in.string($L)", entry.content().string())
        .addStatement("in.require($L, $L, $S)", codes.contentWidth(), codes.endCode(), "/")
        .addStatement("return new $T($Lvalue)", entry.record(), arguments)
        .build();
  }

  private MethodSpec encodeRelaxed(SetPlan.Entry entry) {
    SetPlan.Relaxed codes = entry.relaxed();
    RecordPlan record = plan.record(entry.record());
    CodeBlock.Builder code = CodeBlock.builder();
    List<Node.Attribute> attributes = attributes(record);
    for (int i = 0; i < attributes.size(); i++) {
      Node.Attribute attribute = attributes.get(i);
      String field = attribute.field().name();
      CodeBlock value = CodeBlock.of("$L", field);
      code.addStatement("$T $L = message.$L()", attribute.field().type(), field, field);
      if (attribute.isOptional()) {
        code.beginControlFlow("if ($L != null)", field);
      }
      code.add(
          "out.code($L, $L); // $L\n",
          codes.attributeCodes().get(i),
          codes.firstWidth(),
          attribute.field().schemaName());
      code.addStatement(
          "$L", Values.encodeValue(attribute.use().type(), attribute.field().type(), value));
      if (attribute.isOptional()) {
        code.endControlFlow();
      }
    }
    return MethodSpec.methodBuilder("encode" + entry.record().simpleName())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(ExiWriter.class, "out")
        .addParameter(entry.record(), "message")
        .addCode(code.build())
        .addCode("out.code($L, $L); // text\n", codes.textCode(), codes.firstWidth())
        .addStatement("out.string(message.value())")
        .addCode("out.code($L, $L); // end\n", codes.endCode(), codes.contentWidth())
        .build();
  }
}
