package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.ExiPiece.Production;
import org.v2g4j.exi.Explanation;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class ExplanationTest {

  static Explanation explain(Vector vector, Bytes exi) {
    SchemaCodec codec = MessageSet.labelled(vector.set()).orElseThrow().codec();
    return vector.kind() == Vector.Kind.DOCUMENT ? codec.explain(exi) : codec.explainFragment(exi);
  }

  @TestFactory
  Stream<DynamicTest> tellsTheValuesOfEveryVector() {
    return Stream.of(MessageSet.values())
        .map(
            set ->
                DynamicTest.dynamicTest(
                    set.label(),
                    () -> {
                      for (Vector vector : Vectors.load(set.label())) {
                        assertExplained(vector, vector.exi());
                        vector.exiStringTable().ifPresent(exi -> assertExplained(vector, exi));
                      }
                    }));
  }

  private static void assertExplained(Vector vector, Bytes exi) {
    Explanation explanation = explain(vector, exi);

    assertThat(explanation.failure()).as(vector.label()).isNull();
    assertWithoutGaps(explanation);
    List<String> told =
        explanation.pieces().stream()
            .filter(piece -> piece.production() == Production.VALUE)
            .map(ExiPiece::value)
            .toList();
    List<String> wanted = values(vector.xml());
    assertThat(told).as(vector.label()).hasSameSizeAs(wanted);
    for (int i = 0; i < told.size(); i++) {
      assertThat(isSame(told.get(i), wanted.get(i)))
          .as("%s: %s is %s", vector.label(), told.get(i), wanted.get(i))
          .isTrue();
    }
  }

  /** Octets are told in hexadecimal, whatever they are in XML. */
  private static boolean isSame(String told, String xml) {
    return told.equals(xml) || told.equalsIgnoreCase(xml) || told.equals(octets(xml));
  }

  private static String octets(String base64) {
    try {
      return Bytes.parseBase64(base64).toHex();
    } catch (IllegalArgumentException e) {
      return "no base64";
    }
  }

  static void assertWithoutGaps(Explanation explanation) {
    int end = 0;
    for (ExiPiece piece : explanation.pieces()) {
      assertThat(piece.offset()).isEqualTo(end);
      end += piece.length();
    }
    assertThat(end).isEqualTo(8 * explanation.body().length());
  }

  /** Values of attributes and texts of leaves, in the order of EXI. */
  private static List<String> values(String xml) {
    List<String> values = new ArrayList<>();
    try {
      XMLStreamReader in =
          XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(xml));
      StringBuilder text = new StringBuilder();
      while (in.hasNext()) {
        switch (in.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            Map<String, String> attributes = new TreeMap<>();
            for (int i = 0; i < in.getAttributeCount(); i++) {
              String name = in.getAttributeLocalName(i) + " " + in.getAttributeNamespace(i);
              attributes.put(name, in.getAttributeValue(i));
            }
            values.addAll(attributes.values());
            text.setLength(0);
          }
          case XMLStreamConstants.CHARACTERS -> text.append(in.getText());
          case XMLStreamConstants.END_ELEMENT -> {
            if (!text.isEmpty()) {
              values.add(text.toString());
            }
            text.setLength(0);
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new AssertionError(e);
    }
    return values;
  }

  /** The frame that handbook chapters take apart by hand. */
  @Nested
  class OfASessionSetupReq {

    private final Explanation explanation =
        MessageSet.ISO15118_2.codec().explain(Bytes.parseHex("809800e6cc7c91d01200217ce000"));

    private String told(int index) {
      ExiPiece piece = explanation.pieces().get(index);
      return piece.offset()
          + " "
          + explanation.bits(piece)
          + " "
          + piece.production().label()
          + " "
          + piece.path()
          + (piece.value() == null ? "" : " " + piece.value());
    }

    @Test
    void tellsEveryBit() {
      String session = "/V2G_Message/Header/SessionID";
      String request = "/V2G_Message/Body/SessionSetupReq";

      assertThat(told(0)).isEqualTo("0 10000000 header /");
      assertThat(told(1)).isEqualTo("8 1001100 element /V2G_Message");
      assertThat(told(2)).isEqualTo("15 0 element /V2G_Message/Header");
      assertThat(told(3)).isEqualTo("16 0 element " + session);
      assertThat(told(4))
          .isEqualTo("17 000000011100110110011000111110010 value " + session + " 9b31f2");
      assertThat(told(5)).isEqualTo("50 0 end " + session);
      assertThat(told(6)).isEqualTo("51 10 end /V2G_Message/Header");
      assertThat(told(7)).isEqualTo("53 0 element /V2G_Message/Body");
      assertThat(told(8)).isEqualTo("54 011101 element " + request);
      assertThat(told(9)).isEqualTo("60 0 element " + request + "/EVCCID");
      assertThat(explanation.pieces().get(10).value()).isEqualTo("80085f38");
      assertThat(told(14)).isEqualTo("105 0 end /V2G_Message");
      assertThat(told(15)).isEqualTo("106 000000 padding /");
    }

    @Test
    void findsThePieceOfABit() {
      assertThat(explanation.at(20)).contains(explanation.pieces().get(4));
    }
  }
}
