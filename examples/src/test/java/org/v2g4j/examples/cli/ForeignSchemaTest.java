package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of a schema that the program does not know, with {@code --xsd}. */
final class ForeignSchemaTest {

  private static final String REQUEST =
      "<LidReq xmlns=\"urn:example:kettle\"><Position>40</Position></LidReq>";

  /** Two protocols: urn:example:kettle with SchemaID 1, ISO 15118-2 with SchemaID 2. */
  private static final String OFFERS =
      "<n:supportedAppProtocolReq xmlns:n=\"urn:iso:15118:2:2010:AppProtocol\">"
          + offer("urn:example:kettle", 1)
          + offer("urn:iso:15118:2:2013:MsgDef", 2)
          + "</n:supportedAppProtocolReq>";

  @TempDir private Path folder;
  private String schema;

  private static String offer(String namespace, int id) {
    return "<AppProtocol><ProtocolNamespace>"
        + namespace
        + "</ProtocolNamespace><VersionNumberMajor>1</VersionNumberMajor>"
        + "<VersionNumberMinor>0</VersionNumberMinor><SchemaID>"
        + id
        + "</SchemaID><Priority>"
        + id
        + "</Priority></AppProtocol>";
  }

  private static String choice(int id) {
    return "<n:supportedAppProtocolRes xmlns:n=\"urn:iso:15118:2:2010:AppProtocol\">"
        + "<ResponseCode>OK_SuccessfulNegotiation</ResponseCode><SchemaID>"
        + id
        + "</SchemaID></n:supportedAppProtocolRes>";
  }

  @BeforeEach
  void writeSchema() throws IOException {
    schema =
        Files.writeString(
                folder.resolve("kettle.xsd"),
                """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
                    targetNamespace="urn:example:kettle" elementFormDefault="qualified">
                  <xs:element name="LidReq">
                    <xs:complexType><xs:sequence>
                      <xs:element name="Position" type="xs:unsignedByte"/>
                    </xs:sequence></xs:complexType>
                  </xs:element>
                </xs:schema>
                """)
            .toString();
  }

  private String encoded(String xml) {
    Run run = Run.with(xml, "encode", "--xsd", schema, "--format", "frame", "-");
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @Test
  void isReadWhereTheHandshakeChoseItsNamespace() {
    Run run = Run.with(encoded(OFFERS + choice(1) + REQUEST), "decode", "--xsd", schema, "-");

    assertThat(run.lines().get(1)).contains("what follows is read with kettle.xsd");
    assertThat(run.lines().get(2)).contains("LidReq").contains("->");
    assertThat(run.out()).contains("3 frames").contains("0 errors");
  }

  @Test
  void isNotAskedWhereTheHandshakeChoseAProtocolOfOurs() {
    Run run = Run.with(encoded(OFFERS + choice(2) + REQUEST), "decode", "--xsd", schema, "-");

    assertThat(run.lines().get(2)).contains("FAILED").contains("iso15118-2");
  }

  @Test
  void isReadWhereThereIsNoHandshakeAndUnderAnyPayloadType() {
    String body = encoded(REQUEST).strip().substring(16);

    for (String type : new String[] {"8001", "A000", "8003"}) {
      String line = "{\"payloadType\": \"0x" + type + "\", \"payload\": \"" + body + "\"}";
      Run run = Run.with(line, "decode", "--xsd", schema, "--format", "jsonl", "-");
      assertThat(run.out())
          .as(type)
          .contains("\"set\":\"kettle.xsd\",\"message\":\"LidReq\"", "<ns1:Position>40");
    }
  }

  @Test
  void survivesTheWayToJsonLinesAndBack() {
    String frames = encoded(OFFERS + choice(1) + REQUEST);
    String lines = Run.with(frames, "decode", "--xsd", schema, "--format", "jsonl", "-").out();
    String xml = Run.with(frames, "decode", "--xsd", schema, "--format", "xml", "-").out();

    assertThat(encoded(lines)).isEqualTo(frames);
    assertThat(encoded(xml)).isEqualTo(frames);
  }

  @Test
  void failsWithTheNameOfTheSchemaTheBitAndThePath() {
    Run run = Run.with("8000\n", "decode", "--strict", "--xsd", schema, "-");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("no kettle.xsd: ").contains("at bit ").contains("in /LidReq");
  }

  @Test
  void encodesFragments() {
    String position = "<Position xmlns=\"urn:example:kettle\">7</Position>";
    String exi = Run.with(position, "encode", "--xsd", schema, "--fragment", "-").out();
    Run run = Run.with(exi, "decode", "--xsd", schema, "--fragment", "--format", "xml", "-");

    assertThat(run.out()).contains(">7</ns1:Position>");
  }

  @Test
  void refusesWhatItDoesNotDeclareWithTheLine() {
    String xml = "<LidReq xmlns=\"urn:example:kettle\">\n<Lid/></LidReq>";
    Run run = Run.with(xml, "encode", "--xsd", schema, "-");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(":2: expected Position in /LidReq/Lid, column ");
    assertThat(Run.with(xml, "encode", "--lenient", "--xsd", schema, "-").status()).isZero();
  }

  @Test
  void isRefusedBesideASetAndWhereItIsMissing() {
    assertThat(Run.of("decode", "--set", "xmldsig", "--xsd", schema, "-").err())
        .contains("--set and --xsd exclude each other");
    Run run = Run.of("decode", "--xsd", folder.resolve("none.xsd").toString(), "-");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("none.xsd: no such schema file");
  }
}
