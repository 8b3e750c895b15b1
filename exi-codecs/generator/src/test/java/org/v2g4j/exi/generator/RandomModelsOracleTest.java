package org.v2g4j.exi.generator;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.exi.generator.plan.PlanOptions;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/** Content models that a seeded die makes up, against the oracle. */
final class RandomModelsOracleTest {

  private static final int MODELS = 150;
  private static final String NAMESPACE = "urn:random";

  @TempDir private static Path directory;
  private static final Map<Integer, Path> SCHEMAS = new LinkedHashMap<>();
  private static GeneratedCode code;

  @BeforeAll
  static void generate() throws IOException {
    for (int seed = 0; seed < MODELS; seed++) {
      Path schema = directory.resolve("random" + seed + ".xsd");
      Files.writeString(schema, new Model(new Random(seed)).schema());
      Generator.generate(List.of(List.of(schema)), options(seed), directory.resolve("sources"));
      SCHEMAS.put(seed, schema);
    }
    code = GeneratedCode.compile(directory.resolve("sources"), directory.resolve("classes"));
  }

  private static PlanOptions options(int seed) {
    return new PlanOptions(
        List.of(new PlanOptions.SetOptions("random " + seed, codecName(seed), List.of())),
        Map.of(NAMESPACE, codecName(seed).packageName()),
        Map.of());
  }

  private static ClassName codecName(int seed) {
    return ClassName.get("random.r" + seed, "RandomCodec");
  }

  @AfterAll
  static void unload() throws IOException {
    code.close();
  }

  @TestFactory
  Stream<DynamicTest> everyModelHasTheBytesOfTheOracle() {
    return SCHEMAS.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    "seed " + each.getKey(), () -> compare(each.getKey(), each.getValue())));
  }

  private static void compare(int seed, Path schema) throws IOException {
    SchemaSet set = SchemaReader.read("random", List.of(schema));
    Instances instances = new Instances(set);
    OracleComparison comparison =
        new OracleComparison(code.codec(codecName(seed)), Oracle.of(schema), Oracle.Body.DOCUMENT);
    ElementDeclaration root =
        set.globals().stream().filter(e -> e.name().local().equals("r")).findFirst().orElseThrow();
    try {
      comparison.compare(instances.samples(root, 40));
      comparison.compare(instances.covering(root));
    } catch (AssertionError e) {
      throw new AssertionError(Files.readString(schema), e);
    }
  }

  /** One root with a content of up to a dozen elements, in nested groups. */
  private static final class Model {

    private final Random die;
    private final boolean bounded;
    private int elements;
    private boolean headUsed;

    Model(Random die) {
      this.die = die;
      // The oracle miscounts a bounded list in front of an unbounded one, so no model has both.
      this.bounded = die.nextBoolean();
    }

    String schema() {
      return """
          <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='%s'
              xmlns='urn:random' elementFormDefault='qualified'>
            <xs:element name='head' type='xs:string' abstract='true'/>
            <xs:element name='member' type='xs:string' substitutionGroup='head'/>
            <xs:element name='other' type='xs:string' substitutionGroup='head'/>
            <xs:element name='r'>
              <xs:complexType>
                %s
                %s
              </xs:complexType>
            </xs:element>
          </xs:schema>
          """
          .formatted(NAMESPACE, group(0), attributes());
    }

    private String attributes() {
      StringBuilder attributes = new StringBuilder();
      for (int i = die.nextInt(4); i > 1; i--) {
        attributes.append(
            "<xs:attribute name='t%d' type='xs:boolean' use='%s'/>"
                .formatted(i, die.nextBoolean() ? "required" : "optional"));
      }
      return attributes.toString();
    }

    private String group(int depth) {
      StringBuilder members = new StringBuilder();
      for (int i = 1 + die.nextInt(4); i > 0; i--) {
        members.append(depth < 3 && die.nextInt(3) == 0 ? group(depth + 1) : element());
      }
      String kind = die.nextInt(3) == 0 ? "choice" : "sequence";
      String occurrence =
          switch (die.nextInt(5)) {
            case 0, 1, 2 -> "";
            case 3 -> "minOccurs='0'";
            default ->
                bounded
                    ? "minOccurs='0'"
                    : "minOccurs='%d' maxOccurs='unbounded'".formatted(die.nextInt(2));
          };
      return "<xs:%s %s>%s</xs:%s>".formatted(kind, occurrence, members, kind);
    }

    private String element() {
      return switch (die.nextInt(8)) {
        case 0 -> "<xs:choice %s>%s%s</xs:choice>".formatted(occurrence(), single(), single());
        case 1 -> headUsed ? plainElement() : reference();
        default -> plainElement();
      };
    }

    private String reference() {
      headUsed = true;
      return "<xs:element ref='head' %s/>".formatted(occurrence());
    }

    private String single() {
      return "<xs:element name='e%d' type='xs:boolean'/>".formatted(elements++);
    }

    private String plainElement() {
      String type = List.of("xs:boolean", "xs:string", "xs:unsignedByte").get(die.nextInt(3));
      return "<xs:element name='e%d' type='%s' %s/>".formatted(elements++, type, occurrence());
    }

    private String occurrence() {
      return switch (die.nextInt(6)) {
        case 0, 1 -> "";
        case 2, 3 -> "minOccurs='0'";
        default ->
            bounded
                ? "minOccurs='%d' maxOccurs='%d'".formatted(die.nextInt(4), 3 + die.nextInt(3))
                : "minOccurs='%d' maxOccurs='unbounded'".formatted(die.nextInt(4));
      };
    }
  }
}
