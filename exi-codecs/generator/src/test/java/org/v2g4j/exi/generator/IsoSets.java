package org.v2g4j.exi.generator;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.v2g4j.exi.generator.plan.PlanOptions;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The schema sets of the message module, configured as its build configures them. */
final class IsoSets {

  private static final Path MODULE = Path.of("../../v2g-messages");
  private static final Map<String, SchemaSet> READ = new ConcurrentHashMap<>();
  private static final IsoSets CONFIGURED = new IsoSets();

  private final List<List<Path>> schemas = new ArrayList<>();
  private final PlanOptions options;

  private IsoSets() {
    Element pom = parse(MODULE.resolve("pom.xml"));
    List<PlanOptions.SetOptions> sets = new ArrayList<>();
    for (Element set : elements(pom, "set")) {
      sets.add(
          new PlanOptions.SetOptions(
              text(set, "name"),
              ClassName.bestGuess(text(set, "codec")),
              elements(set, "fragment").stream().map(IsoSets::text).toList()));
      schemas.add(elements(set, "schema").stream().map(IsoSets::schemaFile).toList());
    }
    Map<String, String> packages = new LinkedHashMap<>();
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (Element namespace : elements(pom, "namespace")) {
      packages.put(text(namespace, "uri"), text(namespace, "packageName"));
      prefixes.put(text(namespace, "uri"), text(namespace, "prefix"));
    }
    options = new PlanOptions(sets, packages, prefixes);
  }

  /** What the build of the message module tells the generator. */
  static PlanOptions options() {
    return CONFIGURED.options;
  }

  /** The schema files of every set, in the order of the options. */
  static List<List<Path>> schemas() {
    return CONFIGURED.schemas;
  }

  static List<String> names() {
    return CONFIGURED.options.sets().stream().map(PlanOptions.SetOptions::name).toList();
  }

  /** The one file that imports all others of a set. */
  static Path root(String set) {
    List<Path> files = CONFIGURED.schemas.get(names().indexOf(set));
    if (files.size() != 1) {
      throw new IllegalStateException("set " + set + " has several root schemas: " + files);
    }
    return files.get(0);
  }

  /** The file that declares the components of a namespace. */
  static Path schemaOf(String namespace) {
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/main/xsd").toRealPath())) {
      return files
          .filter(file -> file.toString().endsWith(".xsd"))
          .filter(file -> parse(file).getAttribute("targetNamespace").equals(namespace))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException("cannot list the schemas", e);
    }
  }

  static ClassName codec(String set) {
    return CONFIGURED.options.sets().get(names().indexOf(set)).codec();
  }

  static SchemaSet read(String set) {
    return READ.computeIfAbsent(set, name -> SchemaReader.read(name, List.of(root(name))));
  }

  private static Path schemaFile(Element schema) {
    return MODULE.resolve(text(schema).replace("${xsd}/", "src/main/xsd/")).normalize();
  }

  private static Element parse(Path file) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(file.toFile())
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException("cannot read " + file.toAbsolutePath(), e);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String text(Element parent, String name) {
    return text(elements(parent, name).get(0));
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
