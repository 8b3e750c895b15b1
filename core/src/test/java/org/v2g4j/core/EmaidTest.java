package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Emaid.CheckDigitStatus;

class EmaidTest {
  @Nested
  class Parsing {
    @Test
    void takesAllSpellingsForOneIdentifier() {
      Emaid id = Emaid.parse("DE-8AA-C12345678-9");
      assertThat(id).isEqualTo(Emaid.parse("de8aac123456789")).hasToString("DE8AAC123456789");
      assertThat(id.format()).isEqualTo(Emaid.Format.ISO);
      assertThat(id.country()).contains("DE");
      assertThat(id.provider()).contains("8AA");
      assertThat(id.instance()).contains("C12345678");
      assertThat(id.checkDigit()).contains('9');
    }

    @Test
    void readsIdentifiersWithoutCheckDigit() {
      Emaid id = Emaid.parse("EMP99CQAPAB004");
      assertThat(id.instance()).contains("CQAPAB004");
      assertThat(id.checkDigit()).isEmpty();
      assertThat(id.checkDigitStatus()).isEqualTo(CheckDigitStatus.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "DE8AAC12345678901", "12345678901234", "DE8AAC1234567\u00E4"})
    void acceptsTextThatFollowsNoRule(String text) {
      Emaid id = Emaid.parse(text);
      assertThat(id.format()).isEqualTo(Emaid.Format.OTHER);
      assertThat(id.country()).isEmpty();
      assertThat(id.checkDigitStatus()).isEqualTo(CheckDigitStatus.NOT_APPLICABLE);
      assertThat(id.expectedCheckDigit()).isEmpty();
      assertThat(id.withCheckDigit()).isEqualTo(id);
      assertThat(id.toIso()).isEmpty();
    }

    @Test
    void doesNotTakeLettersOutsideAsciiForTheirLookAlikes() {
      assertThat(Emaid.parse("d\u0131abc123456789")).isNotEqualTo(Emaid.parse("diabc123456789"));
    }
  }

  @Nested
  class CheckDigits {
    @ParameterizedTest
    @CsvSource({
      "NN123ABCDEFGHI, T",
      "FRXYZ123456789, 2",
      "ITA1B2C3E4F5G6, 4",
      "ESZU8WOX834H1D, R",
      "PT73902837ABCZ, Z",
      "DE83DUIEN83QGZ, D",
      "DE83DUIEN83ZGQ, M",
      "DE8AA001234567, 0",
      "NLTNM000122045, U",
      "DEABCC123ABC56, 0",
      "UKSWI123456791, 5",
      "UKSWI123456789, G",
      "DE8AACA2B3C4D5, L",
    })
    void areThoseOfPublishedIdentifiers(String body, char check) {
      Emaid id = Emaid.parse(body);
      assertThat(id.expectedCheckDigit()).contains(check);
      assertThat(id.withCheckDigit()).isEqualTo(Emaid.parse(body + check));
      assertThat(id.withCheckDigit().checkDigitStatus()).isEqualTo(CheckDigitStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UKSWI123456791A", "UKSWI123456789A", "DEABCC123ABC56X"})
    void areReportedWhenWrongAndStillRead(String fromTestCertificate) {
      Emaid id = Emaid.parse(fromTestCertificate);
      assertThat(id.format()).isEqualTo(Emaid.Format.ISO);
      assertThat(id.checkDigitStatus()).isEqualTo(CheckDigitStatus.WRONG);
      assertThat(id.withCheckDigit().checkDigitStatus()).isEqualTo(CheckDigitStatus.CORRECT);
    }

    @Test
    void discoverEveryWrongCharacter() {
      String right = "DE83DUIEN83QGZD";
      for (int i = 0; i < right.length(); i++) {
        for (char c : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
          Emaid id = Emaid.parse(right.substring(0, i) + c + right.substring(i + 1));
          if (c != right.charAt(i) && id.format() == Emaid.Format.ISO) {
            assertThat(id.checkDigitStatus()).as(id.value()).isEqualTo(CheckDigitStatus.WRONG);
          }
        }
      }
    }

    @Test
    void discoverEveryTransposition() {
      String right = "DE83DUIEN83QGZD";
      for (int i = 0; i + 1 < right.length(); i++) {
        String swapped =
            right.substring(0, i) + right.charAt(i + 1) + right.charAt(i) + right.substring(i + 2);
        Emaid id = Emaid.parse(swapped);
        if (!swapped.equals(right) && id.format() == Emaid.Format.ISO) {
          assertThat(id.checkDigitStatus()).as(swapped).isEqualTo(CheckDigitStatus.WRONG);
        }
      }
    }
  }

  @Nested
  class DinIdentifiers {
    @Test
    void haveACheckDigitOfTheirOwn() {
      Emaid id = Emaid.parse("NL-TNM-012204-5");
      assertThat(id.format()).isEqualTo(Emaid.Format.DIN);
      assertThat(id.instance()).contains("012204");
      assertThat(id.expectedCheckDigit()).contains('5');
      assertThat(id.checkDigitStatus()).isEqualTo(CheckDigitStatus.CORRECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NL-TNM-012204-5", "NLTNM012204", "NL-TNM-000122045"})
    void becomeIsoIdentifiers(String text) {
      Optional<Emaid> iso = Emaid.parse(text).toIso();
      assertThat(iso).contains(Emaid.parse("NLTNM000122045"));
    }
  }

  @Nested
  class Comparing {
    @Test
    void ignoresACheckDigitThatOnlyOneSideHas() {
      Emaid without = Emaid.parse("DE-8AA-001234567");
      Emaid with = Emaid.parse("DE-8AA-001234567-0");
      assertThat(without.isSameContractAs(with)).isTrue();
      assertThat(with.isSameContractAs(without)).isTrue();
      assertThat(without).isNotEqualTo(with);
    }

    @Test
    void doesNotIgnoreAnythingElse() {
      Emaid id = Emaid.parse("DE8AA0012345670");
      assertThat(id.isSameContractAs(id)).isTrue();
      assertThat(id.isSameContractAs(Emaid.parse("DE8AA0012345671"))).isFalse();
      assertThat(id.isSameContractAs(Emaid.parse("DE8AA001234568"))).isFalse();
      assertThat(id.isSameContractAs(Emaid.parse("DE8AA00123456701"))).isFalse();
      assertThat(id.isSameContractAs(Emaid.parse("DE8AA00123456"))).isFalse();
    }
  }
}
