package org.v2g4j.exi.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.palantir.javapoet.ClassName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.Leniency;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.generator.plan.PlanOptions;
import org.v2g4j.exi.generator.xsd.SchemaException;

/**
 * One invented schema for each rule of EXI that a schema can ask for, with the bytes of one
 * instance. Elements are booleans unless a case says otherwise.
 */
final class HandbookCasesTest {

  private static final String NAMESPACE = "urn:case";
  private static final String TRUE = "true";

  /**
   * A schema and an instance of it.
   *
   * @param number distinguishes cases
   * @param idea what the case is about
   * @param schema the components of the schema
   * @param xml the instance; empty where no XML text becomes these bytes
   * @param bytes the body behind the header, in hexadecimal
   */
  private record Case(String number, String idea, String schema, String xml, String bytes) {

    Bytes exi() {
      return Bytes.parseHex("80" + bytes);
    }

    String packageName() {
      return "cases.c" + number;
    }

    ClassName codecName() {
      return ClassName.get(packageName(), "CaseCodec");
    }

    /** The instance with its namespace. */
    String document() {
      return xml.replaceFirst("<(\\w+)", "<$1 xmlns='" + NAMESPACE + "'");
    }

    SchemaCodec codec() {
      return code.codec(codecName());
    }

    Path file() {
      return directory.resolve("case" + number + ".xsd");
    }

    @Override
    public String toString() {
      return number + ": " + idea;
    }
  }

  // ---- the words of the schemas ----

  private static String root(String type) {
    return "<xs:element name='r' type='%s'/>".formatted(type);
  }

  private static String restricted(String base, String... facetsAndValues) {
    return "<xs:element name='r'><xs:simpleType>%s</xs:simpleType></xs:element>"
        .formatted(restriction(base, facetsAndValues));
  }

  private static String restriction(String base, String... facetsAndValues) {
    StringBuilder facets = new StringBuilder();
    for (int i = 0; i < facetsAndValues.length; i += 2) {
      facets.append("<xs:%s value='%s'/>".formatted(facetsAndValues[i], facetsAndValues[i + 1]));
    }
    return "<xs:restriction base='%s'>%s</xs:restriction>".formatted(base, facets);
  }

  private static String content(String... parts) {
    return "<xs:element name='r'><xs:complexType>%s</xs:complexType></xs:element>"
        .formatted(String.join("", parts));
  }

  private static String sequence(String... particles) {
    return group("sequence", 1, "1", particles);
  }

  private static String choice(String... particles) {
    return group("choice", 1, "1", particles);
  }

  private static String group(String kind, int min, String max, String... particles) {
    return "<xs:%s minOccurs='%d' maxOccurs='%s'>%s</xs:%s>"
        .formatted(kind, min, max, String.join("", particles), kind);
  }

  private static String one(String name) {
    return some(name, 1, "1");
  }

  private static String optional(String name) {
    return some(name, 0, "1");
  }

  private static String some(String name, int min, String max) {
    return typed(name, "xs:boolean", min, max);
  }

  private static String typed(String name, String type, int min, String max) {
    return "<xs:element name='%s' type='%s' minOccurs='%d' maxOccurs='%s'/>"
        .formatted(name, type, min, max);
  }

  private static String attribute(String name, String type, String use) {
    return "<xs:attribute name='%s' type='%s' use='%s'/>".formatted(name, type, use);
  }

  private static String elements(String... names) {
    StringBuilder xml = new StringBuilder("<r>");
    for (String name : names) {
      xml.append("<%s>%s</%s>".formatted(name, TRUE, name));
    }
    return xml.append("</r>").toString();
  }

  private static String text(String text) {
    return "<r>" + text + "</r>";
  }

  // ---- the cases ----

  private static final String OPTIONAL_A_B_THEN_C =
      content(sequence(optional("a"), optional("b"), one("c")));
  private static final String OPTIONAL_A_B_C =
      content(sequence(optional("a"), optional("b"), optional("c")));
  private static final String ONE_TO_THREE = content(sequence(some("a", 1, "3")));
  private static final String UP_TO_THREE = content(sequence(some("a", 0, "3"), one("b")));
  private static final String OPTIONAL_CHOICE =
      content(group("sequence", 0, "1", choice(one("a"), one("b")), one("c")));
  private static final String NESTED_COUNTS = content(group("sequence", 1, "2", some("a", 1, "2")));
  private static final String MINUS_THREE_TO_THREE =
      restricted("xs:byte", "minInclusive", "-3", "maxInclusive", "3");
  private static final String VALUE_WITH_ATTRIBUTE =
      content(
          "<xs:simpleContent><xs:extension base='xs:unsignedByte'>",
          attribute("Id", "xs:string", "optional"),
          "</xs:extension></xs:simpleContent>");
  private static final String MIXED =
      "<xs:element name='r'><xs:complexType mixed='true'>"
          + sequence(optional("b"), one("a"))
          + "</xs:complexType></xs:element>";

  /** Instances that the message classes hold: both ways, the same bytes. */
  private static final List<Case> ACCEPTED =
      List.of(
          new Case("1", "boolean", root("xs:boolean"), text(TRUE), "20"),
          new Case("3a", "byte in n bits", MINUS_THREE_TO_THREE, text("-3"), "00"),
          new Case("3b", "byte in n bits", MINUS_THREE_TO_THREE, text("3"), "30"),
          new Case(
              "4",
              "unsignedShort in n bits",
              restricted("xs:unsignedShort", "minInclusive", "12", "maxInclusive", "1024"),
              text("1024"),
              "3f40"),
          new Case(
              "5",
              "4096 values",
              restricted("xs:integer", "minInclusive", "10", "maxInclusive", "4105"),
              text("4105"),
              "3ffc"),
          new Case(
              "6",
              "4097 values from 10",
              restricted("xs:integer", "minInclusive", "10", "maxInclusive", "4106"),
              text("4106"),
              "228800"),
          new Case(
              "7",
              "4097 values from -1",
              restricted("xs:integer", "minInclusive", "-1", "maxInclusive", "4095"),
              text("-1"),
              "2000"),
          new Case("8", "byte", root("xs:byte"), text("-128"), "0000"),
          new Case("9a", "short", root("xs:short"), text("-129"), "300020"),
          new Case("9b", "short", root("xs:short"), text("200"), "190020"),
          new Case(
              "10",
              "unsignedLong",
              root("xs:unsignedLong"),
              text("18446744073709551615"),
              "3fffffffffffffffffc040"),
          new Case("11a", "integer", root("xs:integer"), text("-1"), "2000"),
          new Case(
              "11b",
              "integer",
              root("xs:integer"),
              text("123456789012345678901234567890"),
              "1a52bf9e3c93bf17387db7f91dc620"),
          new Case(
              "12",
              "enumeration of one value",
              restricted("xs:string", "enumeration", "only"),
              text("only"),
              "00"),
          new Case(
              "13",
              "enumeration in schema order",
              restricted("xs:string", "enumeration", "c", "enumeration", "a", "enumeration", "b"),
              text("b"),
              "20"),
          new Case(
              "14",
              "restricted enumeration",
              "<xs:simpleType name='All'>%s</xs:simpleType>"
                      .formatted(
                          restriction(
                              "xs:string",
                              "enumeration",
                              "c",
                              "enumeration",
                              "a",
                              "enumeration",
                              "b"))
                  + restricted("All", "enumeration", "b", "enumeration", "c"),
              text("b"),
              "00"),
          new Case("15", "string", root("xs:string"), text("é\uD83D\uDE00"), "013a40603b01c0"),
          new Case(
              "16",
              "string of few characters",
              restricted("xs:string", "pattern", "[A-C]+"),
              text("BD"),
              "011d10"),
          new Case(
              "17",
              "hexBinary with a pattern",
              restricted("xs:hexBinary", "pattern", "[0-9A-F]+"),
              text("0F"),
              "0043c0"),
          new Case(
              "18",
              "list",
              "<xs:element name='r'><xs:simpleType><xs:list itemType='xs:unsignedShort'/>"
                  + "</xs:simpleType></xs:element>",
              text("1 300"),
              "00806b0080"),
          new Case(
              "19",
              "union",
              "<xs:element name='r'><xs:simpleType><xs:union memberTypes='xs:int xs:boolean'/>"
                  + "</xs:simpleType></xs:element>",
              text("12"),
              "010c4c80"),
          new Case("20", "decimal", root("xs:decimal"), text("-2.05"), "204640"),
          new Case("22", "two options skipped", OPTIONAL_A_B_THEN_C, elements("c"), "48"),
          new Case("23a", "nothing of three options", OPTIONAL_A_B_C, elements(), "30"),
          new Case("23b", "one of three options", OPTIONAL_A_B_C, elements("b"), "1480"),
          new Case("24a", "list not full", ONE_TO_THREE, elements("a"), "12"),
          new Case("24b", "full list", ONE_TO_THREE, elements("a", "a", "a"), "1084"),
          new Case("25a", "list, then more", UP_TO_THREE, elements("a", "b"), "0940"),
          new Case(
              "25b", "full list, then more", UP_TO_THREE, elements("a", "a", "a", "b"), "084220"),
          new Case(
              "26",
              "list of at least two",
              content(sequence(some("a", 2, "3"))),
              elements("a", "a"),
              "1120"),
          new Case(
              "27",
              "repeated group",
              content(group("sequence", 0, "unbounded", one("a"), optional("b"))),
              elements("a", "b", "a"),
              "094280"),
          new Case(
              "28",
              "choice with a sequence",
              content(
                  sequence(
                      one("a"),
                      choice(one("b"), sequence(optional("c"), one("d"))),
                      optional("e"))),
              elements("a", "d"),
              "1490"),
          new Case("29a", "optional group absent", OPTIONAL_CHOICE, elements(), "40"),
          new Case("29b", "optional group present", OPTIONAL_CHOICE, elements("b", "c"), "2880"),
          new Case(
              "30",
              "optional pair",
              content(
                  sequence(group("sequence", 0, "1", one("p"), one("q")), optional("g"), one("y"))),
              elements("p", "q", "y"),
              "0894"),
          new Case("31a", "count times count", NESTED_COUNTS, elements("a", "a", "a"), "108480"),
          new Case(
              "31b", "count times count", NESTED_COUNTS, elements("a", "a", "a", "a"), "108420"),
          new Case(
              "34",
              "attributes in EXI's order",
              content(
                  sequence(one("x")),
                  attribute("c", "xs:boolean", "optional"),
                  attribute("a", "xs:boolean", "required"),
                  attribute("b", "xs:boolean", "optional")),
              "<r c='true' a='true'><x>true</x></r>",
              "2c80"),
          new Case("35a", "value, attribute absent", VALUE_WITH_ATTRIBUTE, text("5"), "20a0"),
          new Case(
              "35b", "value with attribute", VALUE_WITH_ATTRIBUTE, "<r Id='i'>5</r>", "006d2050"),
          new Case("36", "empty type", content(), elements(), "00"),
          new Case(
              "37",
              "extension",
              "<xs:complexType name='Base'>%s</xs:complexType>"
                      .formatted(sequence(one("x"), optional("y")))
                  + content(
                      "<xs:complexContent><xs:extension base='Base'>",
                      sequence(optional("a")),
                      "</xs:extension></xs:complexContent>"),
              elements("x", "a"),
              "1280"),
          new Case(
              "38",
              "substitution groups",
              """
              <xs:complexType name='Empty'/>
              <xs:element name='alf' type='Empty' substitutionGroup='head'/>
              <xs:element name='head' type='Empty' abstract='true'/>
              <xs:element name='leaf' type='Empty' substitutionGroup='mid'/>
              <xs:element name='mid' type='Empty' abstract='true' substitutionGroup='head'/>
              <xs:element name='zed' type='Empty' substitutionGroup='head'/>
              """
                  + content(
                      sequence(
                          optional("w"), "<xs:element ref='head' minOccurs='0'/>", optional("b"))),
              "<r><zed/></r>",
              "8a40"),
          new Case(
              "39",
              "wildcard behind names",
              root("xs:boolean").replace("'r'", "'g'")
                  + content(
                      group("choice", 0, "unbounded", "<xs:any namespace='##other'/>", one("p"))),
              elements("p"),
              "4500"),
          new Case("53", "empty string", root("xs:string"), "", "0080"),
          new Case("54", "empty hexBinary", root("xs:hexBinary"), "", "0000"),
          new Case(
              "55",
              "empty list",
              "<xs:element name='r'><xs:simpleType><xs:list itemType='xs:int'/>"
                  + "</xs:simpleType></xs:element>",
              "",
              "0000"));

  private static final Case BOOLEAN_WITH_PATTERN =
      new Case(
          "2",
          "boolean with a pattern",
          restricted("xs:boolean", "pattern", "true|false|0|1"),
          text("1"),
          "30");

  private static final Case ALL =
      new Case(
          "32",
          "all",
          content(group("all", 1, "1", one("b"), optional("a"))),
          elements("a", "b"),
          "2850");

  private static final Case TABLE_HITS =
      new Case(
          "43",
          "hits into the string table",
          content(
              sequence(
                  typed("a", "xs:string", 0, "unbounded"),
                  typed("b", "xs:string", 0, "unbounded"))),
          "<r><a>x</a><a>y</a><a>y</a><b>x</b></r>",
          "003780037900090088");

  /** Fragments. */
  private static final List<Case> FRAGMENTS =
      List.of(
          new Case(
              "44",
              "global",
              Stream.of("a", "b", "c")
                  .map(name -> root("xs:boolean").replace("'r'", "'" + name + "'"))
                  .reduce("", String::concat),
              "<b>true</b>",
              "2a00"),
          new Case("45", "local", content(sequence(one("s"), one("k"))), "<k>true</k>", "0a00"),
          new Case(
              "46",
              "of several types",
              """
              <xs:complexType name='A'>
                <xs:sequence><xs:element name='e' type='xs:string'/></xs:sequence>
              </xs:complexType>
              <xs:complexType name='B'>
                <xs:sequence>
                  <xs:element name='e'>
                    <xs:complexType>
                      <xs:simpleContent>
                        <xs:extension base='xs:string'>
                          <xs:attribute name='Id' type='xs:string' use='required'/>
                        </xs:extension>
                      </xs:simpleContent>
                    </xs:complexType>
                  </xs:element>
                </xs:sequence>
              </xs:complexType>
              """
                  + content(choice(typed("a", "A", 1, "1"), typed("b", "B", 1, "1"))),
              "<e Id='i'>v</e>",
              "4006d3006ed680"));

  /** What EXI can express and the message classes cannot hold, with the words of the refusal. */
  private static final Map<Case, String> REFUSED =
      Map.ofEntries(
          Map.entry(
              new Case("33", "mixed text", MIXED, "<r>x<a>true</a></r>", "406f0a00"),
              "text between elements"),
          Map.entry(
              new Case(
                  "40",
                  "element of a wildcard",
                  "<xs:element name='g' type='xs:unsignedByte'/>"
                      + content(sequence("<xs:any minOccurs='0' maxOccurs='unbounded'/>")),
                  "<r><g>7</g></r>",
                  "4a000390"),
              "only a wildcard admits"),
          Map.entry(
              new Case(
                  "41",
                  "xsi:type",
                  "<xs:complexType name='B'>"
                      + sequence(one("x"))
                      + "</xs:complexType><xs:complexType name='D'><xs:complexContent>"
                      + "<xs:extension base='B'>"
                      + sequence(one("y"))
                      + "</xs:extension></xs:complexContent></xs:complexType>"
                      + root("B"),
                  "<r xmlns:c='urn:case' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                      + " xsi:type='c:D'><x>true</x><y>true</y></r>",
                  "4d002440"),
              "found xsi:type D"),
          Map.entry(
              new Case(
                  "42",
                  "xsi:nil",
                  "<xs:element name='r' type='xs:boolean' nillable='true'/>",
                  "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/>",
                  "54"),
              "xsi:nil"),
          Map.entry(
              new Case("47", "no boolean", root("xs:boolean"), text("x"), "701bc4"),
              "text that is no valid value 'x'"),
          Map.entry(
              new Case("48", "no value of a boolean", root("xs:boolean"), text(""), "40"),
              "found the end of the element"),
          Map.entry(
              new Case(
                  "49",
                  "unknown attribute",
                  content(sequence(one("a"))),
                  "<r z='1'><a>true</a></r>",
                  "59027a033120"),
              "an undeclared attribute z = '1'"),
          Map.entry(
              new Case(
                  "50",
                  "attribute with a wrong value",
                  content(sequence(one("a")), attribute("m", "xs:boolean", "optional")),
                  "<r m='q'><a>true</a></r>",
                  "5006e240"),
              "an attribute with an invalid value m = 'q'"),
          Map.entry(
              new Case(
                  "51",
                  "more than the maximum",
                  content(sequence(one("a"))),
                  elements("a", "a"),
                  "15401833a393ab28"),
              "an unexpected element a"),
          Map.entry(
              new Case("52", "unknown root", root("xs:boolean"), "<q/>", "d02710"),
              "does not know: q"));

  @TempDir private static Path directory;
  private static GeneratedCode code;

  private static List<Case> all() {
    List<Case> cases = new ArrayList<>(ACCEPTED);
    cases.addAll(List.of(BOOLEAN_WITH_PATTERN, ALL, TABLE_HITS));
    cases.addAll(FRAGMENTS);
    cases.addAll(REFUSED.keySet());
    return cases;
  }

  @BeforeAll
  static void generate() throws IOException {
    for (Case each : all()) {
      generate(each);
    }
    code = GeneratedCode.compile(directory.resolve("sources"), directory.resolve("classes"));
  }

  private static void generate(Case each) throws IOException {
    String schema =
        """
        <xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' targetNamespace='%s' xmlns='%s'
            elementFormDefault='qualified'>
          %s
        </xs:schema>
        """
            .formatted(NAMESPACE, NAMESPACE, each.schema());
    Files.writeString(each.file(), schema);
    List<String> fragments =
        FRAGMENTS.contains(each) ? List.of(each.xml().substring(1, 2)) : List.of();
    Generator.generate(
        List.of(List.of(each.file())),
        new PlanOptions(
            List.of(
                new PlanOptions.SetOptions("case " + each.number(), each.codecName(), fragments)),
            Map.of(NAMESPACE, each.packageName()),
            Map.of()),
        directory.resolve("sources"));
  }

  @AfterAll
  static void unload() throws IOException {
    code.close();
  }

  @TestFactory
  Stream<DynamicTest> keepsTheBytes() {
    return ACCEPTED.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      SchemaCodec codec = each.codec();
                      ExiElement message = codec.decode(each.exi());
                      assertThat(codec.encodeLenient(message)).isEqualTo(each.exi());
                      assertThat(codec.fromXml(codec.toXml(message))).isEqualTo(message);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> writesTheBytesOfTheOracle() {
    return ACCEPTED.stream()
        .filter(each -> !each.xml().isEmpty())
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      ExiElement message = each.codec().fromXml(each.document());
                      assertThat(each.codec().encodeLenient(message)).isEqualTo(each.exi());
                      assertThat(oracleBytes(each, Oracle.Body.DOCUMENT)).isEqualTo(each.exi());
                    }));
  }

  private static Bytes oracleBytes(Case each, Oracle.Body body) {
    return Oracle.of(each.file()).encode(each.document(), body, Oracle.Strings.LITERAL);
  }

  @TestFactory
  Stream<DynamicTest> keepsTheBytesOfFragments() {
    return FRAGMENTS.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      SchemaCodec codec = each.codec();
                      ExiFragment fragment = codec.fragmentFromXml(each.document());
                      assertThat(codec.encodeFragment(fragment)).isEqualTo(each.exi());
                      assertThat(codec.decodeFragment(each.exi())).isEqualTo(fragment);
                      assertThat(oracleBytes(each, Oracle.Body.FRAGMENT)).isEqualTo(each.exi());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatTheClassesCannotHoldAndSaysWhatCame() {
    return REFUSED.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey().toString(),
                    () -> {
                      Case refused = each.getKey();
                      ExiException e =
                          catchThrowableOfType(
                              ExiException.class, () -> refused.codec().decode(refused.exi()));
                      assertThat(e).isNotNull();
                      assertThat(e.reason()).contains(each.getValue());
                      assertThat(oracleBytes(refused, Oracle.Body.DOCUMENT))
                          .isEqualTo(refused.exi());
                    }));
  }

  @ParameterizedTest
  @CsvSource({
    // 0 root, 0 a, 0 text, 1 true, 0 end, 11 behind the escape 10
    "24a, 16, unassigned event code 3",
    // 0 root, 0 text, 11 index
    "13, 30, enumeration index 3 of 3",
    // 0 root, 0 text, 00000000 local hit
    "15, 0000, string table hit where the table is empty",
    // 0 root, 0 text, 00000001 global hit
    "15, 0040, string table hit where the table is empty",
    // 0 root, 0 text, length 127
    "15, 1fc0, announced",
    "17, 1fc0, announced",
    "18, 1fc0, announced",
    // 0 root, 0 text, 11 octets
    "10, 3fffffffffffffffffffc040, number",
  })
  void refusesWhatNoEncoderWrites(String number, String bytes, String words) {
    Case valid = ACCEPTED.stream().filter(c -> c.number().equals(number)).findFirst().orElseThrow();

    assertThatThrownBy(() -> valid.codec().decode(Bytes.parseHex("80" + bytes)))
        .isInstanceOf(ExiException.class)
        .hasMessageContaining(words);
  }

  @TestFactory
  Stream<DynamicTest> refusesEveryBodyThatIsCutOff() {
    return ACCEPTED.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      for (int length = 0; length < each.exi().length(); length++) {
                        Bytes cut = each.exi().slice(0, length);
                        assertThatThrownBy(() -> each.codec().decode(cut))
                            .as("the first bytes " + cut.toHex())
                            .isInstanceOf(ExiException.class);
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> readsOrRefusesEveryBodyWithAFlippedBit() {
    return ACCEPTED.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      for (int bit = 0; bit < each.exi().length() * 8; bit++) {
                        byte[] flipped = each.exi().toByteArray();
                        flipped[bit / 8] ^= (byte) (0x80 >> bit % 8);
                        readOrRefuse(each.codec(), Bytes.of(flipped));
                      }
                    }));
  }

  /** What was read can be written, and is then read alike. */
  private static void readOrRefuse(SchemaCodec codec, Bytes exi) {
    ExiElement message;
    try {
      message = codec.decode(exi);
    } catch (ExiException refused) {
      assertThat(refused.bitOffset()).isBetween(0, exi.length() * 8);
      return;
    }
    if (codec.violations(message).isEmpty()) {
      assertThat(codec.decode(codec.encode(message))).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // 000 a, 0 text, 1 true, 0 end, 001 b, 0 text, 1 true, 0 end, 100 end of the fragment
    "08a8, goes on behind its first element",
    // 100 end of the fragment
    "80, not supported",
    // 011 any other element
    "60, not supported",
  })
  void refusesFragmentsOfNoneOrSeveralElements(String bytes, String words) {
    SchemaCodec codec = FRAGMENTS.get(0).codec();

    assertThatThrownBy(() -> codec.decodeFragment(Bytes.parseHex("80" + bytes)))
        .isInstanceOf(ExiException.class)
        .hasMessageContaining(words);
  }

  @Test
  void writesTrueForEverySpellingOfABooleanWithAPattern() {
    SchemaCodec codec = BOOLEAN_WITH_PATTERN.codec();

    ExiElement message = codec.decode(BOOLEAN_WITH_PATTERN.exi());

    // 0 root, 0 text, 10 "true", 0 end
    assertThat(codec.encode(message)).isEqualTo(Bytes.parseHex("8020"));
    assertThat(codec.toXml(message)).contains(">true<");
  }

  @Test
  void readsHitsIntoTheStringTableAndWritesLiterals() {
    SchemaCodec codec = TABLE_HITS.codec();

    Decoded<ExiElement> decoded = codec.decodeLeniently(TABLE_HITS.exi());

    assertThat(decoded.value()).isEqualTo(codec.fromXml(TABLE_HITS.document()));
    assertThat(decoded.leniencies())
        .extracting(Leniency::kind)
        .containsExactly(Leniency.Kind.STRING_TABLE_HIT);
    assertThat(codec.encode(decoded.value()))
        .isEqualTo(oracleBytes(TABLE_HITS, Oracle.Body.DOCUMENT));
  }

  @TestFactory
  Stream<DynamicTest> readsAnEndInPlaceOfAnEmptyStringBinaryOrList() {
    // 0 root, 1 escape, 000 end
    Bytes missing = Bytes.parseHex("8040");
    return ACCEPTED.stream()
        .filter(each -> List.of("53", "54", "55").contains(each.number()))
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.toString(),
                    () -> {
                      Decoded<ExiElement> decoded = each.codec().decodeLeniently(missing);
                      assertThat(decoded.value()).isEqualTo(each.codec().decode(each.exi()));
                      assertThat(decoded.leniencies())
                          .extracting(Leniency::kind)
                          .containsExactly(Leniency.Kind.EMPTY_VALUE_AS_END);
                      assertThat(each.codec().encodeLenient(decoded.value())).isEqualTo(each.exi());
                    }));
  }

  @Test
  void readsAnAllGroupInAnyOrderAndWritesItInTheOrderOfTheSchema() {
    SchemaCodec codec = ALL.codec();

    ExiElement message = codec.decode(ALL.exi());

    assertThat(message).isEqualTo(codec.fromXml(ALL.document()));
    assertThat(oracleBytes(ALL, Oracle.Body.DOCUMENT)).isEqualTo(ALL.exi());
    // 0 root, 00 b, 0 text, 1 true, 0 end, 01 a, 0 text, 1 true, 0 end, 10 end
    assertThat(codec.encode(message)).isEqualTo(Bytes.parseHex("800950"));
  }

  @Test
  void saysThatTimesHaveNoCodec() {
    Case time = new Case("21", "time", root("xs:dateTime"), "", "035761882ae000");

    assertThatThrownBy(() -> generate(time))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("xs:dateTime")
        .hasMessageContaining("no codec");
  }
}
