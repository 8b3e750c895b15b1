package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PcidTest {
  @Test
  void readsIdentifiersWithAndWithoutCheckCharacter() {
    assertThat(Pcid.parse("wmip1234567890123").manufacturer()).contains("WMI");
    assertThat(Pcid.parse("WMI-P1234567890123-X")).hasToString("WMIP1234567890123X");
  }

  @Test
  void acceptsTextThatFollowsNoRule() {
    Pcid id = Pcid.parse("OEMProvCert");
    assertThat(id.isWellFormed()).isFalse();
    assertThat(id.manufacturer()).isEmpty();
  }
}
