package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaSet;
import org.v2g4j.exi.generator.xsd.SimpleType;
import org.v2g4j.exi.generator.xsd.SimpleType.Datatype;

/** Finds the elements that a set's codec can have at the root of documents and fragments. */
final class EntryBuilder {

  private final Records records;
  private final SchemaSet set;
  private final List<String> fragments;

  EntryBuilder(Records records, SchemaSet set, List<String> fragments) {
    this.records = records;
    this.set = set;
    this.fragments = fragments;
  }

  List<SetPlan.Entry> entries() {
    List<QualifiedName> fragmentNames = List.copyOf(set.elementNames());
    List<SetPlan.Entry> entries = new ArrayList<>();
    for (int code = 0; code < set.globals().size(); code++) {
      ElementDeclaration global = set.globals().get(code);
      int fragmentCode = isRelaxed(global.name()) ? -1 : fragmentNames.indexOf(global.name());
      entries.add(entry(global, code, fragmentCode, null));
    }
    for (String local : fragments) {
      List<QualifiedName> names =
          fragmentNames.stream().filter(name -> name.local().equals(local)).toList();
      if (names.isEmpty()) {
        records.problem("set " + set.name() + " has no element " + local + " to make fragments of");
      }
      for (QualifiedName name : names) {
        entries.addAll(localFragment(name, fragmentNames.indexOf(name)));
      }
    }
    return entries;
  }

  private List<SetPlan.Entry> localFragment(QualifiedName name, int code) {
    List<ElementDeclaration> declared = set.declarations().get(name);
    if (!isRelaxed(name)) {
      return declared.get(0).isGlobal()
          ? List.of()
          : List.of(entry(declared.get(0), -1, code, null));
    }
    for (ElementDeclaration element : declared) {
      if (element.type() instanceof ComplexType complex
          && complex.simpleContent() != null
          && complex.simpleContent().datatype() == Datatype.STRING) {
        return List.of(entry(element, -1, code, relaxed(complex)));
      }
    }
    records.problem(
        "element "
            + name
            + " has several types, none of them text with attributes: its fragments"
            + " have no codec");
    return List.of();
  }

  private SetPlan.Entry entry(
      ElementDeclaration element,
      int documentCode,
      int fragmentCode,
      SetPlan.@Nullable Relaxed relaxed) {
    Node.Content content = records.content(element, set);
    HeadPlan head = records.head(element);
    ClassName record = content.record();
    if (content.simple() != null) {
      record = records.record(element, set).name();
    } else if (record == null && head != null) {
      record = head.name();
    }
    return new SetPlan.Entry(content, record, documentCode, fragmentCode, relaxed);
  }

  /** Whether the declarations of a name differ, so that a fragment cannot know its type. */
  private boolean isRelaxed(QualifiedName name) {
    List<ElementDeclaration> declared = set.declarations().get(name);
    if (declared.size() == 1) {
      return false;
    }
    ElementDeclaration first = declared.get(0);
    QualifiedName type = nameOf(first);
    return type == null
        || declared.stream()
            .anyMatch(
                other -> !type.equals(nameOf(other)) || other.isNillable() != first.isNillable());
  }

  private static @Nullable QualifiedName nameOf(ElementDeclaration element) {
    return element.type() instanceof ComplexType complex
        ? complex.name()
        : ((SimpleType) element.type()).name();
  }

  private SetPlan.Relaxed relaxed(ComplexType type) {
    List<QualifiedName> attributes = List.copyOf(set.attributeNames());
    int elements = set.elementNames().size();
    // First state: attributes, any attribute, elements, any element, end, text; then the escape.
    int first = attributes.size() + 1 + elements + 3;
    int content = elements + 3;
    return new SetPlan.Relaxed(
        type.attributes().stream().map(use -> attributes.indexOf(use.name())).toList(),
        first - 1,
        elements + 1,
        Integer.SIZE - Integer.numberOfLeadingZeros(first),
        Integer.SIZE - Integer.numberOfLeadingZeros(content));
  }
}
