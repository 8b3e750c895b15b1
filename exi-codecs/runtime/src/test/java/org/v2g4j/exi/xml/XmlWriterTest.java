package org.v2g4j.exi.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;

final class XmlWriterTest {

  private static final String NAMESPACE = "urn:x";

  private static XmlWriter writer(int limit) {
    return new XmlWriter(Map.of(NAMESPACE, "p"), limit);
  }

  private static String element(String text) {
    XmlWriter out = writer(100_000);
    out.element(NAMESPACE, "r", text);
    return out.toXml();
  }

  @Nested
  final class Text {

    @Test
    void declaresAllNamespacesAtTheRoot() {
      XmlWriter out = writer(1000);
      out.start(NAMESPACE, "r");
      out.attribute("", "a", "<\"&");
      out.attribute(NAMESPACE, "b", "2");
      out.element(NAMESPACE, "c", "1 < 2 & 3");
      out.end();
      assertThat(out.toXml())
          .isEqualTo(
              "<p:r xmlns:p=\"urn:x\" a=\"&lt;&quot;&amp;\" p:b=\"2\">"
                  + "<p:c>1 &lt; 2 &amp; 3</p:c></p:r>");
    }

    @Test
    void hasNoDeclaration() {
      assertThat(element("")).isEqualTo("<p:r xmlns:p=\"urn:x\"></p:r>");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a\rb",
          "\r\n",
          "\r\r",
          "\r",
          "a\tb\n",
          " x ",
          "é😀",
          "]]>",
          "\u0085\u2028",
          "<&>\"'",
          ""
        })
    void isReadAsItWasGiven(String text) {
      assertThat(new XmlReader(element(text), 1000).text()).isEqualTo(text);
    }

    @Test
    void showsOctetsInUpperCase() {
      assertThat(XmlWriter.hex(Bytes.parseHex("0aff"))).isEqualTo("0AFF");
    }

    @Test
    void showsListsWithBlanks() {
      assertThat(XmlWriter.list(List.of(1, 2, 3), String::valueOf)).isEqualTo("1 2 3");
    }
  }

  @Nested
  final class Refuses {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\u0000", "a\u0001", "\u001f", "\ufffe", "\uffff", "\ud800", "\udc00x", "a\ud800"
        })
    void charactersWithoutAnXmlForm(String text) {
      XmlWriter out = writer(1000);
      out.start(NAMESPACE, "r");
      assertThatThrownBy(() -> out.element(NAMESPACE, "a", text))
          .isInstanceOfSatisfying(
              XmlException.class,
              e -> {
                assertThat(e.path()).isEqualTo("/r/a");
                assertThat(e.line()).isZero();
              })
          .hasMessageContaining("has no XML form in /r/a");
      assertThatThrownBy(() -> out.attribute("", "b", text)).isInstanceOf(XmlException.class);
    }

    @Test
    void textBeyondTheLimitWhateverItsPartsAre() {
      int whole = element("x".repeat(50)).length();
      XmlWriter enough = writer(whole);
      enough.element(NAMESPACE, "r", "x".repeat(50));
      assertThat(enough.toXml()).hasSize(whole);
      for (int limit = 1; limit < whole; limit++) {
        XmlWriter out = writer(limit);
        XmlException e =
            catchThrowableOfType(
                XmlException.class,
                () -> {
                  out.element(NAMESPACE, "r", "x".repeat(50));
                  out.toXml();
                });
        assertThat(e)
            .as("limit %s of %s", limit, whole)
            .hasMessageStartingWith("XML is longer than the limit of " + limit + " characters");
      }
    }

    @Test
    void textThatEscapesMakeTooLong() {
      XmlWriter out = writer(5_000);
      out.start(NAMESPACE, "r");
      assertThatThrownBy(() -> out.text("&".repeat(4_000)))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("longer than the limit of 5000");
      XmlWriter returns = writer(5_000);
      returns.start(NAMESPACE, "r");
      assertThatThrownBy(() -> returns.text("\r".repeat(4_000)))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("longer than the limit of 5000");
    }

    @Test
    void toGoOnBehindTheLimit() {
      XmlWriter out = writer(60);
      out.start(NAMESPACE, "r");
      assertThatThrownBy(() -> out.element(NAMESPACE, "a", "x".repeat(60)))
          .isInstanceOf(XmlException.class);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 60; i++) {
                  out.element(NAMESPACE, "b", "y");
                }
              })
          .isInstanceOf(XmlException.class);
    }
  }
}
