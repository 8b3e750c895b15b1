package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiEnumeration;
import org.v2g4j.exi.generator.plan.EnumPlan;
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.HeadPlan;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.xsd.Documentation;

/** Writes what users touch: records, their builders, enumerations, sealed interfaces. */
final class TypeEmitter {

  /** From so many optional components on a constructor call is a row of nulls. */
  private static final int OPTIONALS_FOR_BUILDER = 3;

  private TypeEmitter() {}

  // ---- documentation ----

  private static CodeBlock javadoc(Documentation documentation, String fallback) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$L", documentation.isEmpty() ? fallback : Words.javadoc(documentation.text()));
    if (!documentation.clause().isEmpty()) {
      code.add("\n\n@clause $L", Words.javadoc(documentation.clause()));
    }
    return code.build();
  }

  private static CodeBlock recordJavadoc(
      Documentation documentation, String fallback, List<Field> fields) {
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("$L", documentation.isEmpty() ? fallback : Words.javadoc(documentation.text()));
    if (!fields.isEmpty() || !documentation.clause().isEmpty()) {
      code.add("\n");
    }
    for (Field field : fields) {
      code.add("\n@param $L $L", field.name(), describe(field));
    }
    if (!documentation.clause().isEmpty()) {
      code.add("\n@clause $L", Words.javadoc(documentation.clause()));
    }
    return code.build();
  }

  private static String describe(Field field) {
    String text =
        field.documentation().isEmpty()
            ? field.schemaName()
            : Words.javadoc(field.documentation().text());
    String clause = field.documentation().clause();
    String place = clause.isEmpty() ? "" : " (" + Words.javadoc(clause) + ")";
    if (!field.optional()) {
      return text + place;
    }
    return text + place + (text.endsWith(".") ? " Null if absent." : "; null if absent");
  }

  // ---- records ----

  static TypeSpec messageRecord(RecordPlan plan) {
    String subject = plan.root() == null ? "The type " : "The element ";
    String name = plan.root() == null ? plan.schemaName() : plan.root().local();
    TypeSpec.Builder type =
        recordOf(plan.name(), plan.fields())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                recordJavadoc(
                    plan.documentation(), subject + "{@code " + name + "}.", plan.fields()));
    plan.interfaces().forEach(type::addSuperinterface);
    if (plan.root() != null) {
      type.addSuperinterface(ExiElement.class);
      addElementName(type, plan);
    }
    addBuilder(type, plan.name(), plan.fields());
    plan.nested().forEach(nested -> type.addType(nested(nested)));
    return type.build();
  }

  private static void addElementName(TypeSpec.Builder type, RecordPlan plan) {
    type.addField(
        FieldSpec.builder(
                QName.class, "ELEMENT_NAME", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer(
                "new $T($S, $S)", QName.class, plan.root().namespace(), plan.root().local())
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("elementName")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .returns(QName.class)
            .addStatement("return ELEMENT_NAME")
            .build());
  }

  private static TypeSpec nested(RecordPlan.NestedPlan plan) {
    if (plan.isInterface()) {
      return sealedInterface(plan.type(), plan.permitted())
          .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
          .addJavadoc("One of $L.", plan.schemaNames())
          .build();
    }
    TypeSpec.Builder type =
        recordOf(plan.type(), plan.fields())
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .addJavadoc(
                recordJavadoc(
                    Documentation.NONE, "The content " + plan.schemaNames() + ".", plan.fields()));
    if (plan.superinterface() != null) {
      type.addSuperinterface(plan.superinterface());
    }
    return type.build();
  }

  private static TypeSpec.Builder recordOf(ClassName name, List<Field> fields) {
    MethodSpec.Builder canonical =
        MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
    for (Field field : fields) {
      canonical.addParameter(ParameterSpec.builder(annotated(field), field.name()).build());
      if (isList(field)) {
        canonical.addStatement(
            "$1L = $2T.copyOf($3T.requireNonNull($1L, $1S))",
            field.name(),
            List.class,
            Objects.class);
      } else if (!field.optional() && !field.type().isPrimitive()) {
        canonical.addStatement(
            "$T.requireNonNull($L, $S)", Objects.class, field.name(), field.name());
      }
    }
    return TypeSpec.recordBuilder(name).recordConstructor(canonical.build());
  }

  private static boolean isList(Field field) {
    return field.type() instanceof ParameterizedTypeName list
        && list.rawType().equals(ClassName.get(List.class));
  }

  private static TypeName annotated(Field field) {
    if (!field.optional()) {
      return field.type();
    }
    return field.type().annotated(AnnotationSpec.builder(Nullable.class).build());
  }

  // ---- builders ----

  private static void addBuilder(TypeSpec.Builder type, ClassName record, List<Field> fields) {
    if (fields.stream().filter(Field::optional).count() < OPTIONALS_FOR_BUILDER) {
      return;
    }
    ClassName builder = record.nestedClass("Builder");
    type.addMethod(
        MethodSpec.methodBuilder("builder")
            .addJavadoc("Starts a message without optional components.\n\n@return a new builder")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(builder)
            .addStatement("return new $T()", builder)
            .build());
    TypeSpec.Builder body =
        TypeSpec.classBuilder(builder)
            .addJavadoc("Collects the components of one record. Mutable, for one thread.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    CodeBlock.Builder arguments = CodeBlock.builder();
    for (Field field : fields) {
      body.addField(builderField(field));
      body.addMethod(setter(builder, field));
      arguments.add(arguments.isEmpty() ? "$L" : ", $L", argument(field));
    }
    body.addMethod(
        MethodSpec.methodBuilder("build")
            .addJavadoc(
                "Makes the record.\n\n@return the record\n"
                    + "@throws NullPointerException if a required component is missing")
            .addModifiers(Modifier.PUBLIC)
            .returns(record)
            .addStatement("return new $T($L)", record, arguments.build())
            .build());
    type.addType(body.build());
  }

  private static FieldSpec builderField(Field field) {
    FieldSpec.Builder spec;
    if (isList(field)) {
      return FieldSpec.builder(field.type(), field.name(), Modifier.PRIVATE)
          .initializer("$T.of()", List.class)
          .build();
    }
    spec =
        FieldSpec.builder(
            field.type().box().annotated(AnnotationSpec.builder(Nullable.class).build()),
            field.name(),
            Modifier.PRIVATE);
    return spec.build();
  }

  private static CodeBlock argument(Field field) {
    return field.optional() || isList(field)
        ? CodeBlock.of("$L", field.name())
        : CodeBlock.of("$T.requireNonNull($L, $S)", Objects.class, field.name(), field.name());
  }

  private static MethodSpec setter(ClassName builder, Field field) {
    return MethodSpec.methodBuilder(field.name())
        .addJavadoc("Sets a component.\n\n@param value $L\n@return this builder", describe(field))
        .addModifiers(Modifier.PUBLIC)
        .returns(builder)
        .addParameter(annotated(field), "value")
        .addStatement("$L = value", field.name().equals("value") ? "this.value" : field.name())
        .addStatement("return this")
        .build();
  }

  // ---- interfaces and enumerations ----

  private static TypeSpec.Builder sealedInterface(ClassName name, Iterable<ClassName> permitted) {
    TypeSpec.Builder type = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.SEALED);
    permitted.forEach(type::addPermittedSubclass);
    return type;
  }

  static TypeSpec head(HeadPlan plan) {
    TypeSpec.Builder type =
        plan.permitted().isEmpty()
            ? TypeSpec.interfaceBuilder(plan.name())
            : sealedInterface(plan.name(), plan.permitted());
    return type.addModifiers(Modifier.PUBLIC)
        .addJavadoc(
            javadoc(
                plan.documentation(),
                "What may stand where the element {@code " + plan.schemaName() + "} is asked for."))
        .addSuperinterface(
            plan.superinterface() == null ? ClassName.get(ExiElement.class) : plan.superinterface())
        .build();
  }

  static TypeSpec enumeration(EnumPlan plan) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(plan.name())
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                javadoc(plan.documentation(), "The values of {@code " + plan.schemaName() + "}."))
            .addSuperinterface(ExiEnumeration.class)
            .addField(String.class, "wireName", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(String.class, "wireName")
                    .addStatement("this.wireName = wireName")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("wireName")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .returns(String.class)
                    .addStatement("return wireName")
                    .build());
    for (EnumPlan.Constant constant : plan.constants()) {
      type.addEnumConstant(
          constant.name(),
          TypeSpec.anonymousClassBuilder("$S", constant.wireName())
              .addJavadoc(
                  javadoc(
                      constant.documentation(), "The value {@code " + constant.wireName() + "}."))
              .build());
    }
    return type.build();
  }
}
