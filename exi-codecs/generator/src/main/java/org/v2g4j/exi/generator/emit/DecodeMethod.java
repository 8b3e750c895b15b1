package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.v2g4j.exi.Entries;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.grammar.Production;
import org.v2g4j.exi.generator.grammar.State;
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.xsd.SimpleType;

/**
 * Writes the body of {@code decode}.
 *
 * <p>Where one event alone is possible, it is read as such. Elsewhere the variable {@code next}
 * holds the number of the production that came, and each part of the content asks whether it is
 * meant.
 */
final class DecodeMethod {

  private final RecordPlan plan;
  private final Grammar grammar;
  private final Tables tables;
  private final MethodBody body = new MethodBody("in", "next", "string");
  private final DecodeRun run = new DecodeRun(body);
  private List<State> states = List.of();

  /** The production that was read without a choice; -1 where it is in the variable. */
  private int known = -1;

  private boolean declared;
  private boolean declareFirst;
  private boolean refusing;

  DecodeMethod(RecordPlan plan, Tables tables) {
    this.plan = plan;
    this.grammar = plan.grammar();
    this.tables = tables;
  }

  CodeBlock write() {
    read(List.of(grammar.start()), false);
    nodes(plan.content(), false);
    if (!refusing) {
      guard(Set.of(grammar.end()));
      body.statement("return new $T($L)", plan.name(), arguments(plan.fields()));
    }
    CodeBlock code = body.toCode();
    return declareFirst ? CodeBlock.of("int next;\n").toBuilder().add(code).build() : code;
  }

  private final Map<Field, String> variables = new IdentityHashMap<>();

  /** The components whose variable collects the entries of a list. */
  private final Set<Field> collected = Collections.newSetFromMap(new IdentityHashMap<>());

  private String declare(Field field) {
    String name = body.variable(field.name());
    variables.put(field, name);
    return name;
  }

  private CodeBlock arguments(List<Field> fields) {
    return fields.stream()
        .map(
            field ->
                CodeBlock.of(
                    collected.contains(field) ? "$L.toList()" : "$L", variables.get(field)))
        .collect(CodeBlock.joining(",$W"));
  }

  // ---- events ----

  /** Reads the next event; into the variable if there is a choice, or somebody else looks at it. */
  private void read(List<State> possible, boolean intoVariable) {
    State state = possible.get(0);
    states = possible;
    if (state.productions().size() == 1 && !intoVariable) {
      known = state.from();
      Production production = grammar.production(known);
      switch (production.kind()) {
        case END -> run.event("/");
        case ELEMENT, ATTRIBUTE -> run.event(grammar.labels(state));
        case TEXT -> {}
        case ANY_ELEMENT, ANY_ELEMENT_OF, ANY_ATTRIBUTE -> {
          body.statement("throw in.refused($S)", production.label());
          refusing = true;
        }
      }
      return;
    }
    known = -1;
    assign(next(state));
  }

  private void assign(CodeBlock value) {
    if (!declared && !body.hasBlocks()) {
      body.statement("int next = $L", value);
    } else {
      declareFirst |= !declared;
      body.statement("next = $L", value);
    }
    declared = true;
  }

  private CodeBlock next(State state) {
    CodeBlock labels = Words.literal(grammar.labels(state));
    if (!state.isContiguous()) {
      return CodeBlock.of("in.next($L,$W$L)", tables.name(state), labels);
    }
    boolean mayBeEmpty =
        grammar.type().simpleContent() != null
            && state.productions().contains(grammar.text())
            && canBeEmpty(grammar.type().simpleContent());
    return CodeBlock.of(
        "in.$L($L, $L,$W$L)",
        mayBeEmpty ? "nextOrEmpty" : "next",
        state.from(),
        state.end(),
        labels);
  }

  private static boolean canBeEmpty(SimpleType type) {
    return switch (type.datatype()) {
      case STRING, HEX_BINARY, BASE64_BINARY -> true;
      case BOOLEAN, BOOLEAN_PATTERN, INTEGER, DECIMAL, ENUMERATION, LIST -> false;
    };
  }

  private List<State> after(int production) {
    List<State> after = new ArrayList<>();
    for (State state : states) {
      if (state.productions().contains(production)) {
        State next = grammar.after(state, production);
        if (after.stream().noneMatch(next::isCodedAs)) {
          after.add(next);
        }
      }
    }
    if (after.size() != 1) {
      throw new IllegalStateException(
          plan.schemaName() + ": " + after.size() + " states behind production " + production);
    }
    return after;
  }

  private static List<State> union(List<State> some, List<State> others) {
    Set<State> union = new LinkedHashSet<>(some);
    union.addAll(others);
    return List.copyOf(union);
  }

  /** Refuses what may have come instead of a wanted production and has no place in the classes. */
  private void guard(Set<Integer> wanted) {
    if (known >= 0) {
      return;
    }
    for (int number : possible()) {
      Production production = grammar.production(number);
      boolean abstractElement = production.kind() == Production.Kind.ELEMENT;
      if (!wanted.contains(number)
          && !abstractElement
          && !production.isSupported(grammar.type().isMixed())) {
        body.begin(CodeBlock.of("if (next == $L)", number), "");
        body.statement("throw in.refused($S)", production.label());
        body.end();
      }
    }
  }

  private Set<Integer> possible() {
    Set<Integer> possible = new TreeSet<>();
    states.forEach(state -> possible.addAll(state.productions()));
    return possible;
  }

  private boolean isPossible(List<Integer> productions) {
    return known >= 0
        ? productions.contains(known)
        : productions.stream().anyMatch(possible()::contains);
  }

  /** The condition that the variable holds one of these. */
  private CodeBlock isNext(List<Integer> productions) {
    List<Integer> sorted =
        productions.stream().filter(number -> isHeld(grammar.production(number))).sorted().toList();
    int first = sorted.get(0);
    int last = sorted.get(sorted.size() - 1);
    if (first == last) {
      return CodeBlock.of("next == $L", first);
    }
    if (last - first == sorted.size() - 1) {
      return first == 0
          ? CodeBlock.of("next <= $L", last)
          : CodeBlock.of("next >= $L && next <= $L", first, last);
    }
    return CodeBlock.of(
        sorted.stream().map(number -> "next == " + number).collect(Collectors.joining(" || ")));
  }

  private static boolean isHeld(Production production) {
    return production.kind() == Production.Kind.ELEMENT
        || production.kind() == Production.Kind.ATTRIBUTE
        || production.kind() == Production.Kind.TEXT;
  }

  private String label(List<Integer> productions) {
    return productions.stream()
        .map(grammar::production)
        .filter(DecodeMethod::isHeld)
        .map(Production::label)
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  // ---- parts ----

  private void nodes(List<Node> nodes, boolean nested) {
    for (int i = 0; i < nodes.size() && !refusing; i++) {
      node(nodes.get(i), nested && i == nodes.size() - 1);
    }
  }

  /** One part; its last event goes into the variable if the code behind a block looks at it. */
  private void node(Node node, boolean last) {
    if (node instanceof Node.Wildcard wildcard) {
      refuse(wildcard);
    } else if (node instanceof Node.Attribute attribute) {
      CodeBlock string = CodeBlock.of("$L", attribute.string());
      single(
          attribute,
          attribute.field(),
          Values.decodeValue(attribute.use().type(), attribute.field().type(), string),
          label(attribute.first()),
          last);
    } else if (node instanceof Node.Value value) {
      value(value);
    } else if (node instanceof Node.Element element) {
      if (element.isRepeated()) {
        list(
            element,
            element.field(),
            element.production(),
            element(element.content(), itemType(element.field())));
      } else {
        element(element, last);
      }
    } else if (node instanceof Node.Substitution substitution) {
      substitution(substitution, last);
    } else if (node instanceof Node.Choice choice) {
      choice(choice, last);
    } else if (node instanceof Node.All all) {
      all(all);
    } else if (node instanceof Node.Group group) {
      group(group);
    }
  }

  /** An element that occurs at most once. */
  private void element(Node.Element element, boolean last) {
    Field field = element.field();
    Node.Content content = element.content();
    boolean mayBeAbsent = element.isOptional() && known < 0;
    if (content.simple() == null || mayBeAbsent || !isPossible(element.first())) {
      single(element, field, element(content, field.type()), label(element.first()), last);
    } else if (FixedType.isFixed(content.simple())) {
      guard(Set.copyOf(element.first()));
      run.content(content.simple(), field.type(), declare(field));
      read(after(element.production()), last);
    } else if (!run.isEmpty() && Values.isNumber(content.simple(), field.type())) {
      run.number(content.simple(), field.type(), declare(field));
      read(after(element.production()), last);
    } else {
      single(element, field, element(content, field.type()), label(element.first()), last);
    }
  }

  private static TypeName itemType(Field field) {
    return ((ParameterizedTypeName) field.type()).typeArguments().get(0);
  }

  private static CodeBlock element(Node.Content content, TypeName type) {
    CodeBlock string = CodeBlock.of("$L", content.string());
    if (content.simple() != null) {
      return Values.decodeContent(content.simple(), type, string);
    }
    ClassName codec = RecordPlan.companion(content.record(), "Codec");
    return content.string() < 0
        ? CodeBlock.of("$T.decode(in)", codec)
        : CodeBlock.of("$T.decode(in, $L)", codec, string);
  }

  private void refuse(Node.Wildcard wildcard) {
    if (wildcard.isOptional() || !isPossible(wildcard.first())) {
      return;
    }
    if (grammar.text() >= 0) {
      body.statement("throw in.refused(next == $L ? $S : $S)", grammar.text(), "#", "*");
    } else {
      body.statement("throw in.refused($S)", "*");
    }
    refusing = true;
  }

  private void value(Node.Value value) {
    Field field = value.field();
    boolean mayBeEmpty = canBeEmpty(value.type());
    String empty = value.type().datatype() == SimpleType.Datatype.STRING ? "\"\"" : "Bytes.empty()";
    CodeBlock emptyRecord =
        CodeBlock.of(
            "return new $T($L)",
            plan.name(),
            plan.fields().stream()
                .map(other -> other == field ? empty : variables.get(other))
                .collect(Collectors.joining(", ")));
    if (known >= 0 && mayBeEmpty) {
      body.begin(CodeBlock.of("if (in.textOrEmpty())"), "");
      body.statement("$L", emptyRecord);
      body.end();
    } else if (known >= 0) {
      body.statement("in.text()");
    } else if (mayBeEmpty) {
      body.begin(CodeBlock.of("if (next < 0)"), "");
      body.statement("$L", emptyRecord);
      body.end();
    }
    List<State> after = after(value.production());
    body.statement(
        "$T $L = $L",
        field.type(),
        declare(field),
        Values.decodeValue(value.type(), field.type(), CodeBlock.of("string")));
    read(after, false);
  }

  /** A part that occurs at most once and whose productions lead to the same state. */
  private void single(Node node, Field field, CodeBlock value, String comment, boolean last) {
    int production = node.first().get(0);
    if (!isPossible(node.first())) {
      absent(field);
    } else if (node.isOptional() && known < 0) {
      String name = declare(field);
      body.statement("$T $L = null", field.type(), name);
      body.begin(CodeBlock.of("if ($L)", isNext(node.first())), comment);
      body.statementOf(CodeBlock.of("$L = $L", name, value));
      List<State> before = states;
      read(after(production), true);
      body.end();
      states = union(before, states);
    } else {
      guard(Set.copyOf(node.first()));
      body.statementOf(CodeBlock.of("$T $L = $L", field.type(), declare(field), value));
      read(after(production), last);
    }
  }

  private void absent(Field field) {
    boolean list = field.type() instanceof ParameterizedTypeName;
    body.statement(
        "$T $L = $L",
        field.type(),
        declare(field),
        list ? CodeBlock.of("$T.of()", List.class) : "null");
  }

  private void collect(Field field, String name) {
    collected.add(field);
    TypeName entries =
        ParameterizedTypeName.get(ClassName.get(Entries.class), itemType(field).box());
    body.statement("$T $L = in.entries()", entries, name);
  }

  private void list(Node node, Field field, int production, CodeBlock item) {
    if (!isPossible(node.first())) {
      absent(field);
      return;
    }
    guard(Set.copyOf(node.first()));
    String name = declare(field);
    collect(field, name);
    State before =
        states.stream().filter(s -> s.productions().contains(production)).findFirst().orElseThrow();
    List<Counted> counted = Counted.behind(grammar, before, production, node.min(), node.max());
    boolean doWhile = !node.isOptional();
    CodeBlock again = CodeBlock.of("while ($L)", isNext(node.first()));
    body.begin(doWhile ? CodeBlock.of("do") : again, label(node.first()));
    body.statementOf(CodeBlock.of("$L.add($L)", name, item));
    known = -1;
    assign(nextAfter(counted, name));
    if (doWhile) {
      body.end(CodeBlock.of("$L;", again));
    } else {
      body.end();
    }
    List<State> after = counted.stream().map(Counted::state).toList();
    states = doWhile ? after : union(states, after);
  }

  private CodeBlock nextAfter(List<Counted> counted, String list) {
    CodeBlock code = next(counted.get(counted.size() - 1).state());
    for (int i = counted.size() - 2; i >= 0; i--) {
      code =
          CodeBlock.of(
              "$L.size() < $L\n? $L\n: $L",
              list,
              counted.get(i + 1).from(),
              next(counted.get(i).state()),
              code);
    }
    return code;
  }

  private void substitution(Node.Substitution node, boolean last) {
    Field field = node.field();
    if (node.isRepeated()) {
      list(node, field, node.production(), member(node));
    } else {
      single(node, field, member(node), field.schemaName(), last);
    }
  }

  /** The member of a substitution group that came. */
  private CodeBlock member(Node.Substitution node) {
    CodeBlock.Builder code = CodeBlock.builder().add("switch (next) {\n").indent();
    for (int i = 0; i < node.members().size(); i++) {
      Node.Content member = node.members().get(i);
      if (member.isInstantiable()) {
        code.add("case $L -> $L;\n", node.production() + i, element(member, node.head()));
      }
    }
    return code.add("default -> throw in.refused($S);\n", node.field().schemaName())
        .unindent()
        .add("}")
        .build();
  }

  private void choice(Node.Choice node, boolean last) {
    Field field = node.field();
    if (!isPossible(node.first())) {
      absent(field);
      return;
    }
    boolean plain = node.alternatives().stream().allMatch(DecodeMethod::isExpression);
    String name;
    if (node.isBounded()) {
      int production = node.alternatives().get(0).children().get(0).first().get(0);
      list(node, field, production, chosen(node));
    } else if (node.isRepeated()) {
      guard(Set.of());
      name = declare(field);
      collect(field, name);
      CodeBlock again = CodeBlock.of("while ($L)", isNext(node.first()));
      boolean doWhile = !node.isOptional();
      List<State> before = states;
      body.begin(doWhile ? CodeBlock.of("do") : again, label(node.first()));
      alternatives(node, plain, value -> CodeBlock.of("$L.add($L)", name, value), true);
      if (doWhile) {
        body.end(CodeBlock.of("$L;", again));
      } else {
        body.end();
      }
      states = doWhile ? states : union(before, states);
    } else if (node.isOptional() && known < 0) {
      name = declare(field);
      body.statement("$T $L = null", field.type(), name);
      List<State> before = states;
      body.begin(CodeBlock.of("if ($L)", isNext(node.first())), label(node.first()));
      alternatives(node, plain, value -> CodeBlock.of("$L = $L", name, value), true);
      body.end();
      states = union(before, states);
    } else {
      guard(
          Set.copyOf(
              node.alternatives().stream()
                  .flatMap(a -> Node.firstOf(a.children()).stream())
                  .toList()));
      name = declare(field);
      if (plain) {
        alternatives(
            node, true, value -> CodeBlock.of("$T $L = $L", field.type(), name, value), last);
      } else {
        body.statement("$T $L", field.type(), name);
        alternatives(node, false, value -> CodeBlock.of("$L = $L", name, value), last);
      }
    }
  }

  private interface Holder {
    CodeBlock hold(CodeBlock value);
  }

  /** Whether an alternative can be read in one expression. */
  private static boolean isExpression(Node.Alternative alternative) {
    return alternative.children().size() == 1
        && alternative.children().get(0) instanceof Node.Element element
        && !element.isRepeated();
  }

  private void alternatives(Node.Choice node, boolean plain, Holder holder, boolean last) {
    if (plain) {
      List<State> after = new ArrayList<>();
      for (Node.Alternative alternative : node.alternatives()) {
        after.addAll(after(alternative.children().get(0).first().get(0)));
      }
      if (after.stream().allMatch(after.get(0)::isCodedAs)) {
        body.statementOf(holder.hold(chosen(node)));
        read(after.subList(0, 1), last);
        return;
      }
    }
    List<State> before = states;
    List<State> behind = List.of();
    for (int i = 0; i < node.alternatives().size(); i++) {
      Node.Alternative alternative = node.alternatives().get(i);
      List<Integer> first = Node.firstOf(alternative.children());
      CodeBlock condition = CodeBlock.of("if ($L) ", isNext(first));
      boolean lastOne = i == node.alternatives().size() - 1;
      if (i == 0) {
        body.begin(CodeBlock.of("if ($L)", isNext(first)), label(first));
      } else {
        body.orElse(lastOne ? CodeBlock.of("") : condition);
      }
      states = before;
      known = first.size() == 1 ? first.get(0) : -1;
      alternative(alternative, holder);
      behind = union(behind, states);
    }
    body.end();
    known = -1;
    states = behind;
  }

  private void alternative(Node.Alternative alternative, Holder holder) {
    if (alternative.direct()) {
      Node.Element child = (Node.Element) alternative.children().get(0);
      body.statement("$L", holder.hold(element(child.content(), alternative.type())));
      read(after(child.production()), true);
    } else {
      nodes(alternative.children(), true);
      body.statement(
          "$L",
          holder.hold(
              CodeBlock.of("new $T($L)", alternative.type(), arguments(alternative.fields()))));
    }
  }

  /** The alternative that came, where each is one element. */
  private CodeBlock chosen(Node.Choice node) {
    CodeBlock.Builder code = CodeBlock.builder().add("switch (next) {\n").indent();
    for (Node.Alternative alternative : node.alternatives()) {
      Node.Element child = (Node.Element) alternative.children().get(0);
      CodeBlock value = element(child.content(), child.field().type());
      code.add(
          "case $L -> $L;\n",
          child.production(),
          alternative.direct() ? value : CodeBlock.of("new $T($L)", alternative.type(), value));
    }
    return code.add("default -> throw in.refused($S);\n", "*").unindent().add("}").build();
  }

  /** Elements in any order; those that are required are asked for behind the last. */
  private void all(Node.All node) {
    List<Node.Element> elements = node.children().stream().map(Node.Element.class::cast).toList();
    for (Node.Element element : elements) {
      body.statement("$T $L = null", element.field().type().box(), declare(element.field()));
    }
    List<State> before = states;
    body.begin(CodeBlock.of("while ($L)", isNext(node.first())), "in any order");
    body.begin(CodeBlock.of("switch (next)"), "");
    for (int i = 0; i < elements.size(); i++) {
      Node.Element element = elements.get(i);
      body.line(
          "$L -> $L = $L; // $L",
          i == elements.size() - 1 ? "default" : "case " + element.production(),
          variables.get(element.field()),
          element(element.content(), element.field().type()),
          element.field().schemaName());
    }
    body.end();
    read(after(elements.get(0).production()), true);
    body.end();
    states = union(before, states);
    for (Node.Element element : elements) {
      if (!element.isOptional()) {
        body.begin(CodeBlock.of("if ($L == null)", variables.get(element.field())), "");
        body.statement("throw in.missing($S)", element.field().schemaName());
        body.end();
      }
    }
  }

  private void group(Node.Group node) {
    Field field = node.field();
    if (!isPossible(node.first())) {
      absent(field);
      return;
    }
    guard(Set.copyOf(node.first()));
    String name = declare(field);
    List<State> before = states;
    boolean doWhile = node.isRepeated() && !node.isOptional();
    CodeBlock again = CodeBlock.of("while ($L)", isNext(node.first()));
    if (node.isRepeated()) {
      collect(field, name);
      body.begin(doWhile ? CodeBlock.of("do") : again, label(node.first()));
    } else {
      body.statement("$T $L = null", field.type(), name);
      body.begin(CodeBlock.of("if ($L)", isNext(node.first())), label(node.first()));
    }
    known = node.first().size() == 1 ? node.first().get(0) : -1;
    nodes(node.children(), true);
    CodeBlock value = CodeBlock.of("new $T($L)", node.type(), arguments(node.fields()));
    body.statement(node.isRepeated() ? "$L.add($L)" : "$L = $L", name, value);
    if (doWhile) {
      body.end(CodeBlock.of("$L;", again));
    } else {
      body.end();
    }
    known = -1;
    states = doWhile ? states : union(before, states);
  }
}
