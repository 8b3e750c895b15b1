package org.v2g4j.exi.generator.grammar;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.v2g4j.exi.generator.grammar.Production.Kind;
import org.v2g4j.exi.generator.xsd.AttributeUse;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.Particle;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/**
 * The EXI grammar of one complex type in one schema set (EXI 1.0, 8.5.4).
 *
 * <p>The productions of the type are numbered once, in the order of EXI: attributes, elements in
 * the order of the schema, wildcards, end, text. A state is what remains of the content model; its
 * productions keep their order, so an event code is the number of possible productions in front.
 */
public final class Grammar {

  private final ComplexType type;
  private final List<Production> productions = new ArrayList<>();
  private final Map<Particle, Integer> firstProduction = new IdentityHashMap<>();
  private final Map<Particle, Integer> productionCount = new IdentityHashMap<>();
  private final Expression root;
  private final int end;
  private final int text;
  private final int anyAttribute;

  /**
   * Derives the grammar.
   *
   * @param type a complex type
   * @param set the set that decides which elements substitute which
   */
  public Grammar(ComplexType type, SchemaSet set) {
    this.type = type;
    List<Expression> row = new ArrayList<>();
    for (AttributeUse attribute : type.attributes()) {
      Expression leaf = new Expression.Leaf(productions.size(), 1);
      row.add(attribute.required() ? leaf : new Expression.Repeat(0, 1, leaf));
      productions.add(new Production(Kind.ATTRIBUTE, attribute.name(), null, ""));
    }
    anyAttribute = type.hasAnyAttribute() ? add(Kind.ANY_ATTRIBUTE) : -1;
    Particle particle = type.particle();
    if (particle != null) {
      numberElements(particle, set);
      numberWildcards(particle, true);
      numberWildcards(particle, false);
      row.add(expression(particle));
    }
    if (type.simpleContent() != null) {
      text = add(Kind.TEXT);
      row.add(new Expression.Leaf(text, 1));
      end = add(Kind.END);
    } else {
      end = add(Kind.END);
      text = type.isMixed() ? add(Kind.TEXT) : -1;
    }
    root = new Expression.Sequence(List.copyOf(row));
  }

  private int add(Kind kind) {
    productions.add(Production.of(kind));
    return productions.size() - 1;
  }

  private void numberElements(Particle particle, SchemaSet set) {
    if (particle instanceof Particle.Group group) {
      group.particles().forEach(member -> numberElements(member, set));
    } else if (particle instanceof Particle.Element element) {
      ElementDeclaration declared = element.element();
      List<ElementDeclaration> members =
          declared.isGlobal() ? set.substitutes(declared) : List.of(declared);
      firstProduction.put(particle, productions.size());
      productionCount.put(particle, members.size());
      for (ElementDeclaration member : members) {
        productions.add(new Production(Kind.ELEMENT, member.name(), member, ""));
      }
    }
  }

  private void numberWildcards(Particle particle, boolean listed) {
    if (particle instanceof Particle.Group group) {
      group.particles().forEach(member -> numberWildcards(member, listed));
    } else if (particle instanceof Particle.Wildcard wildcard
        && wildcard.namespaces().isEmpty() != listed) {
      firstProduction.put(particle, productions.size());
      productionCount.put(particle, Math.max(1, wildcard.namespaces().size()));
      if (listed) {
        wildcard
            .namespaces()
            .forEach(uri -> productions.add(new Production(Kind.ANY_ELEMENT_OF, null, null, uri)));
      } else {
        add(Kind.ANY_ELEMENT);
      }
    }
  }

  private Expression expression(Particle particle) {
    Expression body;
    if (particle instanceof Particle.Group group) {
      List<Expression> members = group.particles().stream().map(this::expression).toList();
      body =
          switch (group.kind()) {
            case SEQUENCE -> new Expression.Sequence(members);
            case CHOICE -> new Expression.Choice(members);
            // EXI does not count the members of xs:all: one state for the whole content.
            case ALL ->
                new Expression.Repeat(0, Particle.UNBOUNDED, new Expression.Choice(members));
          };
    } else {
      body = new Expression.Leaf(first(particle), count(particle));
    }
    return particle.min() == 1 && particle.max() == 1
        ? body
        : new Expression.Repeat(particle.min(), particle.max(), body);
  }

  /**
   * The type that this grammar describes.
   *
   * @return a complex type
   */
  public ComplexType type() {
    return type;
  }

  /**
   * All productions of the type.
   *
   * @return in the order of their numbers
   */
  public List<Production> productions() {
    return productions;
  }

  /**
   * The first production of an element or wildcard.
   *
   * @param particle an element or wildcard of the type's simplified content
   * @return its number
   */
  public int first(Particle particle) {
    return firstProduction.get(particle);
  }

  /**
   * How many productions an element or wildcard has.
   *
   * @param particle an element or wildcard of the type's simplified content
   * @return 1, or more for a substitution group
   */
  public int count(Particle particle) {
    return productionCount.get(particle);
  }

  /**
   * The production that ends the element.
   *
   * @return its number
   */
  public int end() {
    return end;
  }

  /**
   * The production of the value, or of text in mixed content.
   *
   * @return its number, or -1 if there is none
   */
  public int text() {
    return text;
  }

  /**
   * The state behind the start of the element.
   *
   * @return the first state
   */
  public State start() {
    return state(State.Kind.FIRST, Set.of(List.of(root)));
  }

  /**
   * The state behind a production.
   *
   * @param state where the production is possible
   * @param production its number; not the end
   * @return the next state
   */
  public State after(State state, int production) {
    return switch (productions.get(production).kind()) {
      case ATTRIBUTE -> state(State.Kind.START, state.target(production));
      case ANY_ATTRIBUTE -> state;
      case TEXT ->
          type.isMixed() ? afterText(state) : state(State.Kind.CONTENT, state.target(production));
      case ELEMENT, ANY_ELEMENT, ANY_ELEMENT_OF ->
          state(State.Kind.CONTENT, state.target(production));
      case END -> throw new IllegalArgumentException("nothing comes after the end");
    };
  }

  /** Text between elements stays where it is; in front of them it ends the attributes. */
  private State afterText(State state) {
    if (state.kind() == State.Kind.CONTENT) {
      return state;
    }
    Particle particle = type.particle();
    List<Expression> content = particle == null ? List.of() : List.of(expression(particle));
    return state(State.Kind.CONTENT, Set.of(content));
  }

  private State state(State.Kind kind, Set<List<Expression>> residuals) {
    SortedMap<Integer, Set<List<Expression>>> targets = new TreeMap<>();
    boolean mayEnd = false;
    for (List<Expression> residual : residuals) {
      Expression.firstOf(
          residual,
          (production, rest) ->
              targets.computeIfAbsent(production, key -> new LinkedHashSet<>()).add(rest));
      mayEnd |= residual.stream().allMatch(Expression::mayBeEmpty);
    }
    Set<Integer> possible = new TreeSet<>(targets.keySet());
    if (anyAttribute >= 0 && kind != State.Kind.CONTENT) {
      possible.add(anyAttribute);
    }
    if (mayEnd) {
      possible.add(end);
    }
    boolean requiredAttributeAhead =
        !mayEnd && targets.keySet().stream().allMatch(number -> number < type.attributes().size());
    if (type.isMixed() && !requiredAttributeAhead) {
      possible.add(text);
    }
    return new State(kind, List.copyOf(possible), targets);
  }

  /**
   * The labels of a state's productions, as the runtime's trace reads them.
   *
   * @param state a state of this grammar
   * @return labels separated by blanks, with a mark in front for the kind of state
   */
  public String labels(State state) {
    String mark =
        switch (state.kind()) {
          case FIRST -> "^";
          case START -> ">";
          case CONTENT -> "";
        };
    List<String> labels =
        state.productions().stream().map(number -> productions.get(number).label()).toList();
    return mark + String.join(" ", labels);
  }

  /**
   * The production with a number.
   *
   * @param number from 0
   * @return the production
   */
  public Production production(int number) {
    return productions.get(number);
  }
}
