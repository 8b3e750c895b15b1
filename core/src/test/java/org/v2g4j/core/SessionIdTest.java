package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "00", "00000000", "0000000000000000"})
  void takesZeroOfAnyLengthForANewSession(String hex) {
    SessionId id = new SessionId(Bytes.parseHex(hex));
    assertThat(id.isZero()).isTrue();
    assertThat(id.matches(SessionId.ZERO)).isTrue();
  }

  @Test
  void keepsTheLengthThatThePeerChose() {
    SessionId ofFourBytes = new SessionId(Bytes.parseHex("01020304"));
    assertThat(ofFourBytes.value().length()).isEqualTo(4);
    assertThat(ofFourBytes.isZero()).isFalse();
    assertThat(ofFourBytes).hasToString("01020304");
  }

  @Test
  void comparesAsANumber() {
    SessionId padded = new SessionId(Bytes.parseHex("0000000001020304"));
    SessionId stripped = new SessionId(Bytes.parseHex("01020304"));
    assertThat(padded.matches(stripped)).isTrue();
    assertThat(padded).isNotEqualTo(stripped);
    assertThat(padded.matches(new SessionId(Bytes.parseHex("0102030400000000")))).isFalse();
  }

  @Test
  void neverMakesUpZero() {
    SessionId id = SessionId.random(new ZeroesFirst());
    assertThat(id.value()).isEqualTo(Bytes.parseHex("0707070707070707"));
  }

  /** Gives zeros once, as a good generator does once in a long while. */
  private static final class ZeroesFirst extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private byte next;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, next);
      next = 7;
    }
  }
}
