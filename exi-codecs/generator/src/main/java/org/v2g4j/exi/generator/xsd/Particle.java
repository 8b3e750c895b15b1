package org.v2g4j.exi.generator.xsd;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a content model, with how often it may occur. */
public sealed interface Particle {

  /** The maximum of what may occur without end. */
  int UNBOUNDED = Integer.MAX_VALUE;

  /**
   * Fewest occurrences.
   *
   * @return 0 or more
   */
  int min();

  /**
   * Most occurrences.
   *
   * @return 1 or more, or {@link #UNBOUNDED}
   */
  int max();

  /**
   * The same particle with other bounds.
   *
   * @param min fewest occurrences
   * @param max most occurrences
   * @return the particle
   */
  Particle occurring(int min, int max);

  /**
   * An element.
   *
   * @param element its declaration; of a global one, all its substitutes may stand here
   * @param min fewest occurrences
   * @param max most occurrences
   */
  record Element(ElementDeclaration element, int min, int max) implements Particle {
    @Override
    public Element occurring(int newMin, int newMax) {
      return new Element(element, newMin, newMax);
    }
  }

  /**
   * Any element.
   *
   * @param namespaces the namespaces that are listed; empty for {@code ##any} and {@code ##other}
   * @param min fewest occurrences
   * @param max most occurrences
   */
  record Wildcard(List<String> namespaces, int min, int max) implements Particle {
    @Override
    public Wildcard occurring(int newMin, int newMax) {
      return new Wildcard(namespaces, newMin, newMax);
    }
  }

  /**
   * A sequence, choice or all-group.
   *
   * @param kind which of them
   * @param particles its members
   * @param min fewest occurrences
   * @param max most occurrences
   */
  record Group(Kind kind, List<Particle> particles, int min, int max) implements Particle {

    /** The compositors of XML Schema. */
    public enum Kind {
      /** One after the other. */
      SEQUENCE,
      /** One of them. */
      CHOICE,
      /** Each once, in any order. */
      ALL
    }

    @Override
    public Group occurring(int newMin, int newMax) {
      return new Group(kind, particles, newMin, newMax);
    }
  }

  /**
   * The same content with fewer groups: what never occurs is gone, groups of one member are that
   * member, groups that occur once are part of the group around them.
   *
   * @param particle any particle
   * @return an equivalent particle; null if it can only be empty
   */
  static @Nullable Particle simplify(Particle particle) {
    if (particle.max() == 0) {
      return null;
    }
    if (!(particle instanceof Group group)) {
      return particle;
    }
    List<Particle> members = new ArrayList<>();
    boolean optional = false;
    for (Particle member : group.particles()) {
      Particle simple = simplify(member);
      if (simple == null) {
        optional = true;
      } else if (simple instanceof Group inner
          && inner.kind() == group.kind()
          && inner.min() == 1
          && inner.max() == 1) {
        members.addAll(inner.particles());
      } else {
        members.add(simple);
      }
    }
    int min = group.min();
    if (group.kind() == Group.Kind.CHOICE) {
      optional |= members.stream().anyMatch(Particle::mayBeEmpty);
      members = branches(members);
      min = optional ? 0 : min;
    }
    if (members.isEmpty()) {
      return null;
    }
    if (members.size() == 1 && group.kind() != Group.Kind.ALL) {
      Particle member = members.get(0);
      if (isContiguous(min, group.max(), member.min(), member.max())) {
        return member.occurring(min * member.min(), product(group.max(), member.max()));
      }
    }
    return new Group(group.kind(), List.copyOf(members), min, group.max());
  }

  private static boolean mayBeEmpty(Particle particle) {
    if (particle.min() == 0) {
      return true;
    }
    return particle instanceof Group group
        && (group.kind() == Group.Kind.CHOICE
            ? group.particles().stream().anyMatch(Particle::mayBeEmpty)
            : group.particles().stream().allMatch(Particle::mayBeEmpty));
  }

  /** The members of a choice, each required; as required they may be simpler than before. */
  private static List<Particle> branches(List<Particle> members) {
    List<Particle> branches = new ArrayList<>();
    for (Particle member : members) {
      Particle branch = simplify(member.occurring(Math.max(1, member.min()), member.max()));
      if (branch instanceof Group inner
          && inner.kind() == Group.Kind.CHOICE
          && inner.min() == 1
          && inner.max() == 1) {
        branches.addAll(inner.particles());
      } else {
        branches.add(branch);
      }
    }
    return branches;
  }

  private static int product(int a, int b) {
    return a == UNBOUNDED || b == UNBOUNDED ? UNBOUNDED : Math.multiplyExact(a, b);
  }

  /** Whether m repetitions of a to b, for m from min to max, leave no number out between them. */
  private static boolean isContiguous(int min, int max, int a, int b) {
    if (b == UNBOUNDED || max == 1 && (min == 1 || a <= 1)) {
      return a <= 1 || min > 0;
    }
    int first = Math.max(1, min);
    boolean joined = max == first || (long) (first + 1) * a <= (long) first * b + 1;
    return joined && (min > 0 || a <= 1);
  }
}
