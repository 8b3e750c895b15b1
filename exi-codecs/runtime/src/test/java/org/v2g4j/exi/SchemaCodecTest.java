package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.exi.TinyCodec.Octets;
import org.v2g4j.exi.TinyCodec.Root;
import org.v2g4j.exi.TinyCodec.Stranger;
import org.v2g4j.exi.xml.XmlException;

final class SchemaCodecTest {

  private static final String HEADER = "10000000";
  //                                     r a  # length 3  x       / /
  private static final String ONE_X = "0 01 0 00000011 01111000 0 10";
  private static final Root X = new Root(null, List.of("x"), null);
  private static final Root FULL =
      new Root("id1", List.of("one", "two", "three"), Bytes.parseHex("0123456789abcdef"));

  private final TinyCodec codec = new TinyCodec();

  private static Bytes body(String bits) {
    return Bits.bytes(HEADER + bits);
  }

  private ExiException failure(Bytes exi) {
    return catchThrowableOfType(ExiException.class, () -> codec.decode(exi));
  }

  @Nested
  final class Header {

    @Test
    void isOneByte() {
      assertThat(codec.decodeLeniently(body(ONE_X))).isEqualTo(new Decoded<>(X, List.of()));
    }

    @Test
    void mayHaveTheCookieInFrontWhichIsNoted() {
      Bytes exi = Bytes.parseHex("24455849" + body(ONE_X).toHex());
      assertThat(codec.decodeLeniently(exi))
          .isEqualTo(
              new Decoded<ExiElement>(
                  X,
                  List.of(
                      new Leniency(
                          Leniency.Kind.COOKIE, 0, "the body starts with the EXI cookie"))));
    }

    @Test
    void behindTheCookieStillCountsItsBits() {
      assertThat(failure(Bytes.parseHex("24455849 a0")))
          .hasMessage("the EXI header has options, which ISO 15118 does not use at bit 32 in /");
      assertThat(failure(Bytes.parseHex("24455849")))
          .hasMessage("the body is empty at bit 32 in /");
    }

    @ParameterizedTest
    @CsvSource({
      "'', the body is empty",
      "3c3f786d6c, 'plain XML, not EXI'",
      "00, not EXI: the first bits are not 10",
      "ff, not EXI: the first bits are not 10",
      "a0, 'the EXI header has options, which ISO 15118 does not use'",
      "90, a preview version of EXI",
      "81, an EXI version other than 1",
      "8f, an EXI version other than 1"
    })
    void thatIsNotOursIsRefusedByName(String hex, String reason) {
      assertThat(failure(Bytes.parseHex(hex))).hasMessage(reason + " at bit 0 in /");
    }
  }

  @Nested
  final class Decoding {

    @Test
    void readsWhatEncodingWrites() {
      assertThat(codec.decode(codec.encode(FULL))).isEqualTo(FULL);
      assertThat(codec.encode(X)).isEqualTo(body(ONE_X));
    }

    @Test
    void namesTheRootThatTheSetDoesNotKnow() {
      assertThat(failure(body("1")))
          .hasMessage("the root is an element that set tiny does not know at bit 8 in /");
    }

    @Test
    void namesTheElementAndTheBitWhereItFails() {
      // r, a, text; then more characters than there are
      assertThat(failure(body("0 01 0 00001111")))
          .hasMessage("13 characters announced where 4 bits remain at bit 12 in /r/a");
    }

    @Test
    void namesTheAttributeWhereItFails() {
      assertThat(failure(body("0 00 00000001"))).hasMessageEndingWith("at bit 11 in /r/@id");
    }

    @Test
    void refusesABodyCutAtAnyByteWithinWhatIsLeft() {
      Bytes exi = codec.encode(FULL);
      for (int length = 0; length < exi.length(); length++) {
        Bytes cut = exi.slice(0, length);
        assertThatThrownBy(() -> codec.decode(cut))
            .as("cut to %s bytes", length)
            .isInstanceOfSatisfying(
                ExiException.class, e -> assertThat(e.bitOffset()).isBetween(0, 8 * cut.length()));
      }
    }

    @Test
    void takesAnyFlippedBitOrRefusesIt() {
      Bytes exi = codec.encode(FULL);
      for (int bit = 0; bit < 8 * exi.length(); bit++) {
        byte[] octets = exi.toByteArray();
        octets[bit / 8] ^= (byte) (0x80 >>> bit % 8);
        try {
          assertThat(codec.decode(Bytes.of(octets))).as("bit %s", bit).isInstanceOf(Root.class);
        } catch (ExiException e) {
          assertThat(e.bitOffset()).as("bit %s", bit).isBetween(0, 8 * exi.length());
        }
      }
    }

    @Test
    void refusesABodyBeyondItsLimit() {
      TinyCodec small = new TinyCodec(new ExiLimits(3, 100));
      assertThatThrownBy(() -> small.decode(body(ONE_X)))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("4 bytes are more than the limit of 3");
    }

    @Test
    void readsStringTableHits() {
      // a is a literal, a is its first local string
      Decoded<ExiElement> decoded =
          codec.decodeLeniently(body("0 01 0 00000011 01111000 0 00 0 00000000 0 10"));
      assertThat(decoded.value()).isEqualTo(new Root(null, List.of("x", "x"), null));
      assertThat(decoded.leniencies())
          .extracting(Leniency::kind)
          .containsExactly(Leniency.Kind.STRING_TABLE_HIT);
    }

    @Test
    void namesThePlaceOfAFailureBehindStringTableHits() {
      assertThat(failure(body("0 01 0 00000011 01111000 0 00 0 00000000 0 00 0 00000000 0 11 1")))
          .hasMessageStartingWith("unassigned event code 3, expected b or the end")
          .hasMessageEndingWith("in /r");
    }

    @Test
    void readsAnEmptyValueThatCameAsAnEnd() {
      Decoded<ExiElement> decoded = codec.decodeLeniently(body("0 01 1 000 10"));
      assertThat(decoded.value()).isEqualTo(new Root(null, List.of(""), null));
      assertThat(decoded.leniencies())
          .containsExactly(
              new Leniency(
                  Leniency.Kind.EMPTY_VALUE_AS_END, 11, "an empty value was sent as an end event"));
    }

    @Test
    void notesBytesBehindTheMessage() {
      Bytes exi = Bytes.parseHex(body(ONE_X).toHex() + "0000");
      Decoded<ExiElement> decoded = codec.decodeLeniently(exi);
      assertThat(decoded.value()).isEqualTo(X);
      assertThat(decoded.leniencies())
          .containsExactly(
              new Leniency(Leniency.Kind.TRAILING_BYTES, 31, "2 bytes follow the message"));
    }

    @Test
    void notesPaddingThatIsNotZero() {
      Bytes exi = body(ONE_X + " 1");
      assertThat(codec.decodeLeniently(exi).leniencies())
          .extracting(Leniency::text)
          .containsExactly("padding that is not zero");
    }

    @Test
    void countsItsChoicesButNoEventsWithoutOne() {
      ExiReader in = Bits.reader("00 0 0 01 0");
      in.next(0, 3, "a b /");
      in.start("a");
      in.text();
      in.next(0, 2, "a /");
      in.end();
      assertThat(in.choices()).isEqualTo(2);
    }
  }

  @Nested
  final class Encoding {

    @Test
    void refusesWhatBreaksTheSchemaAndNamesItAll() {
      Root tooLong = new Root(null, List.of("123456", "", "ok"), null);
      assertThatThrownBy(() -> codec.encode(tooLong))
          .isInstanceOfSatisfying(
              ViolationException.class,
              e ->
                  assertThat(e.violations())
                      .containsExactly(
                          new Violation("/r/a", "length 1 to 5", "6"),
                          new Violation("/r/a", "length 1 to 5", "0")))
          .hasMessage("/r/a: length 1 to 5, found 6; /r/a: length 1 to 5, found 0");
    }

    @Test
    void writesItAllTheSameWhenAskedTo() {
      Root tooLong = new Root(null, List.of("123456"), null);
      assertThat(codec.decode(codec.encodeLenient(tooLong))).isEqualTo(tooLong);
    }

    @Test
    void refusesWhatExiCannotExpressAndNamesThePlace() {
      Root four = new Root(null, Collections.nCopies(4, "x"), null);
      assertThatThrownBy(() -> codec.encodeLenient(four))
          .isInstanceOf(ViolationException.class)
          .hasMessage("/r/a: entries 1 to 3, found 4")
          .hasCauseInstanceOf(EncodeException.class);
      Root broken = new Root(null, List.of("\ud800"), null);
      assertThatThrownBy(() -> codec.encodeLenient(broken))
          .isInstanceOf(EncodeException.class)
          .hasMessageContaining("/r/a")
          .hasMessageContaining("surrogate");
    }

    @Test
    void refusesMessagesOfOtherSets() {
      assertThat(codec.knows(X)).isTrue();
      assertThat(codec.knows(new Stranger())).isFalse();
      assertThatThrownBy(() -> codec.encode(new Stranger()))
          .isInstanceOf(EncodeException.class)
          .hasMessageContaining("is no message of set tiny");
      assertThatThrownBy(() -> codec.violations(new Stranger()))
          .isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> codec.toXml(new Stranger())).isInstanceOf(EncodeException.class);
    }

    @Test
    void usesTheShorterCodesBehindAFullList() {
      // r, a x, a x, a x, then the end is 01 of b, end, escape
      String x = "0 00000011 01111000 0";
      assertThat(codec.encode(new Root(null, Collections.nCopies(3, "x"), null)))
          .isEqualTo(body("0 01" + x + "00" + x + "00" + x + "01"));
    }
  }

  @Nested
  final class Fragments {

    private final ExiFragment octets =
        new ExiFragment(TinyCodec.B, new Octets(Bytes.parseHex("ff")));

    @Test
    void haveCodesOfTheirOwnAndAnEnd() {
      //                     b    #  1        ff       / ED
      Bytes exi = body("001 0 00000001 11111111 0 100");
      assertThat(codec.encodeFragment(octets)).isEqualTo(exi);
      assertThat(codec.decodeFragment(exi)).isEqualTo(octets);
    }

    @Test
    void mayBeGlobalElements() {
      ExiFragment root = ExiFragment.of(FULL);
      assertThat(codec.decodeFragment(codec.encodeFragment(root))).isEqualTo(root);
      assertThat(codec.fragmentNames()).containsExactlyInAnyOrder(TinyCodec.B, root.name());
    }

    @Test
    void ofOtherElementsAreRefused() {
      for (String code : List.of("000", "011", "100", "101", "111")) {
        assertThatThrownBy(() -> codec.decodeFragment(body(code)))
            .isInstanceOf(ExiException.class)
            .hasMessageContaining("fragment code");
      }
    }

    @Test
    void ofSeveralElementsAreRefused() {
      String one = "001 0 00000001 11111111 0 ";
      assertThatThrownBy(() -> codec.decodeFragment(body(one + one + "100")))
          .isInstanceOf(ExiException.class)
          .hasMessageContaining("the fragment goes on");
    }

    @Test
    void withoutAnEndAreRefused() {
      assertThatThrownBy(() -> codec.decodeFragment(body("001 0 00000001 11111111 000")))
          .isInstanceOf(ExiException.class);
    }

    @Test
    void areCheckedLikeMessages() {
      ExiFragment tooLong = new ExiFragment(TinyCodec.B, new Octets(Bytes.parseHex("0102030405")));
      assertThatThrownBy(() -> codec.encodeFragment(tooLong))
          .isInstanceOf(ViolationException.class)
          .hasMessage("/b: length 0 to 4, found 5");
      assertThat(codec.decodeFragment(codec.encodeFragmentLenient(tooLong))).isEqualTo(tooLong);
    }

    @Test
    void ofForeignContentAreRefused() {
      ExiFragment foreign = new ExiFragment(TinyCodec.B, "text");
      assertThatThrownBy(() -> codec.encodeFragment(foreign))
          .isInstanceOf(EncodeException.class)
          .hasMessageContaining("java.lang.String");
      ExiFragment unknown = new ExiFragment(new QName("x"), new Octets(Bytes.empty()));
      assertThatThrownBy(() -> codec.encodeFragmentLenient(unknown))
          .isInstanceOf(EncodeException.class);
    }

    @Test
    void noteTheirLeniencies() {
      List<Leniency.Kind> kinds = new ArrayList<>();
      codec
          .decodeFragmentLeniently(body("001 1 000 100 11111111"))
          .leniencies()
          .forEach(leniency -> kinds.add(leniency.kind()));
      assertThat(kinds)
          .containsExactly(Leniency.Kind.EMPTY_VALUE_AS_END, Leniency.Kind.TRAILING_BYTES);
    }

    @Test
    void haveAnXmlForm() {
      assertThat(codec.toXml(octets)).isEqualTo("<t:b xmlns:t=\"urn:tiny\">FF</t:b>");
      assertThat(codec.fragmentFromXml(codec.toXml(octets))).isEqualTo(octets);
    }
  }

  @Nested
  final class Xml {

    @Test
    void isReadAsItIsWritten() {
      assertThat(codec.toXml(FULL))
          .isEqualTo(
              "<t:r xmlns:t=\"urn:tiny\" id=\"id1\"><t:a>one</t:a><t:a>two</t:a>"
                  + "<t:a>three</t:a><t:b>0123456789ABCDEF</t:b></t:r>");
      assertThat(codec.fromXml(codec.toXml(FULL))).isEqualTo(FULL);
    }

    @Test
    void stopsAtTheLimitAndNotBefore() {
      int length = codec.toXml(FULL).length();
      TinyCodec enough = new TinyCodec(new ExiLimits(100, length));
      assertThat(enough.toXml(FULL)).hasSize(length);
      assertThat(enough.fromXml(enough.toXml(FULL))).isEqualTo(FULL);
      for (int limit = 1; limit < length; limit++) {
        TinyCodec small = new TinyCodec(new ExiLimits(100, limit));
        assertThatThrownBy(() -> small.toXml(FULL))
            .isInstanceOf(XmlException.class)
            .hasMessageContaining("XML is longer than the limit of " + limit + " characters");
        assertThatThrownBy(() -> small.fromXml(codec.toXml(FULL)))
            .isInstanceOf(XmlException.class)
            .hasMessageContaining("XML is longer than the limit");
      }
    }

    @Test
    void ofAnotherSetIsRefused() {
      assertThatThrownBy(() -> codec.fromXml("<other/>"))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("expected an element of set tiny, found element other");
      assertThatThrownBy(() -> codec.fromXml("<b xmlns='urn:tiny'/>"))
          .as("a fragment is no message")
          .isInstanceOf(XmlException.class);
    }

    @Test
    void thatLacksAnElementGivesThePathAndTheLine() {
      assertThatThrownBy(() -> codec.fromXml("<r xmlns='urn:tiny'>\n<b>00</b></r>"))
          .isInstanceOfSatisfying(
              XmlException.class,
              e -> {
                assertThat(e.path()).isEqualTo("/r");
                assertThat(e.line()).isEqualTo(2);
              })
          .hasMessageStartingWith("expected a, found element b in /r (line 2, column ");
    }
  }

  @Nested
  final class Limits {

    @Test
    void mustBePositiveAndFitAnInt() {
      assertThatThrownBy(() -> new ExiLimits(0, 1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new ExiLimits(1, 0)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new ExiLimits((1 << 27) + 1, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(new ExiLimits(1 << 27, 1).maxInputBytes()).isEqualTo(1 << 27);
    }

    @Test
    void areTheCodecsOwn() {
      ExiLimits limits = new ExiLimits(7, 8);
      assertThat(new TinyCodec(limits).limits()).isEqualTo(limits);
      assertThat(codec.limits()).isEqualTo(ExiLimits.defaults());
      assertThat(codec.name()).isEqualTo("tiny");
    }
  }
}
