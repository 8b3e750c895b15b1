package org.v2g4j.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EncodeExceptionTest {
  @Test
  void saysWhatIsWrongAndWhere() {
    EncodeException e = new EncodeException("SessionSetupReq/EVCCID", "9 bytes, at most 8 fit");
    assertThat(e).isInstanceOf(V2gException.class);
    assertThat(e).hasMessage("SessionSetupReq/EVCCID: 9 bytes, at most 8 fit");
    assertThat(e.path()).isEqualTo("SessionSetupReq/EVCCID");
    assertThat(e.reason()).isEqualTo("9 bytes, at most 8 fit");
  }
}
