package org.v2g4j.exi.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.exi.generator.plan.PlanOptions;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/** What three schemas of a kettle become, kept in full so that it is reviewed like any code. */
final class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path ACTUAL = Path.of("target/golden-actual");

  @TempDir private Path directory;

  private static PlanOptions options(String name) {
    return new PlanOptions(
        List.of(
            new PlanOptions.SetOptions(
                "kettle-" + name,
                ClassName.get("org.example.kettle." + name, "KettleCodec"),
                List.of())),
        Map.of("urn:example:kettle:" + name, "org.example.kettle." + name),
        Map.of("urn:example:kettle:" + name, "k"));
  }

  private static Path schema(String name) {
    return GOLDEN.resolve(name + ".xsd");
  }

  private static void generate(String name, Path output) throws IOException {
    Generator.generate(List.of(List.of(schema(name))), options(name), output);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "order", "recipe"})
  void generatesTheJavaThatWasReviewed(String name) throws IOException {
    Path actual = ACTUAL.resolve(name);
    delete(actual);
    generate(name, actual);

    SortedMap<String, String> expectedFiles = files(GOLDEN.resolve(name));
    SortedMap<String, String> actualFiles = files(actual);

    String advice =
        """
        The generator writes other Java than was reviewed. If it should, review the difference of \
        %s and %s, and copy the former over the latter."""
            .formatted(actual, GOLDEN.resolve(name));
    assertThat(actualFiles.keySet()).as(advice).isEqualTo(expectedFiles.keySet());
    expectedFiles.forEach(
        (file, text) -> assertThat(actualFiles.get(file)).as(advice + "\n" + file).isEqualTo(text));
    delete(actual);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "order", "recipe"})
  void generatesTheSameJavaEveryTime(String name) throws IOException {
    generate(name, directory.resolve("once"));
    generate(name, directory.resolve("twice"));

    assertThat(files(directory.resolve("twice"))).isEqualTo(files(directory.resolve("once")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "order", "recipe"})
  void generatesJavaThatAgreesWithTheOracle(String name) throws IOException {
    generate(name, directory.resolve("sources"));
    SchemaSet set = SchemaReader.read(name, List.of(schema(name)));
    Instances instances = new Instances(set);
    try (GeneratedCode code =
        GeneratedCode.compile(directory.resolve("sources"), directory.resolve("classes"))) {
      OracleComparison comparison =
          new OracleComparison(
              code.codec(options(name).sets().get(0).codec()),
              Oracle.of(schema(name)),
              Oracle.Body.DOCUMENT);
      set.globals().stream()
          .filter(instances::isInstantiable)
          .forEach(
              root -> {
                comparison.compareBothWays(instances.samples(root, 100));
                comparison.compare(instances.covering(root));
              });
    }
  }

  private static SortedMap<String, String> files(Path root) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> found = Files.walk(root)) {
        for (Path file : found.filter(Files::isRegularFile).toList()) {
          files.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
        }
      }
    }
    return files;
  }

  private static void delete(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      try (Stream<Path> found = Files.walk(root)) {
        for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
