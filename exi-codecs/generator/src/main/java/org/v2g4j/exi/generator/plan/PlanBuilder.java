package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.grammar.Production;
import org.v2g4j.exi.generator.xsd.AttributeUse;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.Documentation;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.Particle;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaException;
import org.v2g4j.exi.generator.xsd.SchemaSet;
import org.v2g4j.exi.generator.xsd.SimpleType;
import org.v2g4j.exi.generator.xsd.SimpleType.Datatype;

/**
 * Decides which Java classes the schemas become.
 *
 * <p>One Java type for a schema type, also where several sets hold it; its grammar must then be the
 * same in all of them. A type that serves several global elements gives each a record of its own.
 */
public final class PlanBuilder {

  private final PlanOptions options;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, RecordPlan> records = new LinkedHashMap<>();
  private final Map<String, EnumPlan> enums = new LinkedHashMap<>();
  private final Map<QualifiedName, HeadPlan> heads = new TreeMap<>();
  private final Map<String, Set<QualifiedName>> rootsOfType = new TreeMap<>();
  private final Map<String, Set<String>> namesOfPackage = new TreeMap<>();
  private final Map<QualifiedName, Integer> strings = new LinkedHashMap<>();
  private final Map<String, List<Production>> productions = new TreeMap<>();

  private PlanBuilder(PlanOptions options) {
    this.options = options;
  }

  /**
   * Makes the plan.
   *
   * @param sets the linked sets, in the order of the options
   * @param options what the user decides
   * @return the plan
   * @throws SchemaException if the schemas ask for something that has no Java form
   */
  public static JavaPlan build(List<SchemaSet> sets, PlanOptions options) {
    return new PlanBuilder(options).plan(sets);
  }

  private JavaPlan plan(List<SchemaSet> sets) {
    sets.forEach(this::requirePackages);
    requireNoProblems();
    sets.forEach(this::collectRoots);
    sets.forEach(this::collectHeads);
    List<List<SetPlan.Entry>> entries = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      entries.add(entries(sets.get(i), options.sets().get(i)));
    }
    sets.forEach(this::joinHeads);
    requireNoProblems();
    List<SetPlan> plans = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      SchemaSet set = sets.get(i);
      plans.add(
          new SetPlan(
              options.sets().get(i).codec(),
              set,
              prefixes(set),
              entries.get(i),
              List.copyOf(records.values()),
              strings.size()));
    }
    return new JavaPlan(
        List.copyOf(records.values()),
        List.copyOf(enums.values()),
        List.copyOf(heads.values()),
        plans);
  }

  private void requirePackages(SchemaSet set) {
    for (String namespace : set.namespaces()) {
      if (!options.packages().containsKey(namespace)) {
        problems.add("namespace " + namespace + " of set " + set.name() + " has no Java package");
      }
    }
  }

  private void requireNoProblems() {
    if (!problems.isEmpty()) {
      throw new SchemaException(List.copyOf(new LinkedHashSet<>(problems)));
    }
  }

  private Map<String, String> prefixes(SchemaSet set) {
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (String namespace : set.namespaces()) {
      String standard = "n" + prefixes.size();
      prefixes.put(namespace, options.prefixes().getOrDefault(namespace, standard));
    }
    return prefixes;
  }

  // ---- names ----

  private String packageOf(QualifiedName name) {
    return options.packages().get(name.namespace());
  }

  private ClassName allocate(String packageName, String wanted, String... alternatives) {
    Set<String> taken = namesOfPackage.computeIfAbsent(packageName, key -> new HashSet<>());
    List<String> candidates = new ArrayList<>(List.of(wanted));
    candidates.addAll(List.of(alternatives));
    candidates.add(wanted + "Type");
    candidates.add(wanted + "Element");
    for (String candidate : candidates) {
      if (!isInJavaLang(candidate) && taken.add(candidate)) {
        return ClassName.get(packageName, candidate);
      }
    }
    throw new SchemaException(List.of("no free class name for " + wanted + " in " + packageName));
  }

  /** A class that hides one of java.lang makes every file of its package harder to read. */
  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  // ---- roots and substitution groups ----

  private void collectRoots(SchemaSet set) {
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

  private void collectHeads(SchemaSet set) {
    for (ElementDeclaration global : set.globals()) {
      boolean hasMembers = set.substitutes(global).size() > 1;
      boolean isEmptyHead = !global.isInstantiable();
      if ((hasMembers || isEmptyHead) && !heads.containsKey(global.name())) {
        heads.put(
            global.name(),
            new HeadPlan(
                allocate(packageOf(global.name()), JavaNames.className(global.name().local())),
                global.name().local(),
                null,
                new LinkedHashSet<>(),
                global.documentation()));
      }
    }
  }

  /** Ties the groups together, once all records have their names. */
  private void joinHeads(SchemaSet set) {
    for (ElementDeclaration global : set.globals()) {
      HeadPlan own = heads.get(global.name());
      if (own != null && global.isInstantiable()) {
        join(own, record(global, set));
      }
      QualifiedName headName = global.substitutes();
      if (headName == null) {
        continue;
      }
      HeadPlan head = heads.get(headName);
      if (own != null) {
        head.permitted().add(own.name());
        heads.put(
            global.name(),
            new HeadPlan(
                own.name(), own.schemaName(), head.name(), own.permitted(), own.documentation()));
      } else if (global.isInstantiable()) {
        join(head, record(global, set));
      }
    }
  }

  private static void join(HeadPlan head, RecordPlan member) {
    head.permitted().add(member.name());
    if (!member.interfaces().contains(head.name())) {
      member.interfaces().add(head.name());
    }
  }

  // ---- records ----

  /** The record of an instantiable element of complex type, or of a global one of simple type. */
  private RecordPlan record(ElementDeclaration element, SchemaSet set) {
    if (!(element.type() instanceof ComplexType type)) {
      return simpleRoot(element);
    }
    boolean ownRecord =
        type.name() == null
            || element.isGlobal()
                && rootsOfType.getOrDefault(type.name().toString(), Set.of()).size() > 1;
    Grammar grammar = new Grammar(type, set);
    String key = ownRecord ? "element " + elementKey(element) : "type " + type.name();
    List<Production> known = productions.putIfAbsent(key, grammar.productions());
    if (known != null && !labels(known).equals(labels(grammar.productions()))) {
      problems.add(
          key + " has another grammar in set " + set.name() + "; generate that set on its own");
    }
    RecordPlan existing = records.get(key);
    if (existing != null) {
      // Its parts may belong to substitution groups of this set.
      return existing;
    }
    QualifiedName root = root(element, type, ownRecord);
    QualifiedName named = root != null ? root : type.name() != null ? type.name() : element.name();
    String wanted = JavaNames.className(named.local());
    RecordPlan plan =
        new RecordPlan(
            root != null && heads.containsKey(root)
                ? allocate(packageOf(named), wanted + "Base")
                : allocate(packageOf(named), wanted),
            named.local(),
            root,
            grammar,
            null,
            type.documentation().isEmpty() ? element.documentation() : type.documentation());
    records.put(key, plan);
    new ContentBuilder(plan, grammar, set).fill();
    return plan;
  }

  private static List<String> labels(List<Production> productions) {
    return productions.stream()
        .map(Production::toString)
        .map(s -> s.replaceAll("@[0-9a-f]+", ""))
        .toList();
  }

  /** Anonymous types of local elements that share a name are apart only by their place. */
  private String elementKey(ElementDeclaration element) {
    return element.isGlobal()
        ? element.name().toString()
        : element.name() + " " + System.identityHashCode(element.type());
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
                  allocate(packageOf(element.name()), JavaNames.className(element.name().local())),
                  element.name().local(),
                  element.name(),
                  null,
                  type,
                  element.documentation());
          Field value =
              new Field(
                  "value",
                  element.name().local(),
                  javaType(type, element.name(), false),
                  false,
                  element.documentation());
          plan.fields().add(value);
          plan.content().add(new Node.Value(type, 0, value));
          if (isString(type)) {
            plan.takeStringFromOutside();
          }
          return plan;
        });
  }

  private static boolean isString(SimpleType type) {
    return type.datatype() == Datatype.STRING
        || type.datatype() == Datatype.LIST && isString(type.item());
  }

  private int string(QualifiedName name) {
    return strings.computeIfAbsent(name, key -> strings.size());
  }

  /** What an element holds; makes its record. */
  private Node.Content content(ElementDeclaration element, SchemaSet set) {
    if (element.type() instanceof SimpleType simple) {
      int string = isString(simple) ? string(element.name()) : -1;
      return new Node.Content(element, simple, null, string);
    }
    if (!element.isInstantiable()) {
      return new Node.Content(element, null, null, -1);
    }
    RecordPlan record = record(element, set);
    int string = record.isStringFromOutside() ? string(element.name()) : -1;
    return new Node.Content(element, null, record.name(), string);
  }

  // ---- Java types ----

  private TypeName javaType(SimpleType type, QualifiedName owner, boolean optional) {
    TypeName name =
        switch (type.datatype()) {
          case BOOLEAN, BOOLEAN_PATTERN -> TypeName.BOOLEAN;
          case INTEGER -> integerType(type);
          case DECIMAL -> ClassName.get(BigDecimal.class);
          case STRING -> ClassName.get(String.class);
          case HEX_BINARY, BASE64_BINARY -> ClassName.get(Bytes.class);
          case ENUMERATION -> enumType(type, owner).name();
          case LIST ->
              ParameterizedTypeName.get(
                  ClassName.get(List.class), javaType(type.item(), owner, true));
        };
    return optional ? name.box() : name;
  }

  private static TypeName integerType(SimpleType type) {
    BigInteger min = type.minimum();
    BigInteger max = type.maximum();
    if (min == null || max == null) {
      return ClassName.get(BigInteger.class);
    }
    if (min.bitLength() < 32 && max.bitLength() < 32) {
      return TypeName.INT;
    }
    if (min.bitLength() < 64 && max.bitLength() < 64
        || type.isUnsigned() && max.bitLength() == 64) {
      return TypeName.LONG;
    }
    return ClassName.get(BigInteger.class);
  }

  private EnumPlan enumType(SimpleType type, QualifiedName owner) {
    String key =
        type.name() == null ? owner + " " + type.enumeration().toString() : type.name().toString();
    return enums.computeIfAbsent(
        key,
        unused -> {
          QualifiedName home = type.name() == null ? owner : type.name();
          String packageName =
              home.namespace().isEmpty()
                  ? options.packages().values().iterator().next()
                  : packageOf(home);
          Set<String> taken = new HashSet<>();
          List<EnumPlan.Constant> constants = new ArrayList<>();
          for (SimpleType.EnumerationValue value : type.enumeration()) {
            String name = JavaNames.constantName(value.value());
            while (!taken.add(name)) {
              name += "_";
            }
            constants.add(new EnumPlan.Constant(name, value.value(), value.documentation()));
          }
          return new EnumPlan(
              allocate(packageName, JavaNames.className(home.local())),
              home.local(),
              constants,
              type.documentation());
        });
  }

  // ---- content ----

  /** Fills one record. */
  private final class ContentBuilder {

    private final RecordPlan plan;
    private final Grammar grammar;
    private final SchemaSet set;
    private final Set<String> nestedNames = new HashSet<>();

    ContentBuilder(RecordPlan plan, Grammar grammar, SchemaSet set) {
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
                javaType(use.type(), use.name(), !use.required()),
                !use.required(),
                use.documentation());
        int string = isString(use.type()) ? string(use.name()) : -1;
        plan.content().add(new Node.Attribute(use, production++, string, field));
      }
      SimpleType value = type.simpleContent();
      if (value != null) {
        Field field =
            field(
                plan.fields(),
                "value",
                plan.schemaName(),
                javaType(value, type.name(), false),
                false,
                new Documentation("The element's text.", ""));
        plan.content().add(new Node.Value(value, grammar.text(), field));
        if (isString(value)) {
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
              case ALL ->
                  throw new SchemaException(
                      List.of("type " + plan.schemaName() + ": xs:all has no codec"));
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
      if (bounded || group.min() > 1) {
        problems.add(
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
      HeadPlan head = declared.isGlobal() ? heads.get(declared.name()) : null;
      if (head != null) {
        List<Node.Content> members =
            set.substitutes(declared).stream().map(member -> content(member, set)).toList();
        Field field = elementField(fields, declared, head.name(), repeated, optional);
        return new Node.Substitution(
            head.name(), members, grammar.first(particle), particle.min(), particle.max(), field);
      }
      Node.Content content = content(declared, set);
      TypeName type =
          content.simple() != null
              ? javaType(content.simple(), declared.name(), optional || repeated)
              : content.record();
      if (type == null) {
        problems.add(
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
      Set<String> neighbours = namesOfPackage.get(plan.name().packageName());
      String name = neighbours.contains(wanted) ? alternative : wanted;
      int number = 2;
      while (isInJavaLang(name) || !nestedNames.add(name)) {
        name = wanted + number++;
      }
      return plan.name().nestedClass(name);
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
              new RecordPlan.NestedPlan(
                  type, String.join(", ", names), components, null, List.of()));
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

    /**
     * Whether records tell the alternatives apart: each is one element with a record of its own.
     */
    private boolean haveDistinctRecords(Particle.Group group) {
      List<ClassName> types = new ArrayList<>();
      for (Particle member : group.particles()) {
        if (isSingleComplex(member)) {
          types.add(content(((Particle.Element) member).element(), set).record());
        }
      }
      return new HashSet<>(types).size() == types.size();
    }

    private boolean isSingleComplex(Particle member) {
      return member instanceof Particle.Element element
          && element.max() == 1
          && element.element().isInstantiable()
          && element.element().type() instanceof ComplexType
          && !heads.containsKey(element.element().name());
    }

    private Node.Alternative alternative(ClassName choice, Particle member, boolean direct) {
      if (direct && isSingleComplex(member)) {
        Particle.Element element = (Particle.Element) member;
        RecordPlan record = record(element.element(), set);
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

  // ---- sets ----

  private List<SetPlan.Entry> entries(SchemaSet set, PlanOptions.SetOptions options) {
    List<QualifiedName> fragmentNames = List.copyOf(set.elementNames());
    List<SetPlan.Entry> entries = new ArrayList<>();
    for (int code = 0; code < set.globals().size(); code++) {
      ElementDeclaration global = set.globals().get(code);
      int fragmentCode = isRelaxed(set, global.name()) ? -1 : fragmentNames.indexOf(global.name());
      entries.add(entry(set, global, code, fragmentCode, null));
    }
    for (String local : options.fragments()) {
      List<QualifiedName> names =
          fragmentNames.stream().filter(name -> name.local().equals(local)).toList();
      if (names.isEmpty()) {
        problems.add("set " + set.name() + " has no element " + local + " to make fragments of");
      }
      for (QualifiedName name : names) {
        entries.addAll(localFragment(set, name, fragmentNames.indexOf(name)));
      }
    }
    return entries;
  }

  private List<SetPlan.Entry> localFragment(SchemaSet set, QualifiedName name, int code) {
    List<ElementDeclaration> declared = set.declarations().get(name);
    if (!isRelaxed(set, name)) {
      return declared.get(0).isGlobal()
          ? List.of()
          : List.of(entry(set, declared.get(0), -1, code, null));
    }
    for (ElementDeclaration element : declared) {
      if (element.type() instanceof ComplexType complex
          && complex.simpleContent() != null
          && complex.simpleContent().datatype() == Datatype.STRING) {
        return List.of(entry(set, element, -1, code, relaxed(set, complex)));
      }
    }
    problems.add(
        "element "
            + name
            + " has several types, none of them text with attributes: its fragments"
            + " have no codec");
    return List.of();
  }

  private SetPlan.Entry entry(
      SchemaSet set,
      ElementDeclaration element,
      int documentCode,
      int fragmentCode,
      SetPlan.@Nullable Relaxed relaxed) {
    Node.Content content = content(element, set);
    ClassName record = content.record();
    if (content.simple() != null) {
      record = record(element, set).name();
    } else if (record == null && heads.containsKey(element.name())) {
      record = heads.get(element.name()).name();
    }
    return new SetPlan.Entry(content, record, documentCode, fragmentCode, relaxed);
  }

  /** Whether the declarations of a name differ, so that a fragment cannot know its type. */
  private static boolean isRelaxed(SchemaSet set, QualifiedName name) {
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

  private static SetPlan.Relaxed relaxed(SchemaSet set, ComplexType type) {
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
