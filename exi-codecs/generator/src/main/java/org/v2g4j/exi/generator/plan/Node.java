package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.AttributeUse;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.Particle;
import org.v2g4j.exi.generator.xsd.SimpleType;

/** A part of a record's content, tied to the component that holds it and to its productions. */
public sealed interface Node {

  /**
   * Fewest occurrences.
   *
   * @return 0 or more
   */
  int min();

  /**
   * Most occurrences.
   *
   * @return 1 or more
   */
  int max();

  /**
   * The productions that this part can begin with.
   *
   * @return their numbers
   */
  List<Integer> first();

  /**
   * Whether the part may be left out.
   *
   * @return true if nothing of it is required
   */
  default boolean isOptional() {
    return min() == 0;
  }

  /**
   * Whether the part may occur more than once.
   *
   * @return true for lists
   */
  default boolean isRepeated() {
    return max() > 1;
  }

  /**
   * Whether the number of occurrences makes a difference to the grammar.
   *
   * @return true for lists with an upper bound, or with more than one required entry
   */
  default boolean isBounded() {
    return isRepeated() && (max() != UNBOUNDED || min() > 1);
  }

  /**
   * An attribute.
   *
   * @param use its declaration
   * @param production its number
   * @param string its index in the string table; -1 if it holds no string
   * @param field the component
   */
  record Attribute(AttributeUse use, int production, int string, Field field) implements Node {
    @Override
    public int min() {
      return use.required() ? 1 : 0;
    }

    @Override
    public int max() {
      return 1;
    }

    @Override
    public List<Integer> first() {
      return List.of(production);
    }
  }

  /**
   * The value of an element with simple content.
   *
   * @param type its type
   * @param production its number
   * @param field the component
   */
  record Value(SimpleType type, int production, Field field) implements Node {
    @Override
    public int min() {
      return 1;
    }

    @Override
    public int max() {
      return 1;
    }

    @Override
    public List<Integer> first() {
      return List.of(production);
    }
  }

  /**
   * An element that stands for itself alone.
   *
   * @param content what it holds
   * @param production its number
   * @param min fewest occurrences
   * @param max most occurrences
   * @param field the component
   */
  record Element(Content content, int production, int min, int max, Field field) implements Node {
    @Override
    public List<Integer> first() {
      return List.of(production);
    }
  }

  /**
   * A reference to the head of a substitution group.
   *
   * @param head the interface of the group
   * @param members all members in the order of their productions, also those that nobody can send
   * @param production the number of the first
   * @param min fewest occurrences
   * @param max most occurrences
   * @param field the component
   */
  record Substitution(
      ClassName head, List<Content> members, int production, int min, int max, Field field)
      implements Node {
    @Override
    public List<Integer> first() {
      return Stream.iterate(production, number -> number + 1).limit(members.size()).toList();
    }
  }

  /**
   * A choice, whose alternatives are records under a sealed interface.
   *
   * @param type the interface
   * @param alternatives in schema order; wildcards are left out
   * @param wildcards productions of the wildcards among the alternatives
   * @param min fewest occurrences
   * @param max most occurrences
   * @param field the component
   */
  record Choice(
      ClassName type,
      List<Alternative> alternatives,
      List<Integer> wildcards,
      int min,
      int max,
      Field field)
      implements Node {
    @Override
    public List<Integer> first() {
      return Stream.concat(
              alternatives.stream().flatMap(alternative -> alternative.first().stream()),
              wildcards.stream())
          .toList();
    }
  }

  /**
   * One branch of a choice.
   *
   * @param type the record
   * @param direct whether the record is that of the branch's only element, not a wrapper around it
   * @param children the branch's content; one element if direct
   * @param fields the components of a wrapper
   */
  record Alternative(ClassName type, boolean direct, List<Node> children, List<Field> fields) {
    List<Integer> first() {
      return firstOf(children);
    }
  }

  /**
   * A sequence with an occurrence of its own.
   *
   * @param type the record of its members
   * @param children its content
   * @param fields the components of the record
   * @param min fewest occurrences
   * @param max most occurrences
   * @param field the component that holds it
   */
  record Group(
      ClassName type, List<Node> children, List<Field> fields, int min, int max, Field field)
      implements Node {
    @Override
    public List<Integer> first() {
      return firstOf(children);
    }
  }

  /**
   * Elements in any order. EXI checks neither their order nor their number.
   *
   * @param children the elements, each at most once
   */
  record All(List<Node> children) implements Node {
    @Override
    public int min() {
      return 0;
    }

    @Override
    public int max() {
      return 1;
    }

    @Override
    public List<Integer> first() {
      return children.stream().flatMap(child -> child.first().stream()).toList();
    }
  }

  /**
   * Elements that only a wildcard admits; no component holds them.
   *
   * @param production the number of the first production
   * @param count how many productions
   * @param min fewest occurrences
   * @param max most occurrences
   */
  record Wildcard(int production, int count, int min, int max) implements Node {
    @Override
    public List<Integer> first() {
      return Stream.iterate(production, number -> number + 1).limit(count).toList();
    }
  }

  /**
   * What one element holds.
   *
   * @param element its declaration
   * @param simple its type, if that is simple
   * @param record its record, if its type is complex; null also if nobody can send the element
   * @param string its index in the string table; -1 if it holds no string
   */
  record Content(
      ElementDeclaration element,
      @Nullable SimpleType simple,
      @Nullable ClassName record,
      int string) {

    /**
     * Whether a record can hold the element.
     *
     * @return false if it is abstract
     */
    public boolean isInstantiable() {
      return element.isInstantiable();
    }
  }

  /**
   * The productions that a row of parts can begin with.
   *
   * @param children the parts
   * @return their numbers
   */
  static List<Integer> firstOf(List<Node> children) {
    List<Integer> first = new ArrayList<>();
    for (Node child : children) {
      first.addAll(child.first());
      if (!child.isOptional()) {
        break;
      }
    }
    return first;
  }

  /** The bound of lists without one. */
  int UNBOUNDED = Particle.UNBOUNDED;
}
