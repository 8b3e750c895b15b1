package org.v2g4j.exi.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.v2g4j.exi.generator.Instances.Instance;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/** The instances must reach the places where grammars go wrong, or comparing them proves little. */
final class InstancesTest {

  private static List<String> covering(String schema, String root) {
    Path file = Path.of("src/test/resources/golden", schema + ".xsd");
    return covering(SchemaReader.read(schema, List.of(file)), root);
  }

  private static List<String> covering(SchemaSet set, String root) {
    ElementDeclaration element =
        set.globals().stream()
            .filter(global -> global.name().local().equals(root))
            .findFirst()
            .orElseThrow();
    return new Instances(set).covering(element).stream().map(Instance::xml).toList();
  }

  private static Set<Integer> counts(List<String> instances, String element) {
    return instances.stream()
        .map(xml -> xml.split(":" + element + ">", -1).length / 2)
        .collect(Collectors.toSet());
  }

  @Test
  void haveListsAroundBothBounds() {
    List<String> instances = covering("recipe", "Recipe");

    assertThat(counts(instances, "Step")).contains(1, 2, 11, 12);
    assertThat(counts(instances, "Note")).contains(0, 1, 2, 3);
    assertThat(counts(instances, "Degrees")).contains(2, 3, 4);
  }

  @Test
  void haveListsOfAThousandEntries() {
    assertThat(counts(covering(IsoSets.read("iso15118-2"), "V2G_Message"), "PMaxScheduleEntry"))
        .contains(1, 2, 1023, 1024);
  }

  @Test
  void haveEveryOptionPresentAndAbsent() {
    List<String> instances = covering("recipe", "Recipe");

    for (String option : List.of("Author", "Year", "Price")) {
      assertThat(counts(instances, option)).contains(0, 1);
    }
  }

  @Test
  void haveEveryAlternativeAndSubstitute() {
    List<String> instances = covering("order", "KettleOrderReq");

    for (String element : List.of("Tea", "Coffee", "AtOnce", "Delay", "Hour", "Minute")) {
      assertThat(counts(instances, element)).contains(0, 1);
    }
  }

  @Test
  void haveEveryEnumerationValueAndTheBoundsOfNumbers() {
    String all = String.join("", covering("status", "KettleStatusRes"));

    assertThat(all)
        .contains(">Idle<", ">Heating_Up<", ">Boiling<")
        .contains(">200<", ">1700<")
        .contains(">-32768<", ">32767<");
  }

  @Test
  void haveEveryMessageOfASetInABody() {
    String all = String.join("", covering(IsoSets.read("iso15118-2"), "V2G_Message"));

    assertThat(
            IsoSets.read("iso15118-2").globals().stream()
                .filter(global -> global.name().local().matches(".*(Req|Res)"))
                .map(global -> ":" + global.name().local())
                .filter(message -> !all.contains(message)))
        .isEmpty();
  }
}
