package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.ExiPiece.Production;
import org.v2g4j.exi.Explanation;
import org.v2g4j.exi.Leniency;
import org.v2g4j.messages.iso2.Body;
import org.v2g4j.messages.iso2.ChargeProgress;
import org.v2g4j.messages.iso2.ChargingProfile;
import org.v2g4j.messages.iso2.MessageHeader;
import org.v2g4j.messages.iso2.PhysicalValue;
import org.v2g4j.messages.iso2.PowerDeliveryReq;
import org.v2g4j.messages.iso2.ProfileEntry;
import org.v2g4j.messages.iso2.UnitSymbol;
import org.v2g4j.messages.iso2.V2gMessage;

final class ExaminationTest {

  private static final Bytes SESSION_SETUP_REQ = Bytes.parseHex("809800e6cc7c91d01200217ce000");

  private static Examination.Rejected rejected(MessageSet set, String exi) {
    return rejected(set, Bytes.parseHex(exi));
  }

  private static Examination.Rejected rejected(MessageSet set, Bytes exi) {
    Examination examination = set.examine(exi);
    assertThat(examination).isInstanceOf(Examination.Rejected.class);
    return (Examination.Rejected) examination;
  }

  private static List<Hint.Kind> hints(Examination.Rejected rejected) {
    return rejected.hints().stream().map(Hint::kind).toList();
  }

  @Test
  void acceptsAMessageWithWhatIsOddAboutIt() {
    Bytes odd = Bytes.parseHex(SESSION_SETUP_REQ.toHex() + "00");

    Examination.Accepted accepted = (Examination.Accepted) MessageSet.ISO15118_2.examine(odd);

    assertThat(accepted.message()).isInstanceOf(V2gMessage.class);
    assertThat(accepted.leniencies())
        .extracting(Leniency::kind)
        .containsExactly(Leniency.Kind.TRAILING_BYTES);
    assertThat(accepted.violations()).isEmpty();
  }

  @Test
  void keepsWhatWasReadOfWhatItRejects() {
    Bytes cut = SESSION_SETUP_REQ.slice(0, 10);

    Examination.Rejected rejected = rejected(MessageSet.ISO15118_2, cut);

    assertThat(rejected.failure().path()).isEqualTo("/V2G_Message/Body/SessionSetupReq/EVCCID");
    assertThat(rejected.soFar())
        .extracting(ExiPiece::path, ExiPiece::value)
        .containsExactly(tuple("/V2G_Message/Header/SessionID", "9b31f2"));
    ExplanationTest.assertWithoutGaps(rejected.explanation());
  }

  @Nested
  class Hints {

    @Test
    void thatTheBodyIsCutOffWhereverItIs() {
      for (int length = 2; length < SESSION_SETUP_REQ.length() - 1; length++) {
        Bytes cut = SESSION_SETUP_REQ.slice(0, length);
        assertThat(hints(rejected(MessageSet.ISO15118_2, cut))).contains(Hint.Kind.TRUNCATED);
      }
    }

    @Test
    void thatItIsAMessageOfAnotherSet() {
      Examination.Rejected rejected = rejected(MessageSet.DIN_70121, SESSION_SETUP_REQ);

      assertThat(rejected.hints())
          .filteredOn(hint -> hint.kind() == Hint.Kind.OTHER_SET)
          .singleElement()
          .satisfies(hint -> assertThat(hint.text()).endsWith("message of iso15118-2"));
    }

    @Test
    void thatTheHeaderHasOptions() {
      assertThat(hints(rejected(MessageSet.ISO15118_2, "a09802")))
          .containsExactly(Hint.Kind.OPTIONS);
    }

    @Test
    void thatAnEnumerationHasFewerValues() {
      // supportedAppProtocolRes with ResponseCode 3 of 3
      assertThat(hints(rejected(MessageSet.SUPPORTED_APP_PROTOCOL, "804cc0")))
          .contains(Hint.Kind.OTHER_EDITION);
    }

    @Test
    void thatAFullListWasEndedAsIfItWereNot() {
      List<ProfileEntry> entries =
          IntStream.range(0, 24)
              .mapToObj(i -> new ProfileEntry(i, new PhysicalValue(0, UnitSymbol.W, i), null))
              .toList();
      PowerDeliveryReq request =
          new PowerDeliveryReq(ChargeProgress.START, 1, new ChargingProfile(entries), null);
      MessageHeader header = new MessageHeader(Bytes.parseHex("01"), null, null);
      Bytes ours = MessageSet.ISO15118_2.codec().encode(new V2gMessage(header, new Body(request)));
      Explanation explanation = MessageSet.ISO15118_2.codec().explain(ours);
      int end =
          explanation.pieces().stream()
              .filter(piece -> piece.production() == Production.END)
              .filter(piece -> piece.path().endsWith("/ChargingProfile"))
              .findFirst()
              .orElseThrow()
              .offset();

      Bytes theirs = withBit(ours, end + 1);

      assertThat(hints(rejected(MessageSet.ISO15118_2, theirs))).contains(Hint.Kind.FULL_LIST);
    }

    /** One bit more: 01 ends a list that is not full, 0 one that is. */
    private static Bytes withBit(Bytes exi, int at) {
      StringBuilder bits = new StringBuilder();
      for (int i = 0; i < 8 * exi.length(); i++) {
        bits.append(exi.at(i >>> 3) >> (7 - (i & 7)) & 1);
      }
      bits.insert(at, '1').append("0000000");
      byte[] octets = new byte[exi.length() + 1];
      for (int i = 0; i < octets.length; i++) {
        octets[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
      }
      return Bytes.of(octets);
    }

    @Test
    void thatAPeerOrdersElementsByTheirTypes() {
      assertThat(hints(rejected(MessageSet.ISO15118_20_WPT, "80fc00")))
          .contains(Hint.Kind.TYPE_NAME_ORDER);
    }

    @Test
    void thatAFragmentHasTheGrammarOfOneType() {
      // eMAID as if its content were a string with an attribute: AT is one bit there, not nine.
      Bytes fragment = Bytes.parseHex("80ec02b4b218c00453");

      assertThat(MessageSet.ISO15118_2.fragmentHints(fragment))
          .extracting(Hint::kind)
          .contains(Hint.Kind.RELAXED_GRAMMAR);
    }
  }
}
