package org.v2g4j.exi.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;

final class XmlReaderTest {

  private static XmlReader reader(String xml) {
    return new XmlReader(xml, 10_000);
  }

  private static String text(String xml) {
    return reader(xml).text();
  }

  @Nested
  final class Refuses {

    @Test
    void aDocumentTypeDeclaration() {
      assertThatThrownBy(() -> reader("<!DOCTYPE r><r/>"))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("a document type declaration is refused");
    }

    @Test
    void entitiesThatGrow() {
      StringBuilder bomb = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 'lol'>");
      for (int i = 1; i < 30; i++) {
        bomb.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
      }
      assertThatThrownBy(() -> text(bomb + "]><r>&e29;</r>"))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("document type declaration");
    }

    @Test
    void entitiesThatReadFiles(@TempDir Path folder) throws IOException {
      Path secret = Files.writeString(folder.resolve("secret"), "a secret");
      String xml = "<!DOCTYPE r [<!ENTITY e SYSTEM '%s'>]><r>&e;</r>".formatted(secret.toUri());
      assertThatThrownBy(() -> text(xml))
          .isInstanceOf(XmlException.class)
          .hasMessageNotContaining("a secret");
    }

    @Test
    void externalSubsetsAndParameterEntities(@TempDir Path folder) throws IOException {
      Path dtd = Files.writeString(folder.resolve("evil.dtd"), "<!ENTITY e 'evil'>");
      String uri = dtd.toUri().toString();
      assertThat(
              List.of(
                  "<!DOCTYPE r SYSTEM '%s'><r>&e;</r>".formatted(uri),
                  "<!DOCTYPE r [<!ENTITY %% p SYSTEM '%s'>%%p;]><r>&e;</r>".formatted(uri)))
          .allSatisfy(xml -> assertThatThrownBy(() -> text(xml)).isInstanceOf(XmlException.class));
    }

    @Test
    void entitiesThatNobodyDeclared() {
      assertThatThrownBy(() -> text("<r>&foo;</r>"))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("foo");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "  ",
          "text",
          "<r>",
          "<r></s>",
          "<r/><r/>",
          "<r/>text",
          "<p:r/>",
          "<r>\u0001</r>",
          "<r>&#0;</r>",
          "<r>\ud800</r>",
          "<r a='1' a='2'/>",
          "<?xml version='3.0'?><r/>"
        })
    void whatIsNotXml(String xml) {
      assertThatThrownBy(() -> text(xml))
          .isInstanceOfSatisfying(XmlException.class, e -> assertThat(e.line()).isOne())
          .hasMessageContaining("not XML");
    }

    @Test
    void textBeyondTheLimit() {
      assertThat(new XmlReader("<r/>", 4).name()).isEqualTo(new QName("r"));
      assertThatThrownBy(() -> new XmlReader("<r />", 4))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("longer than the limit of 4 characters");
    }

    @Test
    void anotherElementWithItsPathAndLine() {
      XmlReader in = reader("<r>\n  <a/>\n  <c/>\n</r>");
      in.enter();
      in.require("", "a");
      in.text();
      XmlException e = catchThrowableOfType(XmlException.class, () -> in.require("", "b"));
      assertThat(e.path()).isEqualTo("/r");
      assertThat(e.line()).isEqualTo(3);
      assertThat(e.column()).isPositive();
      assertThat(e).hasMessageStartingWith("expected b, found element c in /r (line 3, column ");
    }

    @Test
    void anElementOfAnotherNamespace() {
      XmlReader in = reader("<r xmlns='urn:x'><a xmlns='urn:y'/></r>");
      in.enter();
      assertThat(in.at("urn:y", "a")).isTrue();
      assertThatThrownBy(() -> in.require("urn:x", "a")).isInstanceOf(XmlException.class);
    }

    @Test
    void anElementThatIsMissing() {
      XmlReader in = reader("<r></r>");
      in.enter();
      assertThatThrownBy(() -> in.require("", "a"))
          .hasMessageContaining("expected a, found the end of the element in /r");
      assertThatThrownBy(in::name).hasMessageContaining("an element is expected");
    }

    @Test
    void anElementTooMany() {
      XmlReader in = reader("<r><a/></r>");
      in.enter();
      assertThatThrownBy(in::leave)
          .hasMessageContaining("expected the end of element r, found element a in /r");
    }

    @Test
    void attributesThatNobodyAskedFor() {
      XmlReader in = reader("<r a='1' b='2'/>");
      in.attribute("", "a");
      assertThatThrownBy(in::enter)
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("element r has an attribute that is not in the schema");
    }

    @Test
    void theAbsenceOfARequiredAttribute() {
      XmlReader in = reader("<r/>");
      assertThatThrownBy(() -> in.requiredAttribute("", "a"))
          .hasMessageContaining("attribute a is missing at element r");
    }

    @Test
    void textBetweenElements() {
      XmlReader in = reader("<r>text<a/></r>");
      assertThatThrownBy(in::enter).hasMessageContaining("text between elements");
    }

    @Test
    void elementsInsideText() {
      assertThatThrownBy(() -> text("<r>a<b/></r>"))
          .hasMessageContaining("expected text, found element b");
    }
  }

  @Nested
  final class Takes {

    @Test
    void commentsAndProcessingInstructionsAnywhere() {
      XmlReader in =
          reader("<?a b?><!-- c --><r><!-- d --><a>x<!-- e -->y</a><?f g?></r><!-- h -->");
      in.enter();
      assertThat(in.text()).isEqualTo("xy");
      in.leave();
    }

    @Test
    void characterDataSections() {
      assertThat(text("<r>a<![CDATA[<&]]>b</r>")).isEqualTo("a<&b");
    }

    @Test
    void charactersByNumber() {
      assertThat(text("<r>&#13;&#x1F600;&amp;</r>")).isEqualTo("\r😀&");
    }

    @Test
    void schemaLocations() {
      XmlReader in =
          reader(
              "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                  + " xsi:schemaLocation='a b' xsi:noNamespaceSchemaLocation='c'/>");

      assertThatCode(in::enter).doesNotThrowAnyException();
      assertThatCode(in::leave).doesNotThrowAnyException();
    }

    @Test
    void attributesWithAndWithoutNamespace() {
      XmlReader in = reader("<r xmlns:p='urn:p' a='1' p:b='2'/>");
      assertThat(in.attribute("", "a")).isEqualTo("1");
      assertThat(in.requiredAttribute("urn:p", "b")).isEqualTo("2");
      assertThat(in.attribute("", "b")).isNull();
      in.enter();
    }
  }

  @Nested
  final class Values {

    private final XmlReader in = reader("<r/>");

    @Test
    void areParsed() {
      assertThat(in.asBoolean(" true ")).isTrue();
      assertThat(in.asBoolean("0")).isFalse();
      assertThat(in.asInt("-129")).isEqualTo(-129);
      assertThat(in.asLong("+9223372036854775807")).isEqualTo(Long.MAX_VALUE);
      assertThat(in.asUnsigned64("18446744073709551615")).isEqualTo(-1);
      assertThat(in.asInteger("-12345678901234567890"))
          .isEqualTo(new BigInteger("-12345678901234567890"));
      assertThat(in.asDecimal("-2.05")).isEqualTo(new BigDecimal("-2.05"));
      assertThat(in.asHex("0aFF")).isEqualTo(Bytes.parseHex("0aff"));
      assertThat(in.asBase64("AQ\nID")).isEqualTo(Bytes.parseHex("010203"));
      assertThat(in.asToken("  a \n b ")).isEqualTo("a b");
      assertThat(in.asList(" 1\t2\n3 ", in::asInt)).containsExactly(1, 2, 3);
      assertThat(in.asList(" ", in::asInt)).isEmpty();
      assertThat(in.asEnumeration(" b ", new String[] {"a", "b"}, value -> value)).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
      "boolean, yes, 'yes' is not a boolean",
      "int, 2147483648, '2147483648' is not a whole number of 32 bits",
      "int, '', '' is not a whole number of 32 bits",
      "long, 1.0, '1.0' is not a whole number of 64 bits",
      "unsigned64, -1, '-1' is not an unsigned number of 64 bits",
      "integer, 1e5, '1e5' is not a whole number",
      "decimal, 1E1000000000, '1E1000000000' is not a decimal number",
      "hex, 0g, '0g' is not hexadecimal",
      "hex, 0, '0' is not hexadecimal",
      "base64, *, '*' is not base64",
      "enumeration, c, 'c' is none of the enumeration's values"
    })
    void thatAreNotOfTheirTypeAreNamed(String type, String text, String reason) {
      assertThatThrownBy(() -> parse(type, text))
          .isInstanceOf(XmlException.class)
          .hasMessageStartingWith(reason);
    }

    private Object parse(String type, String text) {
      return switch (type) {
        case "boolean" -> in.asBoolean(text);
        case "int" -> in.asInt(text);
        case "long" -> in.asLong(text);
        case "unsigned64" -> in.asUnsigned64(text);
        case "integer" -> in.asInteger(text);
        case "decimal" -> in.asDecimal(text);
        case "hex" -> in.asHex(text);
        case "base64" -> in.asBase64(text);
        default -> in.asEnumeration(text, new String[] {"a", "b"}, value -> value);
      };
    }

    @Test
    void ofThousandsOfDigitsAreRefusedBeforeTheyAreParsed() {
      assertThatThrownBy(() -> in.asInteger("9".repeat(301)))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("...' is not a whole number");
    }
  }
}
