package org.v2g4j.exificient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.vectors.Infoset;

final class ExificientCodecTest {

  private static String decoded(String hex) {
    return Kettles.codec().toXml(Bytes.parseHex(hex));
  }

  private static void assertRoundTrip(String xml) {
    String again = Kettles.codec().toXml(Kettles.codec().fromXml(xml));
    assertThat(Infoset.firstDifference(xml, again)).isEqualTo(Optional.empty());
  }

  @Nested
  final class Coding {

    @Test
    void readsWhatItWrites() {
      assertRoundTrip(
          Kettles.xml(
              "<Name> é\uD83D\uDE00 &lt;&amp;</Name><Octets>0AFF</Octets><Steps>1 -2 300</Steps>"
                  + "<Code>ABCZ</Code><Count>-123456789012345678901234567890</Count>"
                  + "<Lid>lost</Lid>"));
    }

    @Test
    void keepsTypesOfInstances() {
      String xml =
          "<k:Kettle xmlns:k='urn:example:kettle' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
              + " xsi:type='k:CordlessType'><k:Name>a</k:Name><k:Base>true</k:Base></k:Kettle>";

      assertThat(Kettles.codec().toXml(Kettles.codec().fromXml(xml)))
          .contains("xsi:type=\"ns1:CordlessType\"", "<ns1:Base>true</ns1:Base>");
    }

    @Test
    void writesEmptyValuesAsValuesAndReadsThemAsEnds() {
      Bytes exi = Kettles.codec().fromXml(Kettles.xml("<Name/>"));

      //                    root 01, SE, CH, length 0 as 00000010, EE, EE of the root 101
      assertThat(exi.toHex()).isEqualTo("804025");
      assertThat(Kettles.codec().toXml(exi)).endsWith("><ns1:Name/></ns1:Kettle>");
    }

    @Test
    void spellsRepeatedStringsOut() {
      Bytes exi =
          Kettles.codec()
              .fromXmlLenient(
                  Kettles.xml("<Name>again</Name><Name>again</Name><Name>again</Name>"));

      assertThat(exi.length()).isGreaterThan(3 * "again".length());
      assertThat(Kettles.codec().toXml(exi)).containsPattern("(again.*){3}");
    }

    @Test
    void readsTheCookieAndIgnoresWhatStandsBehind() {
      Bytes exi = Kettles.codec().fromXml(Kettles.xml("<Name>a</Name>"));

      assertThat(decoded("24455849" + exi.toHex() + "0102")).isEqualTo(decoded(exi.toHex()));
    }

    @Test
    void servesManyThreads() {
      String xml =
          "<Kettle xmlns='urn:example:kettle'><Name>a</Name><Lid"
              + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:nil='true'/></Kettle>";
      Bytes expected = Kettles.codec().fromXml(xml);

      assertThat(IntStream.range(0, 200).parallel().mapToObj(i -> Kettles.codec().fromXml(xml)))
          .containsOnly(expected);
    }
  }

  @Nested
  final class Fragments {

    @Test
    void holdOneElementDeclaredAnywhere() {
      String xml = "<Count xmlns='urn:example:kettle'>7</Count>";
      Bytes exi = Kettles.codec().fragmentFromXml(xml);

      assertThat(Infoset.firstDifference(xml, Kettles.codec().fragmentToXml(exi))).isEmpty();
    }

    @Test
    void ofNoElementAreRefused() {
      // Nine names, any other, and the end: 10 of 11.
      assertThatThrownBy(() -> Kettles.codec().fragmentToXml(Bytes.parseHex("80A0")))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("no element");
    }
  }

  @Nested
  final class Bodies {

    @Test
    void areRefusedWithTheBitAndThePath() {
      Bytes exi =
          Kettles.codec().fromXml(Kettles.xml("<Name>a</Name><Octets>0A0B0C</Octets>")).slice(0, 8);

      assertThatThrownBy(() -> Kettles.codec().toXml(exi))
          .asInstanceOf(type(ExiException.class))
          .satisfies(
              e -> {
                assertThat(e.path()).isEqualTo("/Kettle/Octets");
                assertThat(e.bitOffset()).isBetween(40, 64);
                assertThat(e.reason()).contains("octets announced where");
              });
    }

    @Test
    void withOptionsOrAnotherVersionAreRefusedByName() {
      assertThatThrownBy(() -> decoded("A000")).hasMessageContaining("EXI options in the header");
      assertThatThrownBy(() -> decoded("8100")).hasMessageContaining("another version");
      assertThatThrownBy(() -> decoded("3C61")).hasMessageContaining("no EXI");
      assertThatThrownBy(() -> decoded("")).isInstanceOf(ExiException.class);
    }

    @Test
    void thatAnnounceMoreThanTheyHoldAreRefusedBeforeAnythingIsAllocated() {
      for (String content : List.of("<Octets>00</Octets>", "<Steps>1</Steps>", "<Code>A</Code>")) {
        Bytes exi = Kettles.codec().fromXml(Kettles.xml("<Name>a</Name>" + content));
        boolean isRefused = false;
        for (int start = 40; start < 56; start++) {
          byte[] crafted = Arrays.copyOf(exi.toByteArray(), exi.length() + 8);
          for (int bit = start; bit < start + 32; bit++) {
            crafted[bit / 8] |= (byte) (0x80 >> bit % 8);
          }
          try {
            Kettles.codec().toXml(Bytes.of(crafted));
          } catch (ExiException e) {
            isRefused |= e.reason().contains("announced where");
          }
        }
        assertThat(isRefused).as(content).isTrue();
      }
    }

    @Test
    void withEndlessIntegersAreRefused() {
      String digits = "9".repeat(100);
      Bytes start =
          Kettles.codec().fromXml(Kettles.xml("<Name>a</Name><Count>" + digits + "</Count>"));
      byte[] exi = Arrays.copyOf(start.toByteArray(), 100_000);
      Arrays.fill(exi, 30, exi.length, (byte) 0xFF);

      assertThatThrownBy(() -> Kettles.codec().toXml(Bytes.of(exi)))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("an integer of more than 64 octets");
    }

    @Test
    void longerThanTheLimitAreRefused(@TempDir Path folder) {
      Path schema = Kettles.write(folder, "kettle.xsd", Kettles.SCHEMA);
      ExificientCodec codec = ExificientCodec.of(List.of(schema), new ExiLimits(8, 100));
      Bytes exi = Kettles.codec().fromXml(Kettles.xml("<Name>a long name</Name>"));

      assertThatThrownBy(() -> codec.toXml(exi)).hasMessageContaining("the limit is 8");
    }

    @Test
    void whoseXmlIsLongerThanTheLimitAreRefused(@TempDir Path folder) {
      Path schema = Kettles.write(folder, "kettle.xsd", Kettles.SCHEMA);
      ExificientCodec codec = ExificientCodec.of(List.of(schema), new ExiLimits(1000, 100));
      Bytes exi = Kettles.codec().fromXml(Kettles.xml("<Name>" + "&amp;".repeat(30) + "</Name>"));

      assertThatThrownBy(() -> codec.toXml(exi))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("XML longer than the limit of 100 characters");
    }

    @Test
    void withCharactersThatXmlLacksAreRefused() {
      byte[] exi = Kettles.codec().fromXml(Kettles.xml("<Name>\t</Name>")).toByteArray();
      //   header 10000000, root 01, SE 0, CH 0, length 1 + 2 as 00000011, U+0009 as 00001001
      assertThat(Bytes.of(exi).toHex()).startsWith("804030");
      exi[3] = 0;

      assertThatThrownBy(() -> Kettles.codec().toXml(Bytes.of(exi)))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("for which XML has no form");
    }

    @Test
    void withNamesThatXmlLacksAreRefused() {
      String wanted = Kettles.xml("<Name>a</Name>").replace("Kettle", "Kettlf");
      byte[] exi = Kettles.codec().fromXmlLenient(wanted).toByteArray();
      for (int bit = 8; bit < 8 * exi.length; bit++) {
        exi[bit / 8] ^= (byte) (0x80 >> bit % 8);
        try {
          String xml = Kettles.codec().toXml(Bytes.of(exi));
          assertThat(Infoset.firstDifference(xml, xml)).isEmpty();
        } catch (ExiException e) {
          assertThat(e.reason()).isNotBlank();
        }
        exi[bit / 8] ^= (byte) (0x80 >> bit % 8);
      }
    }
  }

  @Nested
  final class Xml {

    @Test
    void thatDeviatesFromTheSchemaIsRefusedWithWhatWasExpected() {
      assertThatThrownBy(() -> Kettles.codec().fromXml(Kettles.xml("\n<Octets>00</Octets>")))
          .asInstanceOf(type(ExificientException.class))
          .satisfies(
              e -> {
                assertThat(e.reason()).isEqualTo("expected Name in /Kettle/Octets");
                assertThat(e.line()).isEqualTo(2);
                assertThat(e.column()).isPositive();
              });
    }

    @Test
    void withAValueOutsideOfItsTypeIsRefused() {
      assertThatThrownBy(
              () -> Kettles.codec().fromXml(Kettles.xml("<Name>a</Name><Lid>ajar</Lid>")))
          .isInstanceOf(ExificientException.class)
          .hasMessageContaining("/Kettle/Lid");
    }

    @Test
    void withAnUnknownRootIsRefused() {
      assertThatThrownBy(() -> Kettles.codec().fromXml("<Kettle/>"))
          .hasMessageContaining("no schema declares a root Kettle in {}");
    }

    @Test
    void thatDeviatesIsWrittenWhereThatIsWanted() {
      String xml = Kettles.xml("<Octets>00</Octets><Pot a='1'>x</Pot>");
      Bytes exi = Kettles.codec().fromXmlLenient(xml);

      assertThat(Infoset.firstDifference(xml, Kettles.codec().toXml(exi))).isEmpty();
    }

    @Test
    void mayHoldForeignElementsWhereTheSchemaAdmitsAny() {
      String xml =
          "<Anything xmlns='urn:example:kettle'><x xmlns='urn:x' a='1'><y>z</y><y>z</y></x>"
              + "<Kettle><Name>a</Name></Kettle></Anything>";

      assertRoundTrip(xml);
    }

    @Test
    void withADocumentTypeIsRefused(@TempDir Path folder) {
      Path secret = Kettles.write(folder, "secret", "a secret");
      for (String declaration :
          List.of(
              "<!DOCTYPE Kettle>",
              "<!DOCTYPE Kettle [<!ENTITY e SYSTEM '" + secret.toUri() + "'>]>",
              "<!DOCTYPE Kettle SYSTEM 'http://example.invalid/x.dtd'>",
              "<!DOCTYPE Kettle [<!ENTITY a 'lol'><!ENTITY e '&a;&a;&a;&a;'>]>")) {
        assertThatThrownBy(
                () -> Kettles.codec().fromXml(declaration + Kettles.xml("<Name>&e;</Name>")))
            .as(declaration)
            .isInstanceOf(ExificientException.class)
            .hasMessageContaining("DOCTYPE")
            .hasMessageNotContaining("a secret");
      }
    }

    @Test
    void thatIsNotWellFormedIsRefusedWithItsLine() {
      assertThatThrownBy(() -> Kettles.codec().fromXml("<Kettle xmlns='urn:example:kettle'>\n<"))
          .asInstanceOf(type(ExificientException.class))
          .satisfies(e -> assertThat(e.line()).isEqualTo(2));
      assertThatThrownBy(() -> Kettles.codec().fromXml("")).isInstanceOf(ExificientException.class);
    }

    @Test
    void nestedWithoutEndIsRefused() {
      String xml = Kettles.xml("<Name>".repeat(100_000));

      // From JDK 24 on, the JDK stops at 100 levels by itself.
      assertThatThrownBy(() -> Kettles.codec().fromXmlLenient(xml))
          .isInstanceOf(ExificientException.class)
          .message()
          .containsPattern("deeper than 256|exceeds the limit \"100\"");
    }

    @Test
    void withTooManyForeignNamesIsRefused() {
      StringBuilder xml = new StringBuilder("<Anything xmlns='urn:example:kettle'>");
      IntStream.range(0, 5000).forEach(i -> xml.append("<a").append(i).append("/>"));

      assertThatThrownBy(() -> Kettles.codec().fromXml(xml.append("</Anything>").toString()))
          .isInstanceOf(ExificientException.class)
          .hasMessageContaining("more than 4096 names from outside of the schema");
    }

    @Test
    void longerThanTheLimitIsRefused(@TempDir Path folder) {
      Path schema = Kettles.write(folder, "kettle.xsd", Kettles.SCHEMA);
      ExificientCodec codec = ExificientCodec.of(List.of(schema), new ExiLimits(1000, 20));

      assertThatThrownBy(() -> codec.fromXml(Kettles.xml("<Name>a</Name>")))
          .isInstanceOf(ExificientException.class)
          .hasMessageContaining("limit of 20 characters");
    }

    @Test
    void ofBlanksIsCollapsedInLinearTime() {
      String xml = Kettles.xml("<Name>a</Name><Count>" + " \n".repeat(2_000_000) + "7</Count>");

      assertThat(Kettles.codec().fromXml(xml))
          .isEqualTo(Kettles.codec().fromXml(Kettles.xml("<Name>a</Name><Count>7</Count>")));
    }
  }
}
