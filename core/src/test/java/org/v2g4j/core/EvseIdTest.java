package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvseIdTest {
  @ParameterizedTest
  @CsvSource({
    "DE*ABC*E12345*1, ISO, DE, ABC, 12345*1",
    "DEABCE12345*1, ISO, DE, ABC, 12345*1",
    "deabce12345, ISO, DE, ABC, 12345",
    "DEAB7E1, ISO, DE, AB7, 1",
    "DEAB7EABCDEFGHIJKLMNOPQRSTUVWXYZ01234, ISO, DE, AB7, ABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
    "+49*810*000*438, DIN, 49, 810, 000*438",
    "49*89*6360, DIN, 49, 89, 6360",
  })
  void readsItsParts(
      String text, EvseId.Format format, String country, String operator, String outlet) {
    EvseId id = new EvseId(text);
    assertThat(id.format()).isEqualTo(format);
    assertThat(id.country()).contains(country);
    assertThat(id.operator()).contains(operator);
    assertThat(id.outlet()).contains(outlet);
    assertThat(id).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "DEAB7E", "D1AB7E1", "DEAB7X1", "+49810000438", "ZZ00000"})
  void acceptsTextThatFollowsNoRule(String text) {
    EvseId id = new EvseId(text);
    assertThat(id.format()).isEqualTo(EvseId.Format.OTHER);
    assertThat(id.country()).isEmpty();
    assertThat(id.isUnknown()).isEqualTo(text.equals("ZZ00000"));
  }

  @Nested
  class DinOctets {
    @ParameterizedTest
    @CsvSource({
      "49*89*6360, 49a89a6360",
      "49*810*000*438, 49a810a000a438",
      "49*810*000438, 049a810a000438",
      "DE*ABC*E12345*1, 44452a4142432a4531323334352a31",
      "ZZ00000, 00",
    })
    void surviveTheReturnTrip(String text, String hex) {
      Bytes octets = Bytes.parseHex(hex);
      assertThat(new EvseId(text).toDinOctets()).isEqualTo(octets);
      assertThat(EvseId.fromDinOctets(octets)).isEqualTo(new EvseId(text));
    }

    @Test
    void leaveOutThePlusSign() {
      assertThat(new EvseId("+49*89*6360").toDinOctets())
          .isEqualTo(Bytes.parseHex("49 A8 9A 63 60"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "0000000000000000"})
    void areUnknownWhenZero(String hex) {
      assertThat(EvseId.fromDinOctets(Bytes.parseHex(hex)).isUnknown()).isTrue();
    }

    @Test
    void areKeptAsDigitsWhenTheyFollowNoRule() {
      EvseId id = EvseId.fromDinOctets(Bytes.parseHex("fe00ab"));
      assertThat(id.text()).isEqualTo("fe00ab");
      assertThat(id.format()).isEqualTo(EvseId.Format.OTHER);
    }
  }
}
