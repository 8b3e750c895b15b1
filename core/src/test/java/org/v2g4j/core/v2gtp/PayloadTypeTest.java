package org.v2g4j.core.v2gtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTypeTest {
  @ParameterizedTest
  @CsvSource({
    "0x0000, reserved",
    "0x8000, reserved",
    "0x8001, V2G message",
    "0x8002, 'main stream, CommonMessages'",
    "0x8003, 'main stream, AC'",
    "0x8004, 'main stream, DC'",
    "0x8005, 'main stream, ACDP'",
    "0x8006, 'main stream, WPT'",
    "0x8007, reserved",
    "0x8010, 'main stream, AC_DER_IEC'",
    "0x8011, 'main stream, AC_DER_SAE'",
    "0x8100, reserved",
    "0x8101, 'side stream, schedule renegotiation'",
    "0x8102, 'side stream, metering confirmation'",
    "0x8103, 'side stream, ACDP system status'",
    "0x8104, 'side stream, parking status'",
    "0x8105, reserved",
    "0x9000, SDP request",
    "0x9001, SDP response",
    "0x9002, 'SDP request, wireless'",
    "0x9003, 'SDP response, wireless'",
    "0x9004, 'SDP request, EMSP'",
    "0x9005, 'SDP response, EMSP'",
    "0x9FFF, reserved",
    "0xA000, manufacturer specific",
    "0xFFFF, manufacturer specific",
  })
  void knowsTheMeaningOfEveryNumber(String number, String meaning) {
    PayloadType type = PayloadType.of(Integer.decode(number));
    assertThat(type.meaning()).isEqualTo(meaning);
    assertThat(type).hasToString(number);
    assertThat(type.isManufacturerSpecific()).isEqualTo(meaning.startsWith("manufacturer"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0x10000})
  void refusesNumbersOfMoreThan16Bits(int value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PayloadType.of(value))
        .withMessageContaining(String.valueOf(value));
  }

  @Test
  void isEqualToItsConstant() {
    assertThat(PayloadType.of(0x8001)).isEqualTo(PayloadType.V2G_MESSAGE);
  }
}
