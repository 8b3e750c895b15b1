package org.v2g4j.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.SecretBytes;

final class KeyLogTest {

  private static final String RANDOM = "ab".repeat(32);
  private static final String MASTER_SECRET = "CLIENT_RANDOM " + RANDOM + " " + "01".repeat(48);

  private final KeyLog keys = new KeyLog();

  private SecretBytes secret(SecretLabel label) {
    return keys.secret(label, Bytes.parseHex(RANDOM)).orElseThrow();
  }

  private static SecretBytes octets(String hex) {
    return SecretBytes.copyOf(Bytes.parseHex(hex).toByteArray());
  }

  @Test
  void takesSeveralLinesOfEitherEndAndCase() {
    String text =
        "# a comment\r\n\r\nCLIENT_HANDSHAKE_TRAFFIC_SECRET "
            + RANDOM.toUpperCase()
            + " "
            + "0A".repeat(32)
            + "\r\nSERVER_TRAFFIC_SECRET_0 "
            + RANDOM
            + "  "
            + "0b".repeat(48)
            + " \n"
            + MASTER_SECRET;

    assertThat(keys.add(text)).isEqualTo(3);

    assertThat(secret(SecretLabel.CLIENT_HANDSHAKE_TRAFFIC_SECRET))
        .isEqualTo(octets("0a".repeat(32)));
    assertThat(secret(SecretLabel.SERVER_TRAFFIC_SECRET_0)).isEqualTo(octets("0b".repeat(48)));
    assertThat(secret(SecretLabel.CLIENT_RANDOM)).isEqualTo(octets("01".repeat(48)));
    assertThat(keys.secret(SecretLabel.CLIENT_TRAFFIC_SECRET_0, Bytes.parseHex(RANDOM))).isEmpty();
    assertThat(keys.knows(Bytes.parseHex(RANDOM))).isTrue();
    assertThat(keys.malformedLines()).isZero();
  }

  @Test
  void countsASecretOnce() {
    assertThat(keys.add(MASTER_SECRET)).isEqualTo(1);
    assertThat(keys.add(MASTER_SECRET)).isZero();
    assertThat(keys.size()).isEqualTo(1);
  }

  @Test
  void passesSecretsForOtherUsesOver() {
    String text = "EXPORTER_SECRET " + RANDOM + " 00\nRSA 0011 22\nCLIENT_TRAFFIC_SECRET_N 00 11";

    assertThat(keys.add(text)).isZero();
    assertThat(keys.malformedLines()).isZero();
  }

  @Test
  void countsMalformedLinesAndReadsTheOthers() {
    String text =
        String.join(
            "\n",
            "nonsense",
            "CLIENT_RANDOM",
            "CLIENT_RANDOM " + RANDOM,
            "CLIENT_RANDOM " + RANDOM + " " + "0g".repeat(48),
            "CLIENT_RANDOM " + RANDOM + " " + "00".repeat(32),
            "CLIENT_RANDOM " + RANDOM.substring(1) + " " + "00".repeat(48),
            MASTER_SECRET + " more",
            MASTER_SECRET);

    assertThat(keys.add(text)).isEqualTo(1);
    assertThat(keys.malformedLines()).isEqualTo(7);
  }

  @Test
  void stopsGrowingAtItsLimit() {
    for (int i = 0; i < KeyLog.MOST_SECRETS + 5; i++) {
      keys.add(String.format("CLIENT_RANDOM %064x %s", i, "00".repeat(48)));
    }

    assertThat(keys.size()).isEqualTo(KeyLog.MOST_SECRETS);
    assertThat(keys.refusedSecrets()).isEqualTo(5);
    assertThat(keys.add(String.format("CLIENT_RANDOM %064x %s", 0, "11".repeat(48)))).isZero();
    assertThat(keys.refusedSecrets()).isEqualTo(5);
  }

  @Test
  void showsNoSecret() {
    keys.add(MASTER_SECRET);

    assertThat(keys).hasToString("KeyLog[1 secrets]");
  }
}
