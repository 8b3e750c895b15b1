package org.v2g4j.core.v2gtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;

class V2gtpHeaderTest {
  @Nested
  class Decoding {
    @Test
    void readsTypeAndLength() {
      //                           ver inv type  length
      Bytes bytes = Bytes.parseHex("01  FE  80 01 00 00 00 22");
      assertThat(V2gtpHeader.decode(bytes)).isEqualTo(new V2gtpHeader(PayloadType.V2G_MESSAGE, 34));
    }

    @Test
    void readsTheLargestLengthAsUnsigned() {
      Bytes bytes = Bytes.parseHex("01 FE FF FF FF FF FF FF");
      assertThat(V2gtpHeader.decode(bytes))
          .isEqualTo(new V2gtpHeader(PayloadType.of(0xFFFF), 4294967295L));
    }

    @Test
    void rejectsVersionOtherThanOne() {
      Bytes bytes = Bytes.parseHex("FF FE 80 01 00 00 00 00");
      assertThatThrownBy(() -> V2gtpHeader.decode(bytes))
          .isInstanceOf(V2gtpException.class)
          .hasMessage("expected protocol version 0x01 but found 0xFF at byte 0");
    }

    @Test
    void rejectsInverseVersionThatDoesNotMatch() {
      Bytes bytes = Bytes.parseHex("01 01 80 01 00 00 00 00");
      assertThatThrownBy(() -> V2gtpHeader.decode(bytes))
          .isInstanceOf(V2gtpException.class)
          .hasMessage("expected inverse protocol version 0xFE but found 0x01 at byte 1");
    }

    @Test
    void rejectsHeaderThatEndsTooEarly() {
      for (int length = 0; length < V2gtpHeader.LENGTH; length++) {
        Bytes bytes = Bytes.parseHex("01 FE 80 01 00 00 00 22").slice(0, length);
        assertThatThrownBy(() -> V2gtpHeader.decode(bytes))
            .isInstanceOfSatisfying(
                V2gtpException.class, e -> assertThat(e.byteOffset()).isEqualTo(bytes.length()));
      }
    }
  }

  @Test
  void encodesVersionAndInverseVersion() {
    V2gtpHeader header = new V2gtpHeader(PayloadType.SDP_RESPONSE, 0xFEDCBA98L);
    assertThat(header.encode()).isEqualTo(Bytes.parseHex("01 FE 90 01 FE DC BA 98"));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0x1_0000_0000L})
  void refusesLengthOfMoreThan32Bits(long length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new V2gtpHeader(PayloadType.V2G_MESSAGE, length))
        .withMessageContaining("payloadLength")
        .withMessageContaining(String.valueOf(length));
  }
}
