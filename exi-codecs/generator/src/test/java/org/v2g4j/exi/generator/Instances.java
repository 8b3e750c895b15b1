package org.v2g4j.exi.generator;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.AttributeUse;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.Particle;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaSet;
import org.v2g4j.exi.generator.xsd.SimpleType;

/**
 * XML instances of a schema set which together use all of it: each optional part present and
 * absent, each list at its bounds, each branch, substitute and enumeration value.
 *
 * <p>Writing an instance is a row of decisions. A base answers all of them alike (as little as
 * possible, as much as possible); the covering instances differ from a base in one decision, or in
 * one more where that decision opens new ones. A decision that another instance has varied, in the
 * same type, is not varied again.
 */
final class Instances {

  /** The longest list; longer ones stop at a few entries. */
  private static final int LONGEST = 2048;

  /** One instance, with what is special about it. */
  record Instance(String label, String xml) {}

  /** How to answer what no override answers. */
  private interface Base {
    int answer(List<?> options, int least, int most);
  }

  /** A decision with more than one answer, met while an instance is written. */
  private record Decision(String path, String kind, int options, int answer) {}

  private final SchemaSet set;
  private final List<String> namespaces;
  private final Map<ComplexType, Boolean> instantiable = new HashMap<>();
  private final Set<String> varied = new HashSet<>();

  Instances(SchemaSet set) {
    this.set = set;
    this.namespaces = List.copyOf(set.namespaces());
  }

  // ---- which instances ----

  /** The smallest and the greatest instance, and some that a seeded die decides. */
  List<Instance> samples(ElementDeclaration root, int random) {
    List<Instance> samples = new ArrayList<>();
    samples.add(new Instance("minimal", write(root, Instances::least, Map.of()).xml()));
    samples.add(new Instance("maximal", write(root, Instances::most, Map.of()).xml()));
    for (int seed = 0; seed < random; seed++) {
      Random die = new Random(seed);
      Base base = (options, least, most) -> rolled(die, options);
      samples.add(new Instance("random " + seed, write(root, base, Map.of()).xml()));
    }
    return samples;
  }

  /** Instances that vary whatever earlier calls have not varied. */
  List<Instance> covering(ElementDeclaration root) {
    List<Instance> covering = new ArrayList<>();
    cover(root, "minimal", Instances::least, covering);
    cover(root, "maximal", Instances::most, covering);
    return covering;
  }

  private void cover(ElementDeclaration root, String name, Base base, List<Instance> covering) {
    Deque<Map<String, Integer>> open = new ArrayDeque<>();
    open.add(Map.of());
    while (!open.isEmpty()) {
      Map<String, Integer> overrides = open.remove();
      Writing written = write(root, base, overrides);
      covering.add(new Instance(name + " with " + overrides, written.xml()));
      for (Decision decision : written.decisions) {
        varied.add(name + decision.kind + "=" + decision.answer);
        for (int answer = 0; answer < decision.options; answer++) {
          if (varied.add(name + decision.kind + "=" + answer)) {
            Map<String, Integer> more = new HashMap<>(overrides);
            more.put(decision.path, answer);
            open.add(more);
          }
        }
      }
    }
  }

  private static int least(List<?> options, int least, int most) {
    return least;
  }

  private static int most(List<?> options, int least, int most) {
    return most;
  }

  /** Any answer but a long list, which would be copied into every instance. */
  private static int rolled(Random die, List<?> options) {
    int answer = die.nextInt(options.size());
    return options.get(answer) instanceof Integer count && count > 4 ? 0 : answer;
  }

  private Writing write(ElementDeclaration root, Base base, Map<String, Integer> overrides) {
    Writing writing = new Writing(base, overrides);
    writing.element(root, "", root.name().local());
    return writing;
  }

  /** Whether the message classes can hold an instance: not of what only a wildcard fills. */
  boolean isInstantiable(ElementDeclaration element) {
    return element.isInstantiable()
        && (!(element.type() instanceof ComplexType type) || isPossible(type));
  }

  private boolean isPossible(ComplexType type) {
    Boolean known = instantiable.get(type);
    if (known == null) {
      // Types may contain themselves.
      instantiable.put(type, true);
      known = type.particle() == null || isPossible(type.particle());
      instantiable.put(type, known);
    }
    return known;
  }

  private boolean isPossible(Particle particle) {
    if (particle.min() == 0) {
      return true;
    }
    return canOccur(particle);
  }

  private boolean canOccur(Particle particle) {
    if (particle instanceof Particle.Element element) {
      return !substitutes(element).isEmpty();
    }
    if (particle instanceof Particle.Group group) {
      return group.kind() == Particle.Group.Kind.CHOICE
          ? group.particles().stream().anyMatch(this::canOccur)
          : group.particles().stream().allMatch(this::isPossible);
    }
    return false;
  }

  private List<ElementDeclaration> substitutes(Particle.Element element) {
    List<ElementDeclaration> all =
        element.element().isGlobal()
            ? set.substitutes(element.element())
            : List.of(element.element());
    return all.stream().filter(this::isInstantiable).toList();
  }

  // ---- one instance ----

  /** Writes one instance and notes its decisions. */
  private final class Writing {

    private final Base base;
    private final Map<String, Integer> overrides;
    private final List<Decision> decisions = new ArrayList<>();
    private final StringBuilder xml = new StringBuilder();

    Writing(Base base, Map<String, Integer> overrides) {
      this.base = base;
      this.overrides = overrides;
    }

    String xml() {
      return xml.toString();
    }

    private <T> T decide(String path, String kind, List<T> options, int least, int most) {
      Integer override = overrides.get(path);
      int answer = override != null ? override : base.answer(options, least, most);
      if (options.size() > 1) {
        decisions.add(new Decision(path, kind, options.size(), answer));
      }
      return options.get(answer);
    }

    void element(ElementDeclaration element, String path, String kind) {
      String here = path + "/" + element.name().local();
      String name = prefixed(element.name());
      xml.append('<').append(name);
      if (path.isEmpty()) {
        for (int i = 0; i < namespaces.size(); i++) {
          xml.append(" xmlns:n%d='%s'".formatted(i, namespaces.get(i)));
        }
      }
      if (element.type() instanceof SimpleType simple) {
        xml.append('>').append(value(simple, here, kind));
      } else {
        ComplexType type = (ComplexType) element.type();
        String typeKind =
            element.isGlobal() || type.name() == null
                ? "element " + element.name()
                : "type " + type.name();
        for (AttributeUse attribute : type.attributes()) {
          attribute(attribute, here, typeKind);
        }
        xml.append('>');
        if (type.simpleContent() != null) {
          xml.append(value(type.simpleContent(), here, typeKind));
        } else if (type.particle() != null) {
          particle(type.particle(), here, typeKind + " ");
        }
      }
      xml.append("</").append(name).append('>');
    }

    private void attribute(AttributeUse use, String path, String kind) {
      String key = "@" + use.name().local();
      List<Boolean> options = use.required() ? List.of(true) : List.of(false, true);
      if (decide(path + "/" + key + "?", kind + key + "?", options, 0, options.size() - 1)) {
        xml.append(' ').append(prefixed(use.name())).append("='");
        xml.append(value(use.type(), path + "/" + key, kind + key)).append('\'');
      }
    }

    private String prefixed(QualifiedName name) {
      return name.namespace().isEmpty()
          ? name.local()
          : "n" + namespaces.indexOf(name.namespace()) + ":" + name.local();
    }

    private void particle(Particle particle, String path, String kind) {
      List<Integer> counts = canOccur(particle) ? counts(particle) : List.of(0);
      int one = Math.max(0, counts.indexOf(Math.max(1, particle.min())));
      int count = decide(path + "#", kind + "#", counts, 0, one);
      for (int i = 0; i < count; i++) {
        occurrence(particle, path + "[" + i + "]", kind + Math.min(i, 1));
      }
    }

    /** Around both bounds. */
    private static List<Integer> counts(Particle particle) {
      boolean endless = particle.max() > LONGEST;
      Set<Integer> counts = new TreeSet<>();
      for (int count :
          new int[] {
            0, 1, 2, particle.min(), particle.min() + 1, particle.max() - 1, particle.max()
          }) {
        counts.add(endless ? Math.min(count, Math.max(3, particle.min())) : count);
      }
      counts.removeIf(count -> count < particle.min() || count > particle.max());
      return List.copyOf(counts);
    }

    private void occurrence(Particle particle, String path, String kind) {
      if (particle instanceof Particle.Element reference) {
        List<ElementDeclaration> substitutes = substitutes(reference);
        ElementDeclaration element = decide(path + "=", kind + "=", substitutes, 0, 0);
        element(element, path, kind + element.name().local());
        return;
      }
      Particle.Group group = (Particle.Group) particle;
      if (group.kind() == Particle.Group.Kind.CHOICE) {
        List<Integer> branches =
            IntStream.range(0, group.particles().size())
                .filter(i -> canOccur(group.particles().get(i)))
                .boxed()
                .toList();
        int branch = decide(path + "|", kind + "|", branches, 0, 0);
        particle(group.particles().get(branch), path + "|" + branch, kind + "|" + branch);
      } else {
        for (int i = 0; i < group.particles().size(); i++) {
          particle(group.particles().get(i), path + "," + i, kind + "," + i);
        }
      }
    }

    private String value(SimpleType type, String path, String kind) {
      String typeKind = type.name() == null ? kind : type.name().toString();
      return decide(path + "~", "value " + typeKind, values(type), 0, 0);
    }
  }

  // ---- values ----

  private static List<String> values(SimpleType type) {
    return switch (type.datatype()) {
      case BOOLEAN -> List.of("true", "false");
      case BOOLEAN_PATTERN -> List.of("true");
      case INTEGER -> integers(type);
      case DECIMAL -> List.of("1.5", "-2.05", "0.0", "100");
      case ENUMERATION ->
          type.enumeration().stream().map(SimpleType.EnumerationValue::value).toList();
      case HEX_BINARY -> octets(type).stream().map(length -> "A7".repeat(length)).toList();
      case BASE64_BINARY ->
          octets(type).stream()
              .map(length -> Base64.getEncoder().encodeToString(new byte[length]))
              .toList();
      case LIST -> lists(type);
      case STRING -> strings(type);
    };
  }

  private static List<String> integers(SimpleType type) {
    Set<BigInteger> values = new TreeSet<>();
    BigInteger far = BigInteger.ONE.shiftLeft(70);
    BigInteger least = orElse(type.minimum(), far.negate());
    BigInteger most = orElse(type.maximum(), far);
    BigInteger one = BigInteger.ONE;
    for (long edge : new long[] {0, 127, 128, 300, 16_384}) {
      values.add(BigInteger.valueOf(edge));
      values.add(BigInteger.valueOf(-edge - 1));
    }
    values.addAll(List.of(least, least.add(one), most.subtract(one), most));
    values.removeIf(value -> value.compareTo(least) < 0 || value.compareTo(most) > 0);
    return values.stream().map(BigInteger::toString).toList();
  }

  private static BigInteger orElse(@Nullable BigInteger bound, BigInteger otherwise) {
    return bound == null ? otherwise : bound;
  }

  /** Never none: the oracle takes an empty value for a missing one. */
  private static Set<Integer> octets(SimpleType type) {
    int most = Math.min(type.maxLength(), 5_000);
    return new TreeSet<>(
        List.of(
            Math.max(1, type.minLength()), Math.min(most, Math.max(8, type.minLength())), most));
  }

  private static List<String> strings(SimpleType type) {
    String alphabet = type.characters().isEmpty() ? "Text-with-5_signs" : type.characters();
    List<String> values = new ArrayList<>();
    for (int length : octets(type)) {
      values.add(alphabet.repeat(length / alphabet.length() + 1).substring(0, length));
    }
    if (type.preserveSpace() && type.characters().isEmpty() && type.maxLength() >= 6) {
      String sixSigns = " é\uD83D\uDE00 &lt; ";
      values.add(sixSigns + "x".repeat(Math.max(0, type.minLength() - 6)));
    }
    return values;
  }

  private static List<String> lists(SimpleType type) {
    List<String> items = values(type.item());
    int least = Math.max(1, type.minLength());
    return List.of(
        String.join(" ", items.subList(0, 1).get(0)).concat((" " + items.get(0)).repeat(least - 1)),
        String.join(" ", items));
  }
}
