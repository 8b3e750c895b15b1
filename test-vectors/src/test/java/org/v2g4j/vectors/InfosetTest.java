package org.v2g4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class InfosetTest {

  private static void assertSame(String expected, String actual) {
    assertThat(Infoset.firstDifference(expected, actual)).isEmpty();
    assertThat(Infoset.firstDifference(actual, expected)).isEmpty();
  }

  private static void assertDifferent(String expected, String actual, String difference) {
    assertThat(Infoset.firstDifference(expected, actual))
        .map(Object::toString)
        .contains(difference);
    assertThat(Infoset.firstDifference(actual, expected)).isPresent();
  }

  @Nested
  final class Ignores {

    @Test
    void prefixes() {
      assertSame(
          "<a:r xmlns:a='u' a:i='1'><a:c/></a:r>",
          "<r xmlns='u' xmlns:b='u' xmlns:x='unused' b:i='1'><b:c></b:c></r>");
    }

    @Test
    void theOrderOfAttributes() {
      assertSame("<r b='2' a='1'/>", "<r a='1' b='2'/>");
    }

    @Test
    void commentsAndProcessingInstructions() {
      assertSame(
          "<r>12</r>", "<?xml version='1.0'?><!-- a --><?b c?><r>1<!-- d -->2<?e?></r><!-- f -->");
    }

    @Test
    void whiteSpaceBetweenElementsAndAroundText() {
      assertSame("<r><a>x</a><b/></r>", "\n<r>\n\t<a> x\n</a> \r\n <b> </b></r>\n");
    }

    @Test
    void theSpellingOfCharacters() {
      assertSame("<r>a&amp;b</r>", "<r>&#x61;<![CDATA[&b]]></r>");
    }

    @ParameterizedTest
    @CsvSource({
      "5, +5",
      "05, 5",
      "-07, -7",
      "-0, 0",
      "+00, 0",
      "00012345678901234567890123456789, 12345678901234567890123456789",
      "0aFF, 0Aff",
      "'c2VjcmV0', 'c2Vj\n cmV0'",
      "'TWE=', 'TW E='"
    })
    void spellingsOfOneValue(String one, String other) {
      assertSame("<r>" + one + "</r>", "<r>" + other + "</r>");
      assertSame("<r a='" + one + "'/>", "<r a='" + other + "'/>");
    }

    @ParameterizedTest
    @MethodSource("org.v2g4j.vectors.Vectors#sets")
    void nothingOfAVectorItself(String set) {
      for (Vector vector : Vectors.load(set)) {
        assertSame(vector.xml(), vector.xml());
      }
    }
  }

  @Nested
  final class Finds {

    @ParameterizedTest
    @CsvSource({
      "5, -5",
      "5, 50",
      "0, ''",
      "+, ''",
      "+, -",
      "abc, ABC",
      "0g, 0G",
      "Terminate, terminate",
      "a b, ab",
      "'abc d', abcd1",
      "1.0, 1",
      "true, 1"
    })
    void differentText(String one, String other) {
      assertThat(Infoset.firstDifference("<r>" + one + "</r>", "<r>" + other + "</r>")).isPresent();
    }

    @Test
    void differentTextAtItsPath() {
      assertDifferent(
          "<r><a>1</a><a><b>2</b><b>3</b></a></r>",
          "<r><a>1</a><a><b>2</b><b>4</b></a></r>",
          "at /r/a[2]/b[2] expected text \"3\" but found text \"4\"");
    }

    @Test
    void missingText() {
      assertDifferent(
          "<r><a>1</a></r>", "<r><a/></r>", "at /r/a expected text \"1\" but found no text");
    }

    @Test
    void textBetweenElements() {
      assertDifferent("<r><a/></r>", "<r><a/>x</r>", "at /r expected no text but found text \"x\"");
    }

    @Test
    void aMissingElementInTheMiddle() {
      assertDifferent(
          "<r><a/><b/></r>", "<r><b/></r>", "at /r expected element a but found element b");
    }

    @Test
    void aMissingElementAtTheEnd() {
      assertDifferent(
          "<r><a/><a/></r>", "<r><a/></r>", "at /r expected element a but found the end of r");
    }

    @Test
    void anotherNamespace() {
      assertDifferent(
          "<r xmlns='u'/>", "<r xmlns='v'/>", "at / expected element {u}r but found element {v}r");
    }

    @Test
    void theOrderOfElements() {
      assertDifferent(
          "<r><a/><b/></r>", "<r><b/><a/></r>", "at /r expected element a but found element b");
    }

    @Test
    void differentAttributes() {
      assertDifferent(
          "<r><e b='2' a='1'/></r>",
          "<r><e b='3' a='1'/></r>",
          "at /r/e/@b expected \"2\" but found \"3\"");
    }

    @Test
    void aMissingAttribute() {
      assertDifferent(
          "<r xmlns:u='u' u:a='1'/>",
          "<r a='1'/>",
          "at /r/@a expected no such attribute a but found \"1\"");
    }

    @Test
    void aPlaceInLongTextAndQuotesOnlyItsSurroundings() {
      String text = "x".repeat(10_000);

      assertThat(
              Infoset.firstDifference("<r>" + text + "a</r>", "<r>" + text + "b</r>").orElseThrow())
          .satisfies(
              difference ->
                  assertThat(difference.expected())
                      .isEqualTo("text \"..." + "x".repeat(20) + "a\""));
    }
  }

  @Nested
  final class Refuses {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<r>", "<r></s>", "<r/><r/>", "<r a='1' a='2'/>", "<p:r/>"})
    void whatIsNotWellFormed(String xml) {
      assertThatThrownBy(() -> Infoset.firstDifference(xml, xml))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessageStartingWith("the expected XML cannot be read: ");
    }

    @Test
    void andSaysWhichOfTheTwo() {
      assertThatThrownBy(() -> Infoset.firstDifference("<r/>", "<r"))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessageStartingWith("the actual XML cannot be read: ");
    }

    @Test
    void documentTypes() {
      assertThatThrownBy(() -> Infoset.firstDifference("<r/>", "<!DOCTYPE r><r/>"))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessageContaining("document type");
    }

    @Test
    void externalEntities() throws Exception {
      Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
      String xml = "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><r>&x;</r>";

      assertThatThrownBy(() -> Infoset.firstDifference("<r>secret</r>", xml))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessageContaining("document type");
    }

    @Test
    void unknownEntities() {
      assertThatThrownBy(() -> Infoset.firstDifference("<r/>", "<r>&x;</r>"))
          .isInstanceOf(MalformedXmlException.class)
          .hasMessageContaining("x");
    }
  }

  /** Newer JDKs stop at a depth of their own; in no case does the stack overflow. */
  @Test
  void depthCostsNoStack() {
    String deep = "<r>".repeat(20_000) + "</r>".repeat(20_000);

    try {
      assertSame(deep, deep);
    } catch (MalformedXmlException e) {
      assertThat(e).hasMessageContaining("depth");
    }
  }
}
