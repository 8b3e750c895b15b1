package org.v2g4j.exi.generator.xsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SchemaReaderTest {

  @TempDir private Path directory;

  private Path schema(String name, String... lines) throws IOException {
    String text =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='urn:a'"
            + " targetNamespace='urn:a' elementFormDefault='qualified'>\n"
            + String.join("\n", lines)
            + "\n</xs:schema>\n";
    return Files.writeString(directory.resolve(name), text);
  }

  private static SchemaSet read(Path... files) {
    return SchemaReader.read("test", List.of(files));
  }

  @Nested
  final class Problems {

    @Test
    void namesAFileThatIsMissing() {
      Path missing = directory.resolve("missing.xsd");

      assertThatThrownBy(() -> read(missing))
          .isInstanceOf(SchemaException.class)
          .hasMessage(missing + ": no such schema file; correct the <schemas> of set test");
    }

    @Test
    void namesAnImportedFileThatIsMissingAndWhoImportsIt() throws IOException {
      Path file = schema("a.xsd", "<xs:import namespace='urn:b' schemaLocation='gone/b.xsd'/>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining(file + ": " + directory.resolve("gone/b.xsd") + " does not exist")
          .hasMessageContaining("correct the schemaLocation");
    }

    @Test
    void namesAnImportThatNamesNoFile() throws IOException {
      Path file =
          schema(
              "a.xsd",
              "<xs:import namespace='urn:b'/>",
              "<xs:element name='r' xmlns:b='urn:b' type='b:BType'/>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("imports urn:b without a schemaLocation; add one");
    }

    /** The schema of XML signatures is published like this, and ISO's files import it. */
    @Test
    void readsASchemaThatRefersToTheDtdOfSchemas() throws IOException {
      Path file = schema("a.xsd", "<xs:element name='r' type='xs:int'/>");
      String declaration =
          "<!DOCTYPE xs:schema PUBLIC '-//W3C//DTD XMLSchema 200102//EN'"
              + " 'http://www.w3.org/2001/XMLSchema.dtd'>\n";
      Files.writeString(file, declaration + Files.readString(file));

      assertThat(read(file).globals()).hasSize(1);
    }

    @Test
    void namesEveryFileThatIsMissing() {
      assertThatThrownBy(() -> read(directory.resolve("one.xsd"), directory.resolve("two.xsd")))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("one.xsd")
          .hasMessageContaining("two.xsd");
    }

    @Test
    void givesFileLineAndColumnOfXmlThatIsNotWellFormed() throws IOException {
      Path file = schema("broken.xsd", "<xs:element name='a'>", "</xs:elements>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageMatching(".*broken\\.xsd:3:\\d+: .*xs:element.*");
    }

    @Test
    void givesFileLineAndColumnOfWhatIsNoSchema() throws IOException {
      Path file = schema("wrong.xsd", "", "<xs:element name='a' type='unknown'/>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageMatching("(?s).*wrong\\.xsd:3:\\d+: .*unknown.*");
    }

    @Test
    void givesAllProblemsOfAFileTogether() throws IOException {
      Path file =
          schema(
              "wrong.xsd",
              "<xs:element name='a' type='unknown'/>",
              "<xs:element name='b' type='unheard'/>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("wrong.xsd:2:")
          .hasMessageContaining("unknown")
          .hasMessageContaining("wrong.xsd:3:")
          .hasMessageContaining("unheard");
    }

    @Test
    void refusesToFetchASchemaFromTheNetwork() throws IOException {
      Path file =
          schema(
              "remote.xsd",
              "<xs:import namespace='urn:b' schemaLocation='http://127.0.0.1:9/b.xsd'/>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("http://127.0.0.1:9/b.xsd")
          .hasMessageContaining("not a local file");
    }

    @Test
    void namesAnImportThatIsMissing() throws IOException {
      Path file = schema("alone.xsd", "<xs:import namespace='urn:b' schemaLocation='beside.xsd'/>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("beside.xsd");
    }

    @Test
    void refusesContentInWhichANameIsAmbiguous() throws IOException {
      Path file =
          schema(
              "ambiguous.xsd",
              "<xs:element name='r'><xs:complexType><xs:sequence>",
              "<xs:element name='a' type='xs:int' minOccurs='0'/>",
              "<xs:element name='a' type='xs:int'/>",
              "</xs:sequence></xs:complexType></xs:element>");

      assertThatThrownBy(() -> read(file))
          .isInstanceOf(SchemaException.class)
          .hasMessageContaining("ambiguous.xsd:2:");
    }
  }

  @Nested
  final class Linking {

    @Test
    void putsInheritedMembersFirst() throws IOException {
      Path file =
          schema(
              "inherit.xsd",
              "<xs:complexType name='Base'><xs:sequence>",
              "<xs:element name='z' type='xs:int'/></xs:sequence>",
              "<xs:attribute name='k' type='xs:int'/></xs:complexType>",
              "<xs:complexType name='Derived'><xs:complexContent><xs:extension base='Base'>",
              "<xs:sequence><xs:element name='a' type='xs:int'/></xs:sequence>",
              "<xs:attribute name='b' type='xs:int'/></xs:extension></xs:complexContent>",
              "</xs:complexType>",
              "<xs:element name='r' type='Derived'/>");

      ComplexType type = (ComplexType) read(file).globals().get(0).type();

      assertThat(type.attributes()).extracting(use -> use.name().local()).containsExactly("b", "k");
      assertThat(((Particle.Group) type.particle()).particles())
          .extracting(member -> ((Particle.Element) member).element().name().local())
          .containsExactly("z", "a");
    }

    @Test
    void sortsGlobalsByLocalNameUpperCaseFirst() throws IOException {
      Path file =
          schema(
              "globals.xsd",
              "<xs:element name='b' type='xs:int'/>",
              "<xs:element name='_c' type='xs:int'/>",
              "<xs:element name='Z' type='xs:int'/>",
              "<xs:element name='a' type='xs:int'/>");

      assertThat(read(file).globals())
          .extracting(global -> global.name().local())
          .containsExactly("Z", "_c", "a", "b");
    }

    @Test
    void findsMembersOfMembersOfASubstitutionGroup() throws IOException {
      Path file =
          schema(
              "substitution.xsd",
              "<xs:element name='m' type='xs:int' abstract='true'/>",
              "<xs:element name='z' type='xs:int' substitutionGroup='m'/>",
              "<xs:element name='a' type='xs:int' substitutionGroup='z'/>");
      SchemaSet set = read(file);

      assertThat(set.substitutes(set.globals().get(1)))
          .extracting(member -> member.name().local())
          .containsExactly("a", "m", "z");
    }

    @Test
    void readsTypesThatContainThemselves() throws IOException {
      Path file =
          schema(
              "recursive.xsd",
              "<xs:complexType name='Tree'><xs:sequence>",
              "<xs:element name='branch' type='Tree' minOccurs='0' maxOccurs='unbounded'/>",
              "</xs:sequence></xs:complexType>",
              "<xs:element name='r' type='Tree'/>");

      ComplexType tree = (ComplexType) read(file).globals().get(0).type();

      Particle.Element branch = (Particle.Element) tree.particle();
      assertThat(branch.element().type()).isSameAs(tree);
      assertThat(branch.max()).isEqualTo(Particle.UNBOUNDED);
    }

    @Test
    void countsExclusiveBoundsInward() throws IOException {
      Path file =
          schema(
              "bounds.xsd",
              "<xs:element name='r'><xs:simpleType><xs:restriction base='xs:integer'>",
              "<xs:minExclusive value='-1'/><xs:maxExclusive value='101'/>",
              "</xs:restriction></xs:simpleType></xs:element>");

      SimpleType type = (SimpleType) read(file).globals().get(0).type();

      assertThat(type.minimum()).isZero();
      assertThat(type.maximum()).isEqualTo(100);
      assertThat(type.nBitWidth()).isEqualTo(7);
    }

    @Test
    void keepsTheWordsOfTheSchema() throws IOException {
      Path file =
          schema(
              "words.xsd",
              "<xs:element name='r' type='xs:int'><xs:annotation>",
              "<xs:documentation source='8.4.1'>Cups of   tea",
              "since noon.</xs:documentation></xs:annotation></xs:element>");

      assertThat(read(file).globals().get(0).documentation())
          .isEqualTo(new Documentation("Cups of tea since noon.", "8.4.1"));
    }
  }
}
