package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.messages.xmldsig.KeyInfo;
import org.v2g4j.messages.xmldsig.KeyInfo.KeyName;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** XML text from outside does no harm, and a message never becomes XML that nobody can read. */
final class XmlSafetyTest {

  private static Object read(MessageSet set, Vector vector, String xml) {
    return vector.kind() == Vector.Kind.DOCUMENT
        ? set.codec().fromXml(xml)
        : set.codec().fragmentFromXml(xml);
  }

  private static String write(SchemaCodec codec, Vector vector) {
    return vector.kind() == Vector.Kind.DOCUMENT
        ? codec.toXml(codec.decode(vector.exi()))
        : codec.toXml(codec.decodeFragment(vector.exi()));
  }

  @Nested
  final class Reading {

    @ParameterizedTest
    @EnumSource
    void refusesADocumentTypeDeclarationInEverySet(MessageSet set) {
      String xml = Vectors.load(set.label()).get(0).xml();
      assertThatThrownBy(() -> set.codec().fromXml("<!DOCTYPE x [<!ENTITY e 'x'>]>" + xml))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("a document type declaration is refused");
      assertThatThrownBy(() -> set.codec().fragmentFromXml("<!DOCTYPE x>" + xml))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("a document type declaration is refused");
    }

    @Test
    void neverLooksAtFiles(@TempDir Path folder) throws IOException {
      Path secret = Files.writeString(folder.resolve("secret"), "a secret");
      String declaration = "<!DOCTYPE x [<!ENTITY e SYSTEM '%s'>]>".formatted(secret.toUri());
      assertThatThrownBy(() -> keyInfo(declaration, "&e;"))
          .isInstanceOf(XmlException.class)
          .hasMessageNotContaining("a secret");
    }

    @Test
    void refusesEntitiesThatGrow() {
      StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 'lol'>");
      for (int i = 1; i < 30; i++) {
        bomb.append("<!ENTITY e%d '%s'>".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
      }
      assertThatThrownBy(() -> keyInfo(bomb.append("]>").toString(), "&e29;"))
          .isInstanceOf(XmlException.class);
    }

    @Test
    void refusesAnEntityThatNobodyDeclaredRatherThanDropIt() {
      assertThatThrownBy(() -> keyInfo("", "a&e;b")).isInstanceOf(XmlException.class);
    }

    @Test
    void refusesElementsNestedWithoutEnd() {
      assertThatThrownBy(() -> keyInfo("", "<a>".repeat(100_000)))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("expected text, found element a in /KeyInfo/KeyName");
    }

    @Test
    void refusesAnAbstractRoot() {
      assertThatThrownBy(
              () ->
                  MessageSet.ISO15118_2
                      .codec()
                      .fromXml("<BodyElement xmlns='urn:iso:15118:2:2013:MsgBody'/>"))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("expected an element that is not abstract");
    }

    private ExiElement keyInfo(String prolog, String name) {
      return MessageSet.XMLDSIG
          .codec()
          .fromXml(
              prolog
                  + "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><KeyName>"
                  + name
                  + "</KeyName></KeyInfo>");
    }

    @ParameterizedTest
    @EnumSource
    void takesMutatedTextOrRefusesIt(MessageSet set) {
      long seed = 15118L + set.ordinal();
      Random random = new Random(seed);
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < 300; i++) {
        Vector vector = vectors.get(random.nextInt(vectors.size()));
        String xml = mutated(vector.xml(), random);
        try {
          assertThat(read(set, vector, xml)).isNotNull();
        } catch (XmlException e) {
          assertThat(e.path()).startsWith("/");
        } catch (RuntimeException e) {
          throw new AssertionError("seed " + seed + ", text " + i + ": " + xml, e);
        }
      }
    }

    private String mutated(String xml, Random random) {
      String junk = "<>&;/\"'= \u0000\ud800\ufffe0-x]!?#[";
      StringBuilder text = new StringBuilder(xml);
      for (int i = random.nextInt(3); i >= 0; i--) {
        int at = random.nextInt(text.length());
        int length = Math.min(random.nextInt(20), text.length() - at);
        switch (random.nextInt(4)) {
          case 0 -> text.setCharAt(at, junk.charAt(random.nextInt(junk.length())));
          case 1 -> text.delete(at, at + length);
          case 2 -> text.insert(at, text.substring(at, at + length));
          default -> text.insert(at, junk.charAt(random.nextInt(junk.length())));
        }
      }
      return text.toString();
    }
  }

  @Nested
  final class Writing {

    @Test
    void keepsEveryCharacterThatXmlHas() {
      for (String text : List.of("a\rb\r\n", "\t", "<&>\"']]>", "é😀", " x ", "\u0085\u2028")) {
        ExiElement message = new KeyInfo("id1", List.of(new KeyName(text)));
        SchemaCodec codec = MessageSet.XMLDSIG.codec();
        assertThat(codec.fromXml(codec.toXml(message))).isEqualTo(message);
      }
    }

    @Test
    void refusesCharactersThatXmlDoesNotHave() {
      for (String text : List.of("\u0000", "a\u0008", "\uffff", "\ud800", "\udc00\ud800")) {
        ExiElement message = new KeyInfo("id1", List.of(new KeyName(text)));
        assertThatThrownBy(() -> MessageSet.XMLDSIG.codec().toXml(message))
            .isInstanceOf(XmlException.class)
            .hasMessageContaining("has no XML form in /KeyInfo/KeyName");
      }
    }

    @ParameterizedTest
    @EnumSource
    void stopsAtTheLimitInEverySet(MessageSet set) {
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < vectors.size(); i += Math.max(1, vectors.size() / 10)) {
        Vector vector = vectors.get(i);
        int length = write(set.codec(), vector).length();
        SchemaCodec enough = set.codec(new ExiLimits(1 << 16, length));
        assertThat(write(enough, vector)).hasSize(length);
        for (int limit : List.of(1, length / 2, length - 1)) {
          SchemaCodec small = set.codec(new ExiLimits(1 << 16, limit));
          assertThatThrownBy(() -> write(small, vector))
              .isInstanceOf(XmlException.class)
              .hasMessageContaining("XML is longer than the limit of " + limit + " characters");
        }
      }
    }
  }
}
