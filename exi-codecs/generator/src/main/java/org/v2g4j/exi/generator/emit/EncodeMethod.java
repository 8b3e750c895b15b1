package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.grammar.Production;
import org.v2g4j.exi.generator.grammar.State;
import org.v2g4j.exi.generator.plan.Field;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.xsd.SimpleType;

/**
 * Writes the body of {@code encode}.
 *
 * <p>Where the state is the same whatever was written before, codes are constants. Elsewhere the
 * variable {@code at} holds the first production that may follow, and a code is the distance from
 * it. A type with a state whose productions are not numbered in a row holds its states as tables
 * instead.
 */
final class EncodeMethod {

  private final RecordPlan plan;
  private final Grammar grammar;
  private final Tables tables;
  private final boolean tabular;
  private final MethodBody body = new MethodBody("out", "at", "state", "message");
  private final EncodeRun run = new EncodeRun(body);
  private List<State> states;
  private boolean declared;
  private boolean declareFirst;
  private boolean refusing;
  private int depth;

  private EncodeMethod(RecordPlan plan, Tables tables, boolean tabular) {
    this.plan = plan;
    this.grammar = plan.grammar();
    this.tables = tables;
    this.tabular = tabular;
    this.states = List.of(grammar.start());
  }

  static CodeBlock write(RecordPlan plan, Tables tables) {
    try {
      return new EncodeMethod(plan, tables, false).write();
    } catch (DistancesDoNotFit e) {
      return new EncodeMethod(plan, tables, true).write();
    }
  }

  /** A code that is no distance: the type needs tables. */
  private static final class DistancesDoNotFit extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private CodeBlock write() {
    nodes(plan.content(), CodeBlock.of("message"));
    if (!refusing) {
      event(grammar.end());
    }
    CodeBlock code = body.toCode();
    return declareFirst
        ? CodeBlock.of(tabular ? "int[] state;\n" : "int at;\n").toBuilder().add(code).build()
        : code;
  }

  // ---- events ----

  private void event(int production) {
    event(production, states);
  }

  private void event(int production, List<State> possible) {
    State first = possible.get(0);
    String comment = comment(grammar.production(production));
    if (isConstant(production, possible)) {
      run.event(first.code(production), first.width(), comment);
    } else if (tabular) {
      body.line("out.next($L, state); // $L", production, comment);
    } else {
      boolean distance =
          possible.stream().allMatch(state -> state.isContiguous() && state.end() == first.end());
      if (!distance) {
        throw new DistancesDoNotFit();
      }
      body.line("out.next($L, at, $L); // $L", production, first.end(), comment);
    }
  }

  /** Whether a production has the same code in all states that are possible. */
  private static boolean isConstant(int production, List<State> possible) {
    State first = possible.get(0);
    return possible.stream()
        .allMatch(
            state ->
                state.width() == first.width() && state.code(production) == first.code(production));
  }

  private static String comment(Production event) {
    return switch (event.kind()) {
      case END -> "end";
      case TEXT -> "text";
      case ATTRIBUTE, ELEMENT -> event.name().local();
      case ANY_ATTRIBUTE, ANY_ELEMENT, ANY_ELEMENT_OF -> "any";
    };
  }

  /** Remembers in the variable where the grammar stands. */
  private void remember(CodeBlock value) {
    String type = tabular ? "int[] " : "int ";
    String name = tabular ? "state" : "at";
    if (!declared && depth == 0) {
      body.statement("$L$L = $L", type, name, value);
    } else {
      declareFirst |= !declared;
      body.statement("$L = $L", name, value);
    }
    declared = true;
  }

  private CodeBlock place(State state) {
    return tabular ? CodeBlock.of("$L", tables.name(state)) : CodeBlock.of("$L", state.from());
  }

  private static List<State> distinct(List<State> some, List<State> others) {
    List<State> union = new ArrayList<>(some);
    for (State other : others) {
      if (union.stream().noneMatch(other::isCodedAs)) {
        union.add(other);
      }
    }
    return union;
  }

  private List<State> after(int production) {
    List<State> after = List.of();
    for (State state : states) {
      if (state.productions().contains(production)) {
        after = distinct(after, List.of(grammar.after(state, production)));
      }
    }
    return after;
  }

  // ---- blocks ----

  private void begin(CodeBlock head) {
    body.begin(head, "");
    depth++;
  }

  private void end() {
    depth--;
    body.end();
  }

  /**
   * A part that may be left out: what follows it starts from the state before it or from the one
   * behind it, so both go into the variable if they differ.
   */
  private void optional(CodeBlock condition, List<State> behind, Runnable content) {
    List<State> before = states;
    List<State> union = distinct(before, behind);
    boolean remembers = union.size() > 1;
    if (remembers && before.size() == 1) {
      remember(place(before.get(0)));
    }
    begin(condition);
    content.run();
    if (remembers && states.size() == 1) {
      remember(place(states.get(0)));
    }
    end();
    states = union;
  }

  // ---- parts ----

  private void nodes(List<Node> nodes, CodeBlock owner) {
    for (Node node : nodes) {
      if (!refusing) {
        node(node, owner);
      }
    }
  }

  private void node(Node node, CodeBlock owner) {
    if (node instanceof Node.Wildcard wildcard) {
      if (!wildcard.isOptional()) {
        body.statement(
            "throw out.refused($S, $S)",
            plan.schemaName(),
            "needs an element that only a wildcard admits");
        refusing = true;
      }
    } else if (node instanceof Node.Attribute attribute) {
      single(
          attribute,
          attribute.field(),
          owner,
          value ->
              body.statement(
                  "$L",
                  Values.encodeValue(attribute.use().type(), attribute.field().type(), value)));
    } else if (node instanceof Node.Value value) {
      single(
          value,
          value.field(),
          owner,
          text ->
              body.statement("$L", Values.encodeValue(value.type(), value.field().type(), text)));
    } else if (node instanceof Node.Element element) {
      if (element.isRepeated()) {
        list(
            element,
            element.production(),
            element.field(),
            owner,
            new Entry() {
              @Override
              public void event(CodeBlock item, List<State> possible) {
                EncodeMethod.this.event(element.production(), possible);
              }

              @Override
              public void content(CodeBlock item) {
                EncodeMethod.this.content(element.content(), itemType(element.field()), item);
              }
            });
      } else {
        single(
            element,
            element.field(),
            owner,
            value -> content(element.content(), element.field().type(), value));
      }
    } else if (node instanceof Node.Substitution substitution) {
      substitution(substitution, owner);
    } else if (node instanceof Node.Choice choice) {
      choice(choice, owner);
    } else if (node instanceof Node.All all) {
      nodes(all.children(), owner);
    } else if (node instanceof Node.Group group) {
      group(group, owner);
    }
  }

  private static TypeName itemType(Field field) {
    return ((ParameterizedTypeName) field.type()).typeArguments().get(0);
  }

  /** An element that has started already: its content and its end. */
  private void content(Node.Content content, TypeName type, CodeBlock value) {
    SimpleType simple = content.simple();
    if (simple == null) {
      body.statement("$T.encode(out, $L)", RecordPlan.companion(content.record(), "Codec"), value);
    } else if (FixedType.isFixed(simple)) {
      run.content(simple, type, value);
    } else if (Values.isNumber(simple, type)) {
      run.number(simple, type, value);
    } else if (run.isEmpty()) {
      body.statement("$L", Values.encodeContent(simple, type, value));
    } else {
      run.text();
      body.statement("$L", Values.encodeValue(simple, type, value));
      run.end();
    }
  }

  private interface Write {
    void of(CodeBlock value);
  }

  /** How one entry of a list is written. */
  private interface Entry {

    /** Writes the event, and the content too where it depends on the event. */
    void event(CodeBlock item, List<State> possible);

    /** Writes the content that follows any event. */
    default void content(CodeBlock item) {}
  }

  private CodeBlock get(CodeBlock owner, Field field) {
    return CodeBlock.of("$L.$L()", owner, field.name());
  }

  private void single(Node node, Field field, CodeBlock owner, Write write) {
    int production = node.first().get(0);
    List<State> behind = after(production);
    if (!node.isOptional()) {
      event(production);
      write.of(get(owner, field));
      states = behind;
      return;
    }
    String name = body.variable(field.name());
    body.statement("$T $L = $L", field.type(), name, get(owner, field));
    optional(
        CodeBlock.of("if ($L != null)", name),
        behind,
        () -> {
          event(production);
          write.of(CodeBlock.of("$L", name));
          states = behind;
        });
  }

  private void list(Node node, int production, Field field, CodeBlock owner, Entry write) {
    State entry =
        states.stream().filter(s -> s.productions().contains(production)).findFirst().orElseThrow();
    List<Counted> counted = Counted.behind(grammar, entry, production, node.min(), node.max());
    String list = body.variable(field.name());
    body.statement(
        "$T $L =$Wout.entries($S, $L, $L, $L)",
        field.type(),
        list,
        field.schemaName(),
        get(owner, field),
        node.min(),
        Values.bound(node.max()));
    if (node.isOptional()) {
      optionalList(production, counted, list, field, write);
    } else {
      requiredList(node, counted, list, field, write);
    }
  }

  /** Opens a loop over the entries of a list; returns the index. An iterator would be an object. */
  private String beginLoop(String list) {
    String index = body.variable("i");
    begin(CodeBlock.of("for (int $1L = 0; $1L < $2L.size(); $1L++)", index, list));
    return index;
  }

  private String entry(Field field, String list, String index) {
    String item = body.variable("entry");
    body.statement("$T $L = $L.get($L)", itemType(field), item, list, index);
    return item;
  }

  private void endLoop(String index) {
    end();
    body.release(index);
  }

  private void optionalList(
      int production, List<Counted> counted, String list, Field field, Entry write) {
    List<State> before = states;
    List<State> repeating =
        counted.stream()
            .map(Counted::state)
            .filter(state -> state.productions().contains(production))
            .toList();
    List<State> union = distinct(before, counted.stream().map(Counted::state).toList());
    List<State> inside = distinct(before, repeating);
    boolean remembers = union.size() > 1;
    if (remembers && before.size() == 1) {
      remember(place(before.get(0)));
    }
    String index = beginLoop(list);
    String item = entry(field, list, index);
    write.event(CodeBlock.of("$L", item), inside);
    write.content(CodeBlock.of("$L", item));
    if (remembers && inside.size() > 1) {
      remember(place(repeating.get(0)));
    }
    endLoop(index);
    if (remembers) {
      Counted last = counted.get(counted.size() - 1);
      if (counted.size() > 1) {
        begin(CodeBlock.of("if ($L.size() == $L)", list, last.from()));
        remember(place(last.state()));
        end();
      } else if (inside.size() == 1) {
        begin(CodeBlock.of("if (!$L.isEmpty())", list));
        remember(place(last.state()));
        end();
      }
    }
    states = union;
  }

  private void requiredList(
      Node node, List<Counted> counted, String list, Field field, Entry write) {
    List<State> before = states;
    int production = node.first().get(0);
    List<Counted> repeating =
        counted.stream()
            .filter(behind -> behind.state().productions().contains(production))
            .toList();
    boolean alike =
        repeating.stream().allMatch(behind -> isCodedAlike(node, behind.state(), before));
    String index = beginLoop(list);
    CodeBlock item = CodeBlock.of("$L.get($L)", list, index);
    if (!(node instanceof Node.Element)) {
      item = CodeBlock.of("$L", entry(field, list, index));
    }
    if (alike) {
      write.event(item, before);
    } else {
      begin(CodeBlock.of("if ($L == 0)", index));
      write.event(item, before);
      for (int k = 0; k < repeating.size(); k++) {
        boolean last = k == repeating.size() - 1;
        body.orElse(
            last
                ? CodeBlock.of("")
                : CodeBlock.of("if ($L < $L) ", index, repeating.get(k + 1).from()));
        write.event(item, List.of(repeating.get(k).state()));
      }
      end();
    }
    write.content(item);
    endLoop(index);
    List<Counted> endings = counted.stream().filter(Counted::mayStop).toList();
    states = endings.stream().map(Counted::state).toList();
    if (endings.size() > 1) {
      CodeBlock value = place(endings.get(endings.size() - 1).state());
      for (int k = endings.size() - 2; k >= 0; k--) {
        int next = endings.get(k + 1).from();
        value =
            CodeBlock.of(
                "$L.size() < $L ? $L : $L", list, next, place(endings.get(k).state()), value);
      }
      remember(value);
    }
  }

  /** Whether all productions that an entry can begin with have the same codes in all states. */
  private boolean isCodedAlike(Node node, State state, List<State> others) {
    List<State> all = distinct(List.of(state), others);
    return node.first().stream()
        .filter(number -> grammar.production(number).kind() == Production.Kind.ELEMENT)
        .allMatch(number -> isConstant(number, all));
  }

  /** Writes with the states of a place, and leaves those of this one as they are. */
  private void at(List<State> possible, Runnable writing) {
    List<State> here = states;
    states = possible;
    writing.run();
    states = here;
  }

  private void substitution(Node.Substitution node, CodeBlock owner) {
    Field field = node.field();
    if (node.isRepeated()) {
      list(
          node,
          node.production(),
          field,
          owner,
          (item, possible) -> at(possible, () -> members(node, item.toString())));
      return;
    }
    String name = body.variable(field.name());
    body.statement("$T $L = $L", field.type(), name, get(owner, field));
    List<State> behind = after(node.production());
    if (node.isOptional()) {
      optional(
          CodeBlock.of("if ($L != null)", name),
          behind,
          () -> {
            members(node, name);
            states = behind;
          });
    } else {
      members(node, name);
      states = behind;
    }
  }

  private void members(Node.Substitution node, String name) {
    body.begin(CodeBlock.of("switch ($L.elementName().getLocalPart())", name), "");
    for (int i = 0; i < node.members().size(); i++) {
      Node.Content member = node.members().get(i);
      if (member.isInstantiable()) {
        body.begin(CodeBlock.of("case $S ->", member.element().name().local()), "");
        event(node.production() + i);
        body.statement(
            "$T.encode(out, ($T) $L)",
            RecordPlan.companion(member.record(), "Codec"),
            member.record(),
            name);
        body.end();
      }
    }
    body.statement(
        "default ->$Wthrow out.refused($L.elementName().getLocalPart(),$W$S)",
        name,
        "is not part of this schema set");
    body.end();
  }

  private void choice(Node.Choice node, CodeBlock owner) {
    Field field = node.field();
    if (node.isRepeated()) {
      if (node.isBounded()) {
        int production = node.alternatives().get(0).children().get(0).first().get(0);
        list(
            node,
            production,
            field,
            owner,
            (item, possible) -> at(possible, () -> alternatives(node, item.toString())));
      } else {
        repeatedGroup(node, field, owner, (method, item) -> method.alternatives(node, item));
      }
      return;
    }
    String name = body.variable(field.name());
    body.statement("$T $L = $L", field.type(), name, get(owner, field));
    if (node.isOptional()) {
      EncodeMethod probe = probe(states);
      probe.alternatives(node, "x");
      optional(CodeBlock.of("if ($L != null)", name), probe.states, () -> alternatives(node, name));
    } else {
      alternatives(node, name);
    }
  }

  private void alternatives(Node.Choice node, String name) {
    List<State> before = states;
    List<State> behind = List.of();
    // The states behind all alternatives decide whether each has to remember its own.
    for (Node.Alternative alternative : node.alternatives()) {
      EncodeMethod probe = probe(before);
      probe.alternative(alternative, "x");
      behind = distinct(behind, probe.states);
    }
    for (int i = 0; i < node.alternatives().size(); i++) {
      Node.Alternative alternative = node.alternatives().get(i);
      String cast = body.variable(Words.variable(alternative.type().simpleName()));
      CodeBlock test = CodeBlock.of("if ($L instanceof $T $L)", name, alternative.type(), cast);
      boolean last = i == node.alternatives().size() - 1;
      if (i == 0) {
        begin(last ? CodeBlock.of("if ($L != null)", name) : test);
      } else {
        body.orElse(last ? CodeBlock.of("") : CodeBlock.of("$L ", test));
      }
      if (last) {
        body.statement("$1T $2L = ($1T) $3L", alternative.type(), cast, name);
      }
      states = before;
      alternative(alternative, cast);
      if (behind.size() > 1 && states.size() == 1) {
        remember(place(states.get(0)));
      }
    }
    end();
    states = behind;
  }

  private void alternative(Node.Alternative alternative, String cast) {
    if (alternative.direct()) {
      Node.Element child = (Node.Element) alternative.children().get(0);
      List<State> behind = after(child.production());
      event(child.production());
      content(child.content(), alternative.type(), CodeBlock.of("$L", cast));
      states = behind;
    } else {
      nodes(alternative.children(), CodeBlock.of("$L", cast));
    }
  }

  private void group(Node.Group node, CodeBlock owner) {
    if (node.isRepeated()) {
      repeatedGroup(
          node,
          node.field(),
          owner,
          (method, item) -> method.nodes(node.children(), CodeBlock.of("$L", item)));
      return;
    }
    String name = body.variable(node.field().name());
    body.statement("$T $L = $L", node.field().type(), name, get(owner, node.field()));
    EncodeMethod probe = probe(states);
    probe.nodes(node.children(), CodeBlock.of("x"));
    optional(
        CodeBlock.of("if ($L != null)", name),
        probe.states,
        () -> nodes(node.children(), CodeBlock.of("$L", name)));
  }

  private interface WriteGroup {
    void of(EncodeMethod method, String item);
  }

  /** A group without an upper bound: behind each round the state is the same. */
  private void repeatedGroup(Node node, Field field, CodeBlock owner, WriteGroup write) {
    String list = body.variable(field.name());
    body.statement(
        "$T $L =$Wout.entries($S, $L, $L, $L)",
        field.type(),
        list,
        field.schemaName(),
        get(owner, field),
        node.min(),
        Values.bound(node.max()));
    List<State> before = states;
    List<State> possible = before;
    List<State> round = before;
    for (int known = 0; known < possible.size(); ) {
      known = possible.size();
      EncodeMethod probe = probe(possible);
      write.of(probe, "x");
      round = probe.states;
      possible = distinct(possible, round);
    }
    boolean remembers = possible.size() > 1;
    if (remembers && before.size() == 1) {
      remember(place(before.get(0)));
    }
    String index = beginLoop(list);
    states = possible;
    write.of(this, entry(field, list, index));
    if (remembers && states.size() == 1) {
      remember(place(states.get(0)));
    }
    endLoop(index);
    states = node.isOptional() ? possible : round;
  }

  /** A writer whose text nobody reads: it only finds the states behind a part. */
  private EncodeMethod probe(List<State> from) {
    EncodeMethod probe = new EncodeMethod(plan, tables, tabular);
    probe.states = from;
    probe.depth = 1;
    return probe;
  }
}
