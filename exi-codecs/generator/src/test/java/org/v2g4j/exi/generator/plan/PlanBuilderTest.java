package org.v2g4j.exi.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.exi.generator.xsd.SchemaException;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;

final class PlanBuilderTest {

  private static final String NAMESPACE = "urn:plan";

  @TempDir private Path directory;

  private SchemaSet read(String... lines) throws IOException {
    String text =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns='"
            + NAMESPACE
            + "' targetNamespace='"
            + NAMESPACE
            + "' elementFormDefault='qualified'>\n"
            + String.join("\n", lines)
            + "\n</xs:schema>\n";
    Path file = Files.writeString(directory.resolve("plan.xsd"), text);
    return SchemaReader.read("plan", List.of(file));
  }

  private static JavaPlan build(SchemaSet set, String... fragments) {
    return build(set, Map.of(NAMESPACE, "org.example"), fragments);
  }

  private static JavaPlan build(SchemaSet set, Map<String, String> packages, String... fragments) {
    PlanOptions.SetOptions options =
        new PlanOptions.SetOptions(
            set.name(), ClassName.get("org.example", "PlanCodec"), List.of(fragments));
    return PlanBuilder.build(List.of(set), new PlanOptions(List.of(options), packages, Map.of()));
  }

  private static List<String> names(JavaPlan plan) {
    return plan.records().stream().map(record -> record.name().simpleName()).toList();
  }

  @Test
  void asksForThePackageOfEveryNamespace() throws IOException {
    SchemaSet set = read("<xs:element name='r' type='xs:int'/>");

    assertThatThrownBy(() -> build(set, Map.of("urn:other", "org.example")))
        .isInstanceOf(SchemaException.class)
        .hasMessageMatching(
            "namespace urn:plan of set plan \\(.*\\.xsd\\) has no Java package;"
                + " add it to <namespaces>");
  }

  @Test
  void namesAFragmentThatNoElementMakes() throws IOException {
    SchemaSet set = read("<xs:element name='r' type='xs:int'/>");

    assertThatThrownBy(() -> build(set, "Tariff"))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("plan")
        .hasMessageContaining("Tariff");
  }

  @Test
  void saysThatABoundedGroupOfSeveralElementsHasNoCodec() throws IOException {
    SchemaSet set =
        read(
            "<xs:element name='r'><xs:complexType><xs:sequence maxOccurs='3'>",
            "<xs:element name='a' type='xs:int'/><xs:element name='b' type='xs:int'/>",
            "</xs:sequence></xs:complexType></xs:element>");

    assertThatThrownBy(() -> build(set))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("type r")
        .hasMessageContaining("1 to 3 times has no codec");
  }

  @Test
  void givesEveryRootOfASharedTypeARecordOfItsOwn() throws IOException {
    SchemaSet set =
        read(
            "<xs:complexType name='CupType'><xs:sequence>",
            "<xs:element name='size' type='xs:int'/></xs:sequence></xs:complexType>",
            "<xs:element name='Mug' type='CupType'/>",
            "<xs:element name='Glass' type='CupType'/>");

    assertThat(names(build(set))).containsExactlyInAnyOrder("Mug", "Glass");
  }

  @Test
  void namesTheRecordOfAConcreteHeadBase() throws IOException {
    SchemaSet set =
        read(
            "<xs:complexType name='DrinkType'/>",
            "<xs:complexType name='TeaType'><xs:complexContent>",
            "<xs:extension base='DrinkType'/></xs:complexContent></xs:complexType>",
            "<xs:element name='Drink' type='DrinkType'/>",
            "<xs:element name='Tea' type='TeaType' substitutionGroup='Drink'/>");

    JavaPlan plan = build(set);

    assertThat(names(plan)).containsExactlyInAnyOrder("DrinkBase", "Tea");
    assertThat(plan.heads()).extracting(head -> head.name().simpleName()).containsExactly("Drink");
  }

  @Test
  void doesNotHideClassesOfJava() throws IOException {
    SchemaSet set =
        read(
            "<xs:complexType name='ObjectType'/>", "<xs:element name='Object' type='ObjectType'/>");

    assertThat(names(build(set))).containsExactly("ObjectType");
  }

  @Test
  void keepsTheOrderOfEnumerationValues() throws IOException {
    SchemaSet set =
        read(
            "<xs:element name='Phase'><xs:simpleType><xs:restriction base='xs:string'>",
            "<xs:enumeration value='warm'/><xs:enumeration value='Warm'/>",
            "<xs:enumeration value='cold'/></xs:restriction></xs:simpleType></xs:element>");

    assertThat(build(set).enums().get(0).constants())
        .extracting(EnumPlan.Constant::name)
        .containsExactly("WARM", "WARM_", "COLD");
  }
}
