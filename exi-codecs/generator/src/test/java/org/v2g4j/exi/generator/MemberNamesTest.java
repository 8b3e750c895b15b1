package org.v2g4j.exi.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.v2g4j.exi.generator.plan.JavaPlan;
import org.v2g4j.exi.generator.plan.Node;
import org.v2g4j.exi.generator.plan.PlanBuilder;
import org.v2g4j.exi.generator.plan.RecordPlan;
import org.v2g4j.exi.generator.plan.SetPlan;

/** JSON tells the parts of a type apart by their local names alone, so these have to differ. */
final class MemberNamesTest {

  private static final JavaPlan PLAN =
      PlanBuilder.build(IsoSets.names().stream().map(IsoSets::read).toList(), IsoSets.options());

  @Test
  void noTypeOfAnySetHasAnAttributeAndAnElementOfOneNameNorTwoOfEither() {
    assertThat(PLAN.records()).hasSizeGreaterThan(300);
    for (RecordPlan record : PLAN.records()) {
      boolean hasAttributes = record.content().stream().anyMatch(Node.Attribute.class::isInstance);

      assertThat(names(record.content(), hasAttributes))
          .as(record.name().toString())
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void noSetHasTwoRootsOfOneName() {
    assertThat(PLAN.sets()).hasSize(9);
    for (SetPlan set : PLAN.sets()) {
      assertThat(roots(set.entries().stream().filter(entry -> entry.documentCode() >= 0)))
          .as(set.set().name() + ", documents")
          .doesNotHaveDuplicates();
      assertThat(roots(set.entries().stream().filter(entry -> entry.fragmentCode() >= 0)))
          .as(set.set().name() + ", fragments")
          .doesNotHaveDuplicates();
    }
  }

  private static List<String> roots(Stream<SetPlan.Entry> entries) {
    return entries.map(entry -> entry.content().element().name().local()).toList();
  }

  /** The members that parts become; with those of items, which even have an object of their own. */
  private static List<String> names(List<Node> nodes, boolean hasAttributes) {
    List<String> names = new ArrayList<>();
    for (Node node : nodes) {
      if (node instanceof Node.Attribute attribute) {
        names.add(attribute.use().name().local());
      } else if (node instanceof Node.Value && hasAttributes) {
        names.add("value");
      } else if (node instanceof Node.Element element) {
        names.add(element.content().element().name().local());
      } else if (node instanceof Node.Substitution substitution) {
        substitution.members().forEach(member -> names.add(member.element().name().local()));
      } else if (node instanceof Node.Choice choice) {
        names.addAll(names(choice, hasAttributes));
      } else if (node instanceof Node.All all) {
        names.addAll(names(all.children(), hasAttributes));
      } else if (node instanceof Node.Group group) {
        names.addAll(names(group.children(), hasAttributes));
      }
      if (node.isRepeated()
          && !(node instanceof Node.Element)
          && !(node instanceof Node.Wildcard)) {
        names.add("content");
      }
    }
    return names;
  }

  /** Alternatives may share names, but what one begins with must not be inside of a later one. */
  private static Set<String> names(Node.Choice choice, boolean hasAttributes) {
    Set<String> all = new LinkedHashSet<>();
    Set<String> first = new LinkedHashSet<>();
    for (Node.Alternative alternative : choice.alternatives()) {
      List<String> names = names(alternative.children(), hasAttributes);
      assertThat(names).doesNotHaveDuplicates().noneMatch(first::contains);
      assertThat(alternative.children().get(0).isOptional()).as("begins with one name").isFalse();
      first.add(names.get(0));
      all.addAll(names);
    }
    return all;
  }
}
