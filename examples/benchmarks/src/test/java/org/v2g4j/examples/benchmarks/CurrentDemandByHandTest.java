package org.v2g4j.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.iso2.V2gMessage;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class CurrentDemandByHandTest {

  private final SchemaCodec codec = MessageSet.ISO15118_2.codec();
  private final CurrentDemandByHand hand = new CurrentDemandByHand();

  private static List<Vector> vectors() {
    return Vectors.load("iso15118-2").stream()
        .filter(vector -> vector.message().equals("CurrentDemandReq"))
        .toList();
  }

  @Test
  void passesItsVectors() {
    assertThat(vectors()).hasSizeGreaterThan(10);
    byte[] buffer = new byte[8192];
    for (Vector vector : vectors()) {
      Bytes exi = vector.exi();
      V2gMessage message = (V2gMessage) codec.decode(exi);
      int length = hand.encode(message, buffer, 3);
      assertThat(Bytes.copyOf(buffer, 3, length)).as("%s", vector).isEqualTo(exi);
      assertThat(hand.decode(buffer, 3, length)).as("%s", vector).isEqualTo(message);
      assertThat(hand.decode(exi.toByteArray(), 0, length)).as("%s", vector).isEqualTo(message);
    }
  }

  @Test
  void agreesWithTheGeneratedCodecWhereverABitIsFlipped() {
    byte[] exi = codec.encode(Iso2Messages.currentDemandReq()).toByteArray();
    for (int bit = 0; bit < 8 * exi.length; bit++) {
      exi[bit / 8] ^= (byte) (0x80 >>> bit % 8);
      assertAgrees(exi, exi.length);
      exi[bit / 8] ^= (byte) (0x80 >>> bit % 8);
    }
  }

  @Test
  void agreesWithTheGeneratedCodecWhereverTheBodyIsCut() {
    byte[] exi = codec.encode(Iso2Messages.currentDemandReq()).toByteArray();
    for (int length = 0; length <= exi.length; length++) {
      assertAgrees(exi, length);
      assertAgrees(Bytes.copyOf(exi, 0, length).toByteArray(), length);
    }
  }

  private void assertAgrees(byte[] exi, int length) {
    try {
      assertThat(hand.decode(exi, 0, length)).isEqualTo(codec.decode(exi, 0, length));
    } catch (ExiException e) {
      assertThatThrownBy(() -> codec.decode(exi, 0, length)).hasMessage(e.getMessage());
    }
  }
}
