package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SecretBytesTest {
  private final SecretBytes secret = SecretBytes.copyOf(new byte[] {0x5E, 0x5E});

  @Test
  void saysNothingAboutItsContent() {
    SecretBytes other = SecretBytes.copyOf(new byte[] {1, 2, 3});
    assertThat(secret.toString()).isEqualTo(other.toString()).doesNotContain("5e", "94");
    assertThat(secret).hasSameHashCodeAs(other);
  }

  @Test
  void doesNotSeeLaterChangesOfItsSource() {
    byte[] source = {1, 2};
    SecretBytes copy = SecretBytes.copyOf(source);
    source[0] = 9;
    assertThat(copy).isEqualTo(SecretBytes.copyOf(new byte[] {1, 2}));
  }

  @Test
  void revealsACopyThatIsWipedAfterwards() {
    AtomicReference<byte[]> kept = new AtomicReference<>();
    int first =
        secret.reveal(
            octets -> {
              kept.set(octets);
              return (int) octets[0];
            });
    assertThat(first).isEqualTo(0x5E);
    assertThat(kept.get()).containsExactly(0, 0);
    assertThat(secret).isEqualTo(SecretBytes.copyOf(new byte[] {0x5E, 0x5E}));
  }

  @Test
  void wipesTheCopyWhenItsUseFails() {
    AtomicReference<byte[]> kept = new AtomicReference<>();
    assertThatThrownBy(
            () ->
                secret.reveal(
                    octets -> {
                      kept.set(octets);
                      throw new UnsupportedOperationException();
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(kept.get()).containsExactly(0, 0);
  }

  @Test
  void comparesByContent() {
    assertThat(secret)
        .isEqualTo(secret)
        .isEqualTo(SecretBytes.copyOf(new byte[] {0x5E, 0x5E}))
        .isNotEqualTo(SecretBytes.copyOf(new byte[] {0x5E, 0x5F}))
        .isNotEqualTo(SecretBytes.copyOf(new byte[] {0x5E}))
        .isNotEqualTo("5e5e");
  }

  @Test
  void refusesUseAfterItWasDestroyed() {
    assertThat(secret.length()).isEqualTo(2);
    assertThat(secret.isDestroyed()).isFalse();
    secret.destroy();
    secret.destroy();
    assertThat(secret.isDestroyed()).isTrue();
    assertThatIllegalStateException().isThrownBy(secret::length);
    assertThatIllegalStateException().isThrownBy(() -> secret.reveal(octets -> octets.length));
    assertThatIllegalStateException()
        .isThrownBy(() -> secret.equals(SecretBytes.copyOf(new byte[2])));
  }
}
