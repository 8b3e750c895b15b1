package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import org.v2g4j.exi.ExiReader;
import org.v2g4j.exi.ExiWriter;
import org.v2g4j.exi.Violations;
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.xsd.SimpleType;
import org.v2g4j.exi.tree.TreeReader;
import org.v2g4j.exi.tree.TreeWriter;

/** Writes the classes beside a record: its EXI codec, its form as a tree, its rules. */
final class CodecEmitter {

  private final RecordPlan plan;

  CodecEmitter(RecordPlan plan) {
    this.plan = plan;
  }

  private TypeSpec.Builder companion(String suffix, String does) {
    return TypeSpec.classBuilder(plan.companion(suffix))
        .addJavadoc("$L {@link $T}.", does, plan.name())
        .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
        .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.STATIC);
  }

  TypeSpec codec() {
    TypeSpec.Builder type = companion("Codec", "Reads and writes the EXI form of");
    MethodSpec.Builder decode =
        method("decode").returns(plan.name()).addParameter(ExiReader.class, "in");
    if (plan.isStringFromOutside()) {
      decode.addParameter(int.class, "string");
    }
    MethodSpec.Builder encode =
        method("encode").addParameter(ExiWriter.class, "out").addParameter(plan.name(), "message");
    if (plan.grammar() == null) {
      SimpleType simple = plan.simple();
      Field field = plan.fields().get(0);
      decode.addStatement(
          "return new $T($L)",
          plan.name(),
          Values.decodeContent(simple, field.type(), CodeBlock.of("string")));
      encode.addStatement(
          "$L", Values.encodeContent(simple, field.type(), CodeBlock.of("message.value()")));
    } else {
      Tables tables = new Tables(plan.grammar());
      decode.addCode(new DecodeMethod(plan, tables).write());
      encode.addCode(EncodeMethod.write(plan, tables));
      tables.fields().forEach(type::addField);
    }
    enumerationConstants().forEach(type::addField);
    return type.addMethod(decode.build()).addMethod(encode.build()).build();
  }

  TypeSpec tree() {
    TypeSpec.Builder type = companion("Tree", "Reads and writes the tree of");
    TreeMethods methods = new TreeMethods(plan);
    CodeBlock read = methods.read();
    CodeBlock write = methods.write();
    methods.constants().forEach(type::addField);
    enumerationConstants().forEach(type::addField);
    return type.addMethod(
            method("read")
                .returns(plan.name())
                .addParameter(TreeReader.class, "in")
                .addCode(read)
                .build())
        .addMethod(
            method("write")
                .addParameter(TreeWriter.class, "out")
                .addParameter(plan.name(), "message")
                .addCode(write)
                .build())
        .build();
  }

  TypeSpec rules() {
    return companion("Rules", "Checks the facets of")
        .addMethod(
            method("check")
                .addParameter(plan.name(), "message")
                .addParameter(Violations.class, "out")
                .addCode(new RulesMethod(plan).write())
                .build())
        .build();
  }

  /** The values of each enumeration, once: {@code values()} makes a new array each time. */
  private List<FieldSpec> enumerationConstants() {
    Set<ClassName> enumerations = new LinkedHashSet<>();
    plan.content().forEach(node -> collectEnumerations(node, enumerations));
    List<FieldSpec> constants = new ArrayList<>();
    for (ClassName enumeration : enumerations) {
      constants.add(
          FieldSpec.builder(
                  ArrayTypeName.of(enumeration),
                  Values.valuesConstant(enumeration),
                  Modifier.PRIVATE,
                  Modifier.STATIC,
                  Modifier.FINAL)
              .initializer("$T.values()", enumeration)
              .build());
    }
    return constants;
  }

  private static void collectEnumerations(Node node, Set<ClassName> into) {
    if (node instanceof Node.Attribute attribute) {
      add(attribute.use().type(), attribute.field().type(), into);
    } else if (node instanceof Node.Value value) {
      add(value.type(), value.field().type(), into);
    } else if (node instanceof Node.Element element && element.content().simple() != null) {
      add(element.content().simple(), element.field().type(), into);
    } else if (node instanceof Node.Choice choice) {
      choice.alternatives().stream()
          .filter(alternative -> !alternative.direct())
          .flatMap(alternative -> alternative.children().stream())
          .forEach(child -> collectEnumerations(child, into));
    } else if (node instanceof Node.All all) {
      all.children().forEach(child -> collectEnumerations(child, into));
    } else if (node instanceof Node.Group group) {
      group.children().forEach(child -> collectEnumerations(child, into));
    }
  }

  private static void add(SimpleType type, TypeName javaType, Set<ClassName> into) {
    SimpleType atomic = type.item() == null ? type : type.item();
    if (atomic.datatype() == SimpleType.Datatype.ENUMERATION) {
      into.addAll(
          Stream.of(javaType)
              .map(name -> name instanceof ParameterizedTypeName list ? listed(list) : name)
              .map(ClassName.class::cast)
              .toList());
    }
  }

  /** The item of a list, or of a list of lists. */
  private static TypeName listed(ParameterizedTypeName list) {
    TypeName item = list.typeArguments().get(0);
    return item instanceof ParameterizedTypeName inner ? listed(inner) : item;
  }
}
