package org.v2g4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BytesTest {
  @Nested
  class Copying {
    @Test
    void doesNotSeeLaterChangesOfItsSource() {
      byte[] source = {1, 2, 3};
      Bytes whole = Bytes.of(source);
      Bytes part = Bytes.copyOf(source, 1, 2);
      source[1] = 9;
      assertThat(whole.toHex()).isEqualTo("010203");
      assertThat(part.toHex()).isEqualTo("0203");
    }

    @Test
    void doesNotGiveItsArrayAway() {
      Bytes bytes = Bytes.parseHex("010203");
      bytes.toByteArray()[0] = 9;
      assertThat(bytes.toHex()).isEqualTo("010203");
    }

    @Test
    void refusesPartsOutsideTheArray() {
      assertThatThrownBy(() -> Bytes.copyOf(new byte[4], 2, 3))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> Bytes.copyOf(new byte[4], 5, 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copiesPartsIntoAnArray() {
      byte[] target = new byte[4];
      Bytes.parseHex("0a0b0c").copyTo(1, target, 2, 2);
      assertThat(target).containsExactly(0, 0, 0x0B, 0x0C);
    }

    @Test
    void slices() {
      Bytes bytes = Bytes.parseHex("00 01 02 03");
      assertThat(bytes.slice(1, 3)).isEqualTo(Bytes.parseHex("0102"));
      assertThat(bytes.slice(0, 4)).isSameAs(bytes);
      assertThat(bytes.slice(4, 4).isEmpty()).isTrue();
      assertThatThrownBy(() -> bytes.slice(3, 5)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Nested
  class Filling {
    @Test
    void handsOutTheArrayThatItKeeps() {
      assertThat(Bytes.filled(3, target -> target[1] = 7)).isEqualTo(Bytes.parseHex("000700"));
    }

    @Test
    void refusesNegativeLength() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Bytes.filled(-1, target -> {}))
          .withMessageContaining("-1");
    }
  }

  @Nested
  class Reading {
    @Test
    void readsNumbersMostSignificantByteFirst() {
      Bytes bytes = Bytes.parseHex("ff 01 02 03 04 05 06 07 08");
      assertThat(bytes.longAt(1)).isEqualTo(0x0102030405060708L);
      assertThat(bytes.at(0)).isEqualTo((byte) 0xFF);
    }

    @Test
    void refusesNumbersThatEndBehindTheLastByte() {
      assertThatThrownBy(() -> Bytes.parseHex("0102030405060708").longAt(1))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Nested
  class Parsing {
    @Test
    void readsHexOfEitherCaseWithSpacesBetweenOctets() {
      assertThat(Bytes.parseHex(" 01 fE  9000\n"))
          .isEqualTo(Bytes.of((byte) 1, (byte) 0xFE, (byte) 0x90, (byte) 0));
    }

    @Test
    void saysWhereHexIsWrong() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Bytes.parseHex("01 f"))
          .withMessage("expected a hexadecimal digit at index 4 but the text ends");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Bytes.parseHex("0 1"))
          .withMessage("expected a hexadecimal digit at index 1 but found ' '");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Bytes.parseHex("0\uFF11"))
          .withMessageContaining("index 1");
    }

    @Test
    void readsBase64OverSeveralLines() {
      assertThat(Bytes.parseBase64("Af6Q\r\n AA==").toHex()).isEqualTo("01fe9000");
      assertThat(Bytes.parseBase64("Af6QAA").toBase64()).isEqualTo("Af6QAA==");
      assertThatIllegalArgumentException().isThrownBy(() -> Bytes.parseBase64("A*=="));
    }
  }

  @Nested
  class Printing {
    @Test
    void printsShortValuesWhole() {
      assertThat(Bytes.parseHex("01FE")).hasToString("01fe");
      assertThat(Bytes.empty()).hasToString("");
      assertThat(Bytes.of(new byte[32])).hasToString("00".repeat(32));
    }

    @Test
    void shortensLongValues() {
      assertThat(Bytes.of(new byte[800])).hasToString("00".repeat(16) + "... (800 bytes)");
    }
  }

  @Test
  void comparesByContent() {
    assertThat(Bytes.parseHex("0102"))
        .isEqualTo(Bytes.of((byte) 1, (byte) 2))
        .hasSameHashCodeAs(Bytes.of((byte) 1, (byte) 2))
        .isNotEqualTo(Bytes.parseHex("0103"))
        .isNotEqualTo("0102");
    assertThat(Bytes.of()).isEqualTo(Bytes.empty());
  }
}
