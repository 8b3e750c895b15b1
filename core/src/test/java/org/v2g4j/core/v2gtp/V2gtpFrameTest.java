package org.v2g4j.core.v2gtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;

class V2gtpFrameTest {
  //                                                        ver inv type  length      sec tp
  private static final Bytes WITHOUT_TLS = Bytes.parseHex("01  FE  90 00 00 00 00 02 10  00");

  private static final V2gtpFrame REQUEST =
      new V2gtpFrame(PayloadType.SDP_REQUEST, Bytes.parseHex("10 00"));

  @Test
  void encodesHeaderAndPayload() {
    assertThat(REQUEST.encode()).isEqualTo(WITHOUT_TLS);
    assertThat(REQUEST.header()).isEqualTo(new V2gtpHeader(PayloadType.SDP_REQUEST, 2));
  }

  @Test
  void refusesEmptyPayload() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new V2gtpFrame(PayloadType.V2G_MESSAGE, Bytes.empty()));
  }

  @Nested
  class Decoding {
    @Test
    void readsHeaderAndPayload() {
      assertThat(V2gtpFrame.decode(WITHOUT_TLS)).isEqualTo(REQUEST);
    }

    @Test
    void rejectsFrameTruncatedAtAnyLength() {
      for (int length = 0; length < WITHOUT_TLS.length(); length++) {
        Bytes truncated = WITHOUT_TLS.slice(0, length);
        assertThatThrownBy(() -> V2gtpFrame.decode(truncated)).isInstanceOf(V2gtpException.class);
      }
    }

    @Test
    void rejectsLengthThatIsNotThatOfThePayload() {
      Bytes tooLong = Bytes.parseHex("01 FE 90 00 00 00 00 02 10 00 00");
      assertThatThrownBy(() -> V2gtpFrame.decode(tooLong))
          .isInstanceOf(V2gtpException.class)
          .hasMessage("expected the length of the payload, 3, but found 2 at byte 4");
    }

    @Test
    void rejectsEmptyPayload() {
      Bytes empty = Bytes.parseHex("01 FE 90 00 00 00 00 00");
      assertThatThrownBy(() -> V2gtpFrame.decode(empty))
          .isInstanceOf(V2gtpException.class)
          .hasMessage("expected a payload but its length is 0 at byte 4");
    }

    @Test
    void noticesAnyBitFlippedInVersionOrLength() {
      for (int bit = 0; bit < 8 * WITHOUT_TLS.length(); bit++) {
        byte[] bytes = WITHOUT_TLS.toByteArray();
        bytes[bit / 8] ^= (byte) (0x80 >> bit % 8);
        Bytes flipped = Bytes.of(bytes);
        boolean inTypeOrPayload = bit / 8 == 2 || bit / 8 == 3 || bit / 8 >= V2gtpHeader.LENGTH;
        if (inTypeOrPayload) {
          assertThat(V2gtpFrame.decode(flipped).encode()).isEqualTo(flipped);
        } else {
          assertThatThrownBy(() -> V2gtpFrame.decode(flipped)).isInstanceOf(V2gtpException.class);
        }
      }
    }
  }
}
