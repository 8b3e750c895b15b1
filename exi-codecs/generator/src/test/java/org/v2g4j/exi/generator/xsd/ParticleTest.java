package org.v2g4j.exi.generator.xsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.exi.generator.xsd.Particle.Group.Kind;

final class ParticleTest {

  private static Particle element(String name, int min, int max) {
    SimpleType type =
        new SimpleType(
            null,
            SimpleType.Datatype.BOOLEAN,
            null,
            null,
            0,
            Integer.MAX_VALUE,
            "",
            List.of(),
            null,
            false,
            Documentation.NONE);
    return new Particle.Element(
        new ElementDeclaration(
            new QualifiedName("", name), type, false, false, false, null, Documentation.NONE),
        min,
        max);
  }

  private static Particle sequence(int min, int max, Particle... members) {
    return new Particle.Group(Kind.SEQUENCE, List.of(members), min, max);
  }

  private static Particle choice(int min, int max, Particle... members) {
    return new Particle.Group(Kind.CHOICE, List.of(members), min, max);
  }

  private static String simplified(Particle particle) {
    Particle simple = Particle.simplify(particle);
    return simple == null ? "nothing" : text(simple);
  }

  /** Such as {@code (a[1..2] b)[0..*]}; what occurs once has no bounds. */
  private static String text(Particle particle) {
    String body;
    if (particle instanceof Particle.Group group) {
      body =
          group.particles().stream()
              .map(ParticleTest::text)
              .collect(Collectors.joining(group.kind() == Kind.CHOICE ? " | " : " ", "(", ")"));
    } else if (particle instanceof Particle.Element element) {
      body = element.element().name().local();
    } else {
      body = "*";
    }
    String max = particle.max() == Particle.UNBOUNDED ? "*" : String.valueOf(particle.max());
    return particle.min() == 1 && particle.max() == 1
        ? body
        : body + "[" + particle.min() + ".." + max + "]";
  }

  @ParameterizedTest
  @CsvSource({
    // outer bounds, inner bounds, what becomes of ((a[..])[..])
    "1, 2, 1, 2, a[1..4]",
    "1, 1, 2, 3, a[2..3]",
    "0, 1, 1, 1, a[0..1]",
    "0, 1, 1, 3, a[0..3]",
    "0, 1, 0, 3, a[0..3]",
    "0, *, 1, 1, a[0..*]",
    "1, 1, 0, *, a[0..*]",
    "0, *, 0, 5, a[0..*]",
    "1, 3, 2, *, a[2..*]",
    "2, 2, 3, 3, a[6..6]",
    // 2 or 4, but not 3
    "1, 2, 2, 2, (a[2..2])[1..2]",
    // none, 2 or 3, but not 1
    "0, 1, 2, 3, (a[2..3])[0..1]",
    "0, *, 2, 2, (a[2..2])[0..*]",
    // 2 to 3, 4 to 6
    "1, 2, 2, 3, a[2..6]",
    // 3 to 4, 6 to 8, but not 5
    "1, 2, 3, 4, (a[3..4])[1..2]",
  })
  void multipliesTheBoundsOfNestedRepetitionsUnlessNumbersLackBetween(
      int outerMin, String outerMax, int innerMin, String innerMax, String expected) {
    Particle nested = sequence(outerMin, bound(outerMax), element("a", innerMin, bound(innerMax)));

    assertThat(simplified(nested)).isEqualTo(expected);
  }

  private static int bound(String text) {
    return text.equals("*") ? Particle.UNBOUNDED : Integer.parseInt(text);
  }

  @Test
  void joinsSequencesThatOccurOnce() {
    Particle nested =
        sequence(1, 1, element("a", 1, 1), sequence(1, 1, element("b", 0, 1), element("c", 1, 1)));

    assertThat(simplified(nested)).isEqualTo("(a b[0..1] c)");
  }

  @Test
  void keepsSequencesThatMayBeAbsent() {
    Particle nested =
        sequence(1, 1, element("a", 1, 1), sequence(0, 1, element("b", 1, 1), element("c", 1, 1)));

    assertThat(simplified(nested)).isEqualTo("(a (b c)[0..1])");
  }

  @Test
  void joinsChoicesInChoices() {
    Particle nested =
        choice(0, 1, element("a", 1, 1), choice(1, 1, element("b", 1, 1), element("c", 1, 1)));

    assertThat(simplified(nested)).isEqualTo("(a | b | c)[0..1]");
  }

  @Test
  void makesAChoiceOptionalIfOneOfItsBranchesIs() {
    Particle nested = choice(1, 1, element("a", 0, 1), element("b", 1, 1));

    assertThat(simplified(nested)).isEqualTo("(a | b)[0..1]");
  }

  @Test
  void makesAChoiceOptionalIfOneOfItsBranchesNeverOccurs() {
    Particle nested = choice(1, 1, element("a", 0, 0), element("b", 1, 1));

    assertThat(simplified(nested)).isEqualTo("b[0..1]");
  }

  @Test
  void makesAChoiceOptionalIfOneOfItsBranchesIsASequenceOfOptions() {
    Particle nested =
        choice(1, 1, element("a", 1, 1), sequence(1, 1, element("b", 0, 1), element("c", 0, 1)));

    assertThat(simplified(nested)).isEqualTo("(a | (b[0..1] c[0..1]))[0..1]");
  }

  @Test
  void joinsAnOptionalChoiceInAChoice() {
    Particle nested =
        choice(1, 1, element("a", 1, 1), choice(0, 1, element("b", 1, 1), element("c", 2, 3)));

    assertThat(simplified(nested)).isEqualTo("(a | b | c[2..3])[0..1]");
  }

  @Test
  void joinsAnOptionalListInAChoice() {
    Particle nested = choice(1, 1, element("a", 1, 1), choice(0, 1, element("b", 3, 4)));

    assertThat(simplified(nested)).isEqualTo("(a | b[3..4])[0..1]");
  }

  @Test
  void removesWhatNeverOccurs() {
    Particle nested = sequence(1, 1, element("a", 0, 0), element("b", 1, 1));

    assertThat(simplified(nested)).isEqualTo("b");
    assertThat(simplified(sequence(1, 1, element("a", 0, 0)))).isEqualTo("nothing");
    assertThat(simplified(sequence(0, 0, element("a", 1, 1)))).isEqualTo("nothing");
  }

  @Test
  void keepsAnAllGroupOfOneMember() {
    Particle all = new Particle.Group(Kind.ALL, List.of(element("a", 0, 1)), 1, 1);

    assertThat(Particle.simplify(all)).isEqualTo(all);
  }
}
