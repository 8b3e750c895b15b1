package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.xsd.AttributeUse;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.Documentation;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.Particle;
import org.v2g4j.exi.generator.xsd.SchemaSet;
import org.v2g4j.exi.generator.xsd.SimpleType;

/** Fills one record: ties each part of its content to a component. */
final class ContentBuilder {

  private final Records records;
  private final RecordPlan plan;
  private final Grammar grammar;
  private final SchemaSet set;
  private final Set<String> nestedNames = new HashSet<>();

  ContentBuilder(Records records, RecordPlan plan, Grammar grammar, SchemaSet set) {
    this.records = records;
    this.plan = plan;
    this.grammar = grammar;
    this.set = set;
    nestedNames.add(plan.name().simpleName());
  }

  void fill() {
    ComplexType type = grammar.type();
    int production = 0;
    for (AttributeUse use : type.attributes()) {
      Field field =
          field(
              plan.fields(),
              JavaNames.componentName(use.name().local()),
              use.name().local(),
              records.values().javaType(use.type(), use.name(), !use.required()),
              !use.required(),
              use.documentation());
      int string = ValueTypes.isString(use.type()) ? records.string(use.name()) : -1;
      plan.content().add(new Node.Attribute(use, production++, string, field));
    }
    SimpleType value = type.simpleContent();
    if (value != null) {
      Field field =
          field(
              plan.fields(),
              "value",
              plan.schemaName(),
              records.values().javaType(value, type.name(), false),
              false,
              new Documentation("The element's text.", ""));
      plan.content().add(new Node.Value(value, grammar.text(), field));
      if (ValueTypes.isString(value)) {
        plan.takeStringFromOutside();
      }
    }
    if (type.particle() != null) {
      addTo(plan.content(), plan.fields(), type.particle());
    }
  }

  private Field field(
      List<Field> fields,
      String wanted,
      String schemaName,
      TypeName type,
      boolean optional,
      Documentation documentation) {
    String name = wanted;
    int number = 2;
    while (isTaken(fields, name)) {
      name = wanted + number++;
    }
    Field field = new Field(name, schemaName, type, optional, documentation);
    fields.add(field);
    return field;
  }

  private static boolean isTaken(List<Field> fields, String name) {
    return name.equals("elementName") || fields.stream().anyMatch(f -> f.name().equals(name));
  }

  /** Adds a particle; a sequence that occurs once is its members. */
  private void addTo(List<Node> nodes, List<Field> fields, Particle particle) {
    if (particle instanceof Particle.Group group
        && group.kind() == Particle.Group.Kind.SEQUENCE
        && group.min() == 1
        && group.max() == 1) {
      group.particles().forEach(member -> addTo(nodes, fields, member));
    } else if (particle instanceof Particle.Group group) {
      requireSimpleOccurrence(group);
      nodes.add(
          switch (group.kind()) {
            case SEQUENCE -> group(fields, group);
            case CHOICE -> choice(fields, group);
            case ALL -> all(fields, group);
          });
    } else if (particle instanceof Particle.Wildcard) {
      nodes.add(
          new Node.Wildcard(
              grammar.first(particle), grammar.count(particle), particle.min(), particle.max()));
    } else if (particle instanceof Particle.Element element) {
      nodes.add(element(fields, element));
    }
  }

  private void requireSimpleOccurrence(Particle.Group group) {
    boolean bounded = group.max() > 1 && group.max() != Particle.UNBOUNDED;
    boolean isListOfElements =
        group.kind() == Particle.Group.Kind.CHOICE
            && group.particles().stream().allMatch(member -> member.max() == 1)
            && group.particles().stream().noneMatch(Particle.Group.class::isInstance);
    if ((bounded || group.min() > 1) && !isListOfElements) {
      records.problem(
          "type "
              + plan.schemaName()
              + ": a group of several elements that occurs "
              + group.min()
              + " to "
              + group.max()
              + " times has no codec; give its elements a type of their own");
    }
  }

  private Node element(List<Field> fields, Particle.Element particle) {
    ElementDeclaration declared = particle.element();
    boolean repeated = particle.max() > 1;
    boolean optional = particle.min() == 0 && !repeated;
    HeadPlan head = records.head(declared);
    if (head != null) {
      List<Node.Content> members =
          set.substitutes(declared).stream().map(member -> records.member(member, set)).toList();
      Field field = elementField(fields, declared, head.name(), repeated, optional);
      return new Node.Substitution(
          head.name(), members, grammar.first(particle), particle.min(), particle.max(), field);
    }
    Node.Content content = records.content(declared, set);
    TypeName type =
        content.simple() != null
            ? records.values().javaType(content.simple(), declared.name(), optional || repeated)
            : content.record();
    if (type == null) {
      records.problem(
          "type " + plan.schemaName() + ": element " + declared.name() + " has an abstract type");
      type = ClassName.OBJECT;
    }
    Field field = elementField(fields, declared, type, repeated, optional);
    return new Node.Element(
        content, grammar.first(particle), particle.min(), particle.max(), field);
  }

  private Field elementField(
      List<Field> fields,
      ElementDeclaration declared,
      TypeName type,
      boolean repeated,
      boolean optional) {
    return field(
        fields,
        JavaNames.componentName(declared.name().local()),
        declared.name().local(),
        repeated ? listOf(type) : type,
        optional,
        declared.documentation());
  }

  private static TypeName listOf(TypeName type) {
    return ParameterizedTypeName.get(ClassName.get(List.class), type.box());
  }

  /** A nested class must not hide one of its package that the record uses. */
  private ClassName nested(String wanted, String alternative) {
    boolean hides = records.names().isTaken(plan.name().packageName(), wanted);
    String name = hides ? alternative : wanted;
    int number = 2;
    while (ClassNames.isInJavaLang(name) || !nestedNames.add(name)) {
      name = wanted + number++;
    }
    return plan.name().nestedClass(name);
  }

  private Node all(List<Field> fields, Particle.Group group) {
    List<Node> children = new ArrayList<>();
    group.particles().forEach(member -> addTo(children, fields, member));
    if (!children.stream().allMatch(Node.Element.class::isInstance)) {
      records.problem(
          "type " + plan.schemaName() + ": xs:all of anything but elements has no codec");
    }
    return new Node.All(children);
  }

  private Node group(List<Field> fields, Particle.Group group) {
    List<String> names = elementNames(group);
    ClassName type =
        nested(
            String.join("And", names.stream().map(JavaNames::className).limit(3).toList()),
            "Group");
    List<Node> children = new ArrayList<>();
    List<Field> components = new ArrayList<>();
    group.particles().forEach(member -> addTo(children, components, member));
    plan.nested()
        .add(
            new RecordPlan.NestedPlan(type, String.join(", ", names), components, null, List.of()));
    Field field = groupField(fields, type, group, String.join(", ", names));
    return new Node.Group(type, children, components, group.min(), group.max(), field);
  }

  private Field groupField(
      List<Field> fields, ClassName type, Particle.Group group, String schemaNames) {
    boolean repeated = group.max() > 1;
    return field(
        fields,
        JavaNames.decapitalized(type.simpleName()),
        schemaNames,
        repeated ? listOf(type) : type,
        group.min() == 0 && !repeated,
        new Documentation(
            group.kind() == Particle.Group.Kind.CHOICE
                ? "One of " + schemaNames + "."
                : "The elements " + schemaNames + ", which come together.",
            ""));
  }

  private static List<String> elementNames(Particle particle) {
    if (particle instanceof Particle.Group group) {
      return group.particles().stream()
          .flatMap(member -> elementNames(member).stream())
          .distinct()
          .toList();
    }
    return particle instanceof Particle.Element element
        ? List.of(element.element().name().local())
        : List.of();
  }

  private Node choice(List<Field> fields, Particle.Group group) {
    List<String> names =
        group.particles().stream()
            .filter(member -> !elementNames(member).isEmpty())
            .map(member -> elementNames(member).get(0))
            .toList();
    List<Integer> wildcards = new ArrayList<>();
    for (Particle member : group.particles()) {
      if (member instanceof Particle.Wildcard wildcard) {
        for (int i = 0; i < grammar.count(wildcard); i++) {
          wildcards.add(grammar.first(wildcard) + i);
        }
      }
    }
    if (names.isEmpty()) {
      return new Node.Wildcard(wildcards.get(0), wildcards.size(), group.min(), group.max());
    }
    ClassName type = nested(JavaNames.sharedName(names), "Content");
    int position = plan.nested().size();
    boolean direct = haveDistinctRecords(group);
    List<Node.Alternative> alternatives = new ArrayList<>();
    for (Particle member : group.particles()) {
      if (!(member instanceof Particle.Wildcard)) {
        alternatives.add(alternative(type, member, direct));
      }
    }
    plan.nested()
        .add(
            position,
            new RecordPlan.NestedPlan(
                type,
                String.join(", ", names),
                List.of(),
                null,
                alternatives.stream().map(Node.Alternative::type).toList()));
    Field field = groupField(fields, type, group, String.join(", ", names));
    return new Node.Choice(type, alternatives, wildcards, group.min(), group.max(), field);
  }

  /** Whether records tell the alternatives apart: each is one element with a record of its own. */
  private boolean haveDistinctRecords(Particle.Group group) {
    List<ClassName> types = new ArrayList<>();
    for (Particle member : group.particles()) {
      if (isSingleComplex(member)) {
        types.add(records.content(((Particle.Element) member).element(), set).record());
      }
    }
    return new HashSet<>(types).size() == types.size();
  }

  private boolean isSingleComplex(Particle member) {
    return member instanceof Particle.Element element
        && element.max() == 1
        && element.element().isInstantiable()
        && element.element().type() instanceof ComplexType
        && records.head(element.element()) == null;
  }

  private Node.Alternative alternative(ClassName choice, Particle member, boolean direct) {
    if (direct && isSingleComplex(member)) {
      Particle.Element element = (Particle.Element) member;
      RecordPlan record = records.record(element.element(), set);
      // A sealed type of an unnamed module cannot be spread over packages.
      if (record.name().packageName().equals(choice.packageName())) {
        if (!record.interfaces().contains(choice)) {
          record.interfaces().add(choice);
        }
        List<Node> child = new ArrayList<>();
        child.add(element(new ArrayList<>(), element));
        return new Node.Alternative(record.name(), true, child, List.of());
      }
    }
    String name = JavaNames.className(elementNames(member).get(0));
    ClassName type = nested(name, name + "Content");
    List<Node> children = new ArrayList<>();
    List<Field> components = new ArrayList<>();
    addTo(children, components, member);
    plan.nested()
        .add(
            new RecordPlan.NestedPlan(
                type, String.join(", ", elementNames(member)), components, choice, List.of()));
    return new Node.Alternative(type, false, children, components);
  }
}
