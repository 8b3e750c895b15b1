package org.v2g4j.exi.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/** The code that all nine sets become, against the oracle, bytes against bytes. */
final class GeneratedCodeOracleTest {

  private static final int RANDOM_INSTANCES = 10;

  @TempDir private static Path directory;
  private static GeneratedCode code;

  @BeforeAll
  static void generate() throws IOException {
    Path sources = directory.resolve("sources");
    Generator.generate(IsoSets.schemas(), IsoSets.options(), sources);
    code = GeneratedCode.compile(sources, directory.resolve("classes"));
  }

  @AfterAll
  static void unload() throws IOException {
    code.close();
  }

  private static OracleComparison comparison(String setName, Oracle.Body body) {
    return new OracleComparison(
        code.codec(IsoSets.codec(setName)), Oracle.of(IsoSets.root(setName)), body);
  }

  @TestFactory
  Stream<DynamicNode> everyDocumentHasTheBytesOfTheOracle() {
    return IsoSets.names().stream()
        .map(
            setName -> {
              SchemaSet set = IsoSets.read(setName);
              Instances instances = new Instances(set);
              OracleComparison comparison = comparison(setName, Oracle.Body.DOCUMENT);
              return DynamicContainer.dynamicContainer(
                  setName,
                  set.globals().stream()
                      .filter(instances::isInstantiable)
                      .map(root -> documents(root, instances, comparison)));
            });
  }

  private static DynamicTest documents(
      ElementDeclaration root, Instances instances, OracleComparison comparison) {
    return DynamicTest.dynamicTest(
        root.name().local(),
        () -> {
          comparison.compareBothWays(instances.samples(root, RANDOM_INSTANCES));
          comparison.compare(instances.covering(root));
        });
  }

  @TestFactory
  Stream<DynamicNode> everyFragmentHasTheBytesOfTheOracle() {
    return IsoSets.names().stream()
        .map(
            setName -> {
              SchemaSet set = IsoSets.read(setName);
              Instances instances = new Instances(set);
              OracleComparison comparison = comparison(setName, Oracle.Body.FRAGMENT);
              return DynamicContainer.dynamicContainer(
                  setName,
                  comparison.codec().fragmentNames().stream()
                      .sorted((a, b) -> a.toString().compareTo(b.toString()))
                      .map(name -> declaration(set, name))
                      .filter(instances::isInstantiable)
                      .map(root -> fragments(root, instances, comparison)));
            });
  }

  /** Of several declarations the one that can be signed: it has an Id. */
  private static ElementDeclaration declaration(SchemaSet set, QName name) {
    List<ElementDeclaration> declared =
        set.declarations().get(new QualifiedName(name.getNamespaceURI(), name.getLocalPart()));
    return declared.stream()
        .filter(element -> element.type() instanceof ComplexType)
        .findFirst()
        .orElse(declared.get(0));
  }

  private static DynamicTest fragments(
      ElementDeclaration root, Instances instances, OracleComparison comparison) {
    return DynamicTest.dynamicTest(
        root.name().local(),
        () -> {
          comparison.compareBothWays(instances.samples(root, RANDOM_INSTANCES));
          if (!root.isGlobal()) {
            comparison.compare(instances.covering(root));
          }
        });
  }
}
