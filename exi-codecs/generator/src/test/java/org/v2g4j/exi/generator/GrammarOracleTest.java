package org.v2g4j.exi.generator;

import static org.assertj.core.api.Assertions.assertThat;

import com.siemens.ct.exi.core.context.GrammarContext;
import com.siemens.ct.exi.core.context.GrammarUriContext;
import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.grammars.event.Attribute;
import com.siemens.ct.exi.core.grammars.event.AttributeNS;
import com.siemens.ct.exi.core.grammars.event.Event;
import com.siemens.ct.exi.core.grammars.event.StartElement;
import com.siemens.ct.exi.core.grammars.event.StartElementNS;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.grammar.Production;
import org.v2g4j.exi.generator.grammar.State;
import org.v2g4j.exi.generator.xsd.ComplexType;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/** Our grammars and the oracle's, state by state. */
final class GrammarOracleTest {

  /** The namespace of a schema that gives every type an element. */
  private static final String EVERY_TYPE = "urn:every-type";

  @TempDir private Path directory;

  /** The same place in both grammars. */
  private record Place(State ours, com.siemens.ct.exi.core.grammars.grammar.Grammar theirs) {
    @Override
    public int hashCode() {
      return System.identityHashCode(theirs);
    }

    @Override
    public boolean equals(Object o) {
      return o instanceof Place other && theirs == other.theirs && ours.equals(other.ours);
    }
  }

  /** 613 named types in all; those of imported schemas are counted in every set. */
  @ParameterizedTest
  @CsvSource({
    "supported-app-protocol, 1",
    "xmldsig, 22",
    "iso15118-2, 105",
    "din-70121, 102",
    "iso15118-20-commonmessages, 128",
    "iso15118-20-ac, 60",
    "iso15118-20-dc, 66",
    "iso15118-20-wpt, 78",
    "iso15118-20-acdp, 51",
  })
  void everyStateOfEveryNamedTypeHasTheProductionsOfTheOracle(String setName, int types)
      throws IOException {
    GrammarContext theirs = Oracle.of(IsoSets.root(setName)).grammars().getGrammarContext();
    SchemaSet set = setWithAnElementOfEveryType(setName, theirs);
    int compared = 0;
    for (ElementDeclaration element : set.globals()) {
      if (element.name().namespace().equals(EVERY_TYPE)
          && element.type() instanceof ComplexType type) {
        walk(type, set, context(theirs, type.name()).getTypeGrammar());
        compared++;
      }
    }
    assertThat(compared).as("named complex types of " + setName).isEqualTo(types);
  }

  @ParameterizedTest
  @CsvSource({"supported-app-protocol, 2", "iso15118-2, 1", "din-70121, 1"})
  void everyStateOfEveryRootWithoutANamedTypeHasTheProductionsOfTheOracle(
      String setName, int roots) {
    GrammarContext theirs = Oracle.of(IsoSets.root(setName)).grammars().getGrammarContext();
    SchemaSet set = IsoSets.read(setName);
    int compared = 0;
    for (ElementDeclaration element : set.globals()) {
      if (element.type() instanceof ComplexType type && type.name() == null) {
        walk(type, set, context(theirs, element.name()).getGlobalStartElement().getGrammar());
        compared++;
      }
    }
    assertThat(compared).as("anonymous types of roots of " + setName).isEqualTo(roots);
  }

  private static QNameContext context(GrammarContext context, QualifiedName name) {
    return context.getGrammarUriContext(name.namespace()).getQNameContext(name.local());
  }

  /** Also types that no element has: they are bases of others, and somebody may extend them. */
  private SchemaSet setWithAnElementOfEveryType(String setName, GrammarContext theirs)
      throws IOException {
    StringBuilder imports = new StringBuilder();
    StringBuilder elements = new StringBuilder();
    SchemaSet plain = IsoSets.read(setName);
    int number = 0;
    for (int i = 0; i < theirs.getNumberOfGrammarUriContexts(); i++) {
      GrammarUriContext names = theirs.getGrammarUriContext(i);
      if (plain.namespaces().contains(names.getNamespaceUri())) {
        imports.append(
            "<xs:import namespace='%s' schemaLocation='%s'/>%n"
                .formatted(
                    names.getNamespaceUri(), IsoSets.schemaOf(names.getNamespaceUri()).toUri()));
        for (int j = 0; j < names.getNumberOfQNames(); j++) {
          QNameContext name = names.getQNameContext(j);
          if (name.getTypeGrammar() != null) {
            elements.append(
                "<xs:element name='e%d' type='t:%s' xmlns:t='%s'/>%n"
                    .formatted(number++, name.getLocalName(), name.getNamespaceUri()));
          }
        }
      }
    }
    String schema =
        """
        <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='%s'>
        %s%s</xs:schema>
        """
            .formatted(EVERY_TYPE, imports, elements);
    Path file = Files.writeString(directory.resolve(setName + ".xsd"), schema);
    return SchemaReader.read(setName, List.of(file));
  }

  private static void walk(
      ComplexType type, SchemaSet set, com.siemens.ct.exi.core.grammars.grammar.Grammar theirs) {
    Grammar grammar = new Grammar(type, set);
    Set<Place> seen = new HashSet<>();
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place(grammar.start(), theirs));
    while (!open.isEmpty()) {
      Place place = open.remove();
      if (!seen.add(place)) {
        continue;
      }
      List<Integer> productions = place.ours().productions();
      assertThat(productions.stream().map(number -> label(grammar.production(number))).toList())
          .as(type + ", " + place.ours())
          .isEqualTo(labels(place.theirs()));
      for (int code = 0; code < productions.size(); code++) {
        if (grammar.production(productions.get(code)).kind() != Production.Kind.END) {
          open.add(
              new Place(
                  grammar.after(place.ours(), productions.get(code)),
                  place.theirs().getProduction(code).getNextGrammar()));
        }
      }
    }
  }

  private static String label(Production production) {
    return switch (production.kind()) {
      case ATTRIBUTE -> "AT(" + production.name() + ")";
      case ANY_ATTRIBUTE -> "AT(*)";
      case ELEMENT -> "SE(" + production.name() + ")";
      case ANY_ELEMENT_OF -> "SE(" + production.namespace() + ":*)";
      case ANY_ELEMENT -> "SE(*)";
      case END -> "EE";
      case TEXT -> "CH";
    };
  }

  private static List<String> labels(com.siemens.ct.exi.core.grammars.grammar.Grammar grammar) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < grammar.getNumberOfEvents(); i++) {
      labels.add(label(grammar.getProduction(i).getEvent()));
    }
    return labels;
  }

  private static String label(Event event) {
    return switch (event.getEventType()) {
      case ATTRIBUTE -> "AT(" + name(((Attribute) event).getQNameContext()) + ")";
      case ATTRIBUTE_NS -> "AT(" + ((AttributeNS) event).getNamespaceURI() + ":*)";
      case ATTRIBUTE_GENERIC -> "AT(*)";
      case START_ELEMENT -> "SE(" + name(((StartElement) event).getQNameContext()) + ")";
      case START_ELEMENT_NS -> "SE(" + ((StartElementNS) event).getNamespaceURI() + ":*)";
      case START_ELEMENT_GENERIC -> "SE(*)";
      case END_ELEMENT -> "EE";
      case CHARACTERS, CHARACTERS_GENERIC -> "CH";
      default -> throw new IllegalStateException("no production of a schema: " + event);
    };
  }

  private static QualifiedName name(QNameContext context) {
    return new QualifiedName(context.getNamespaceUri(), context.getLocalName());
  }

  @ParameterizedTest
  @CsvSource({
    "supported-app-protocol, 2, 9",
    "xmldsig, 24, 45",
    "iso15118-2, 80, 243",
    "din-70121, 81, 245",
    "iso15118-20-commonmessages, 54, 281",
    "iso15118-20-ac, 42, 154",
    "iso15118-20-dc, 48, 149",
    "iso15118-20-wpt, 38, 193",
    "iso15118-20-acdp, 34, 129",
  })
  void countsTheRootsOfDocumentsAndFragments(String set, int globals, int elementNames) {
    assertThat(IsoSets.read(set).globals()).hasSize(globals);
    assertThat(IsoSets.read(set).elementNames()).hasSize(elementNames);
  }
}
