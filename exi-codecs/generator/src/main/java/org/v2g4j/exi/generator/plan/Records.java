package org.v2g4j.exi.generator.plan;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaSet;
import org.v2g4j.exi.generator.xsd.SimpleType;
import org.v2g4j.exi.generator.xsd.Type;

/**
 * The records of a plan, each made when it is first asked for. Mutable.
 *
 * <p>A schema type has one record, also where several sets hold it; its grammar must then be the
 * same in all of them.
 */
final class Records {

  private final ClassNames names;
  private final ValueTypes values;
  private final Map<QualifiedName, HeadPlan> heads;
  private final List<String> problems;
  private final Map<String, RecordPlan> records = new LinkedHashMap<>();
  private final Map<String, Set<QualifiedName>> rootsOfType = new TreeMap<>();
  private final Map<QualifiedName, Integer> strings = new LinkedHashMap<>();
  private final Map<String, List<String>> productions = new TreeMap<>();
  private final Map<Type, Integer> anonymous = new IdentityHashMap<>();

  Records(
      ClassNames names,
      ValueTypes values,
      Map<QualifiedName, HeadPlan> heads,
      List<String> problems) {
    this.names = names;
    this.values = values;
    this.heads = heads;
    this.problems = problems;
  }

  ClassNames names() {
    return names;
  }

  ValueTypes values() {
    return values;
  }

  /** The group that an element is the head of. */
  @Nullable HeadPlan head(ElementDeclaration element) {
    return element.isGlobal() ? heads.get(element.name()) : null;
  }

  void problem(String text) {
    problems.add(text);
  }

  List<RecordPlan> all() {
    return List.copyOf(records.values());
  }

  /** How many elements and attributes hold strings. */
  int stringCount() {
    return strings.size();
  }

  /** Learns which types serve global elements; all sets come before the first record. */
  void collectRoots(SchemaSet set) {
    for (ElementDeclaration global : set.globals()) {
      if (global.isInstantiable()
          && global.type() instanceof ComplexType complex
          && complex.name() != null) {
        rootsOfType
            .computeIfAbsent(complex.name().toString(), key -> new TreeSet<>())
            .add(global.name());
      }
    }
  }

  /** The record of an instantiable element of complex type, or of a global one of simple type. */
  RecordPlan record(ElementDeclaration element, SchemaSet set) {
    if (!(element.type() instanceof ComplexType type)) {
      return simpleRoot(element);
    }
    boolean ownRecord =
        type.name() == null
            || element.isGlobal()
                && rootsOfType.getOrDefault(type.name().toString(), Set.of()).size() > 1;
    Grammar grammar = new Grammar(type, set);
    String key = ownRecord ? "element " + elementKey(element) : "type " + type.name();
    List<String> described = describe(grammar);
    if (!described.equals(productions.computeIfAbsent(key, unused -> described))) {
      problems.add(
          key + " has another grammar in set " + set.name() + "; generate that set on its own");
    }
    RecordPlan existing = records.get(key);
    if (existing != null) {
      return existing;
    }
    QualifiedName root = root(element, type, ownRecord);
    QualifiedName named = root != null ? root : type.name() != null ? type.name() : element.name();
    String wanted = JavaNames.className(named.local());
    RecordPlan plan =
        new RecordPlan(
            names.allocate(
                named, root != null && heads.containsKey(root) ? wanted + "Base" : wanted),
            named.local(),
            root,
            grammar,
            null,
            type.documentation().isEmpty() ? element.documentation() : type.documentation());
    records.put(key, plan);
    new ContentBuilder(this, plan, grammar, set).fill();
    return plan;
  }

  /** The productions of a grammar, to compare with those of another set. */
  private static List<String> describe(Grammar grammar) {
    return grammar.productions().stream()
        .map(one -> one.kind() + " " + one.name() + " " + one.namespace())
        .toList();
  }

  /** Anonymous types of local elements that share a name are apart only by their place. */
  private String elementKey(ElementDeclaration element) {
    return element.isGlobal()
        ? element.name().toString()
        : element.name() + " " + anonymous.computeIfAbsent(element.type(), key -> anonymous.size());
  }

  private @Nullable QualifiedName root(
      ElementDeclaration element, ComplexType type, boolean ownRecord) {
    if (ownRecord) {
      return element.isGlobal() ? element.name() : null;
    }
    Set<QualifiedName> roots = rootsOfType.getOrDefault(type.name().toString(), Set.of());
    return roots.size() == 1 ? roots.iterator().next() : null;
  }

  private RecordPlan simpleRoot(ElementDeclaration element) {
    SimpleType type = (SimpleType) element.type();
    return records.computeIfAbsent(
        "element " + element.name(),
        key -> {
          RecordPlan plan =
              new RecordPlan(
                  names.allocate(element.name(), JavaNames.className(element.name().local())),
                  element.name().local(),
                  element.name(),
                  null,
                  type,
                  element.documentation());
          Field value =
              new Field(
                  "value",
                  element.name().local(),
                  values.javaType(type, element.name(), false),
                  false,
                  element.documentation());
          plan.fields().add(value);
          plan.content().add(new Node.Value(type, 0, value));
          if (ValueTypes.isString(type)) {
            plan.takeStringFromOutside();
          }
          return plan;
        });
  }

  /** The index of an element or attribute in the string table. */
  int string(QualifiedName name) {
    return strings.computeIfAbsent(name, key -> strings.size());
  }

  /** What a member of a substitution group holds: always a record, so that one interface fits. */
  Node.Content member(ElementDeclaration element, SchemaSet set) {
    if (!(element.type() instanceof SimpleType simple) || !element.isInstantiable()) {
      return content(element, set);
    }
    int string = ValueTypes.isString(simple) ? string(element.name()) : -1;
    return new Node.Content(element, null, simpleRoot(element).name(), string);
  }

  /** What an element holds; makes its record. */
  Node.Content content(ElementDeclaration element, SchemaSet set) {
    if (element.type() instanceof SimpleType simple) {
      int string = ValueTypes.isString(simple) ? string(element.name()) : -1;
      return new Node.Content(element, simple, null, string);
    }
    if (!element.isInstantiable()) {
      return new Node.Content(element, null, null, -1);
    }
    RecordPlan record = record(element, set);
    int string = record.isStringFromOutside() ? string(element.name()) : -1;
    return new Node.Content(element, null, record.name(), string);
  }
}
