package org.v2g4j.examples.pcap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms are the examples of RFC 5952, sections 4 and 6. */
final class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "20010db8000000000000000000000001, [2001:db8::1]:80",
    "20010db8000000000001000000000001, [2001:db8::1:0:0:1]:80",
    "20010db8000100010001000100010001, [2001:db8:1:1:1:1:1:1]:80",
    "20010db8000000010001000100010001, [2001:db8:0:1:1:1:1:1]:80",
    "20010000000000010000000000000001, [2001:0:0:1::1]:80",
    "00000000000000000000000000000000, [::]:80",
    "00000000000000000000000000000001, [::1]:80",
    "fe800000000000000000000000000000, [fe80::]:80",
    "c0000201, [192.0.2.1]:80"
  })
  void isWrittenInItsShortestForm(String address, String text) {
    assertThat(Wire.endpoint(address, 80)).hasToString(text);
  }

  @Test
  void knowsAddressesOfOneLink() {
    assertThat(Wire.endpoint("febf0000000000000000000000000001", 1).isLinkLocal()).isTrue();
    assertThat(Wire.endpoint("fec00000000000000000000000000001", 1).isLinkLocal()).isFalse();
    assertThat(Wire.endpoint("fe800001", 1).isLinkLocal()).isFalse();
  }
}
