package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvccIdTest {
  @Test
  void readsMacAddresses() {
    EvccId id = EvccId.of(Bytes.parseHex("00b052a1b2c3"));
    assertThat(id).hasToString("00B052A1B2C3");
    assertThat(id.format()).isEqualTo(EvccId.Format.MAC_ADDRESS);
    assertThat(id.macAddress()).contains(Bytes.parseHex("00b052a1b2c3"));
  }

  @Test
  void readsNamesOfVehicleCertificates() {
    EvccId id = EvccId.of("WMIV1234567890ABCDEX");
    assertThat(id.format()).isEqualTo(EvccId.Format.VEHICLE);
    assertThat(id.macAddress()).isEmpty();
    assertThat(id).hasToString("WMIV1234567890ABCDEX");
  }

  @Test
  void readsMacAddressesThatCameAsText() {
    assertThat(EvccId.of("00b052a1b2c3").macAddress()).contains(Bytes.parseHex("00b052a1b2c3"));
  }

  @Test
  void acceptsAnyLength() {
    assertThat(EvccId.of(Bytes.empty()).format()).isEqualTo(EvccId.Format.OTHER);
    assertThat(EvccId.of(Bytes.parseHex("80085F38"))).hasToString("80085F38");
    assertThat(EvccId.of(Bytes.of(new byte[20])).text()).hasSize(40);
  }
}
