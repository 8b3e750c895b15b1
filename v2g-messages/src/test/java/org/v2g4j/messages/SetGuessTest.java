package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class SetGuessTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "XMLDSIG")
  void givesNoOtherSetABetterScore(MessageSet set) {
    for (Vector vector : Vectors.load(set.label())) {
      if (vector.kind() == Vector.Kind.DOCUMENT) {
        SetGuess guess = SetGuess.of(vector.exi());

        assertThat(guess.best().orElseThrow().set() == set || guess.isAmbiguous())
            .as(vector.label())
            .isTrue();
      }
    }
  }

  /** In this state of its device a request of ACDP has the very bits of an AuthorizationReq. */
  @Test
  void admitsThatTwoSetsFitEquallyWell() {
    long ambiguous =
        Vectors.load("iso15118-20-acdp").stream()
            .filter(vector -> vector.message().equals("ACDP_ConnectReq"))
            .filter(vector -> SetGuess.of(vector.exi()).isAmbiguous())
            .count();

    assertThat(ambiguous).isPositive();
  }

  @Test
  void saysWhyASetFits() {
    SetGuess guess = SetGuess.of(Bytes.parseHex("809800e6cc7c91d01200217ce000"));

    assertThat(guess.best().orElseThrow().reasons())
        .containsExactly("reads as V2G_Message to the last bit");
    assertThat(guess.isAmbiguous()).isFalse();
  }

  @Test
  void saysWhyTheOthersDoNot() {
    SetGuess guess = SetGuess.of(Bytes.parseHex("809800e6cc7c91d01200217ce000"));

    assertThat(guess.candidates()).hasSize(MessageSet.values().length);
    assertThat(guess.candidates().subList(1, 9))
        .allSatisfy(candidate -> assertThat(candidate.reasons()).isNotEmpty());
  }

  @Test
  void findsNothingInPlainXml() {
    assertThat(SetGuess.of(Bytes.parseHex("3c613e3c2f613e")).best()).isEmpty();
  }
}
