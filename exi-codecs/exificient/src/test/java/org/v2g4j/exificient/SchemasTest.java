package org.v2g4j.exificient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.exi.ExiLimits;

/** Which files a schema may name. */
final class SchemasTest {

  @TempDir private Path folder;

  private static String importing(String location) {
    return """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:k="urn:example:kettle"
            targetNamespace="urn:example:tray" elementFormDefault="qualified">
          <xs:import namespace="urn:example:kettle" schemaLocation="%s"/>
          <xs:element name="Tray" type="k:KettleType"/>
        </xs:schema>
        """
        .formatted(location);
  }

  private Path tray(String location) {
    return Kettles.write(folder, "in/tray.xsd", importing(location));
  }

  @Test
  void mayNameFilesInTheirFolderAndBelow() {
    Kettles.write(folder, "in/kettle.xsd", Kettles.SCHEMA);
    Kettles.write(folder, "in/below/kettle.xsd", Kettles.SCHEMA);

    assertThat(ExificientCodec.of(tray("kettle.xsd"))).isNotNull();
    assertThat(ExificientCodec.of(tray("below/kettle.xsd"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.invalid/kettle.xsd",
        "https://example.invalid/kettle.xsd",
        "ftp://example.invalid/kettle.xsd",
        "jar:file:/kettle.jar!/kettle.xsd",
        "file://example.invalid/kettle.xsd"
      })
  void mayNotNameWhatIsNoLocalFile(String location) {
    Path tray = tray(location);

    assertThatThrownBy(() -> ExificientCodec.of(tray))
        .isInstanceOf(ExificientException.class)
        .hasMessageContaining(location + " is not a local file")
        .hasMessageContaining("tray.xsd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../kettle.xsd", "link.xsd"})
  void mayNotNameFilesOutside(String location) throws IOException {
    Path outside = Kettles.write(folder, "kettle.xsd", Kettles.SCHEMA);
    Path tray = tray(location);
    Files.createSymbolicLink(folder.resolve("in/link.xsd"), outside);

    assertThatThrownBy(() -> ExificientCodec.of(tray))
        .isInstanceOf(ExificientException.class)
        .hasMessageContaining("is outside of the schemas' folder");
  }

  @Test
  void mayNameFilesInTheFolderOfAnotherNamedOneInAnyOrder() {
    Path kettle = Kettles.write(folder, "kettle.xsd", Kettles.SCHEMA);
    Path tray = tray("../kettle.xsd");
    String xml = "<Tray xmlns='urn:example:tray'><k:Name xmlns:k='urn:example:kettle'/></Tray>";

    assertThat(ExificientCodec.of(List.of(kettle, tray), ExiLimits.defaults()).fromXml(xml))
        .isEqualTo(ExificientCodec.of(List.of(tray, kettle), ExiLimits.defaults()).fromXml(xml));
  }

  @Test
  void thatAreMissingAreNamed() {
    Path tray = tray("cup.xsd");

    assertThatThrownBy(() -> ExificientCodec.of(tray))
        .isInstanceOf(ExificientException.class)
        .hasMessageContaining("cup.xsd does not exist");
    assertThatThrownBy(() -> ExificientCodec.of(folder.resolve("none.xsd")))
        .isInstanceOf(ExificientException.class)
        .hasMessageContaining("none.xsd: no such schema file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no schema", "<a/>", "<xs:schema"})
  void thatAreNoneAreRefused(String text) {
    Path file = Kettles.write(folder, "none.xsd", text);

    assertThatThrownBy(() -> ExificientCodec.of(file)).isInstanceOf(ExificientException.class);
  }

  @Test
  void withMistakesAreRefusedWithFileAndLine() {
    Path file =
        Kettles.write(folder, "kettle.xsd", Kettles.SCHEMA.replace("xs:boolean", "xs:bool"));

    assertThatThrownBy(() -> ExificientCodec.of(file))
        .isInstanceOf(ExificientException.class)
        .hasMessageContaining("kettle.xsd:3")
        .hasMessageContaining("xs:bool");
  }

  /** The schema of XML signatures is published like this. */
  @Test
  void mayReferToTheDtdOfSchemas() {
    String declaration =
        "<!DOCTYPE xs:schema PUBLIC '-//W3C//DTD XMLSchema 200102//EN'"
            + " 'http://www.w3.org/2001/XMLSchema.dtd' [<!ENTITY % p ''>]>";
    Path file = Kettles.write(folder, "kettle.xsd", declaration + Kettles.SCHEMA);

    assertThat(ExificientCodec.of(file)).isNotNull();
  }

  @Test
  void mayNotReferToOtherEntities() {
    Path secret = Kettles.write(folder, "secret", "a secret");
    for (String location : List.of(secret.toUri().toString(), "http://example.invalid/e")) {
      Path file =
          Kettles.write(
              folder,
              "kettle.xsd",
              "<!DOCTYPE a [<!ENTITY e SYSTEM '"
                  + location
                  + "'>]>"
                  + Kettles.SCHEMA.replaceFirst("(?=<xs:element)", "&e;"));
      assertThatThrownBy(() -> ExificientCodec.of(file))
          .isInstanceOf(ExificientException.class)
          .hasMessageContaining("the external entity " + location + " is not read");
    }
  }

  @Test
  void mayNotHoldEntitiesThatGrow() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 'lol'>");
    for (int i = 1; i < 20; i++) {
      bomb.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
    }
    String documentation =
        "<xs:annotation><xs:documentation>&e19;</xs:documentation></xs:annotation>";
    Path file =
        Kettles.write(
            folder,
            "kettle.xsd",
            bomb + "]>" + Kettles.SCHEMA.replaceFirst("(?=<xs:element)", documentation));

    assertThatThrownBy(() -> ExificientCodec.of(file)).isInstanceOf(ExificientException.class);
  }
}
