package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.exi.TinyCodec.Root;
import org.v2g4j.exi.TinyCodec.Stranger;

/** Messages to and from arrays of the caller's. */
final class CodersTest {

  private static final Root SHORT = new Root(null, List.of("x"), null);
  private static final Root FULL =
      new Root("id1", List.of("one", "two", "three"), Bytes.parseHex("0123456789abcdef"));
  private static final Root BROKEN = new Root(null, List.of("too long"), null);

  private final TinyCodec codec = new TinyCodec();

  @Nested
  final class Encoding {

    private final ExiEncoder encoder = codec.encoder();

    @Test
    void touchesNothingElse() {
      for (Root message : List.of(SHORT, FULL)) {
        Bytes wanted = codec.encode(message);
        for (int offset = 0; offset < 12; offset++) {
          byte[] buffer = new byte[offset + wanted.length() + 9];
          Arrays.fill(buffer, (byte) 0x55);
          int length = encoder.encode(message, buffer, offset);
          assertThat(length).isEqualTo(wanted.length());
          assertThat(Bytes.copyOf(buffer, offset, length)).isEqualTo(wanted);
          Arrays.fill(buffer, offset, offset + length, (byte) 0x55);
          assertThat(buffer).containsOnly(0x55);
        }
      }
    }

    @Test
    void needsNoRoomBehindTheMessage() {
      byte[] buffer = new byte[codec.encode(FULL).length() + 3];
      assertThat(encoder.encode(FULL, buffer, 3)).isEqualTo(buffer.length - 3);
      assertThat(codec.encode(FULL, buffer, 3)).isEqualTo(buffer.length - 3);
      assertThat(Bytes.copyOf(buffer, 3, buffer.length - 3)).isEqualTo(codec.encode(FULL));
    }

    @Test
    void refusesAnArrayThatIsTooShort() {
      int length = codec.encode(FULL).length();
      for (int room = 0; room < length; room++) {
        byte[] buffer = new byte[room + 2];
        assertThatThrownBy(() -> encoder.encode(FULL, buffer, 2))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
      assertThatThrownBy(() -> encoder.encode(FULL, new byte[99], -1))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> encoder.encode(FULL, new byte[99], 100))
          .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void goesOnBehindAFailure() {
      byte[] buffer = new byte[64];
      assertThatThrownBy(() -> encoder.encode(BROKEN, buffer, 0))
          .isInstanceOfSatisfying(
              ViolationException.class,
              e ->
                  assertThat(e.violations())
                      .containsExactly(new Violation("/r/a", "length 1 to 5", "8")));
      assertThatThrownBy(() -> encoder.encode(new Stranger(), buffer, 0))
          .isInstanceOf(EncodeException.class);
      assertThatThrownBy(() -> encoder.encode(FULL, new byte[3], 0))
          .isInstanceOf(IndexOutOfBoundsException.class);
      int length = encoder.encode(SHORT, buffer, 0);
      assertThat(Bytes.copyOf(buffer, 0, length)).isEqualTo(codec.encode(SHORT));
    }

    @Test
    void isLenientWhenAskedTo() {
      byte[] buffer = new byte[64];
      int length = encoder.encodeLenient(BROKEN, buffer, 5);
      assertThat(Bytes.copyOf(buffer, 5, length)).isEqualTo(codec.encodeLenient(BROKEN));
    }
  }

  @Nested
  final class Decoding {

    private final ExiDecoder decoder = codec.decoder();

    private byte[] placed(Bytes exi, int offset, int behind, int filling) {
      byte[] buffer = new byte[offset + exi.length() + behind];
      Arrays.fill(buffer, (byte) filling);
      exi.copyTo(0, buffer, offset, exi.length());
      return buffer;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 200})
    void seesNothingElse(int around) {
      for (Root message : List.of(SHORT, FULL)) {
        Bytes exi = codec.encode(message);
        for (int filling : new int[] {0, 0x55, 0xff}) {
          byte[] buffer = placed(exi, around, around, filling);
          Decoded<ExiElement> wanted = new Decoded<>(message, List.of());
          assertThat(decoder.decode(buffer, around, exi.length())).isEqualTo(message);
          assertThat(decoder.decodeLeniently(buffer, around, exi.length())).isEqualTo(wanted);
          assertThat(codec.decode(buffer, around, exi.length())).isEqualTo(message);
          assertThat(codec.decodeLeniently(buffer, around, exi.length())).isEqualTo(wanted);
        }
      }
    }

    @Test
    void countsBitsFromTheFirstByteOfTheBody() {
      Bytes exi = codec.encode(FULL);
      for (int length = 0; length < exi.length(); length++) {
        int cut = length;
        ExiException wanted = failure(() -> codec.decode(exi.slice(0, cut)));
        for (int filling : new int[] {0, 0xff}) {
          byte[] buffer = placed(exi.slice(0, cut), 9, 30, filling);
          ExiException found = failure(() -> decoder.decode(buffer, 9, cut));
          assertThat(found).hasMessage(wanted.getMessage());
          assertThat(found.bitOffset()).isEqualTo(wanted.bitOffset());
        }
      }
    }

    private ExiException failure(Runnable decode) {
      try {
        decode.run();
      } catch (ExiException e) {
        return e;
      }
      throw new AssertionError("decoded");
    }

    @Test
    void refusesAPlaceOutsideOfTheArray() {
      for (int[] place : new int[][] {{-1, 3}, {0, 9}, {7, 2}, {0, -1}}) {
        assertThatThrownBy(() -> decoder.decode(new byte[8], place[0], place[1]))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
    }

    @Test
    void forgetsTheStringsOfTheMessageBefore() {
      //                         r  a  # hit  id
      Bytes hit = Bits.bytes("10000000 0 01 0 00000000 0 10");
      assertThat(decoder.decode(codec.encode(FULL).toByteArray(), 0, codec.encode(FULL).length()))
          .isEqualTo(FULL);
      assertThatThrownBy(() -> decoder.decode(hit.toByteArray(), 0, hit.length()))
          .hasMessageContaining("string table hit where the table is empty");
    }

    @Test
    void notesTheLenienciesOfOneMessageAlone() {
      byte[] trailing = placed(codec.encode(SHORT), 0, 2, 0);
      assertThat(decoder.decodeLeniently(trailing, 0, trailing.length).leniencies()).hasSize(1);
      assertThat(decoder.decodeLeniently(trailing, 0, trailing.length - 2).leniencies()).isEmpty();
      assertThat(decoder.decodeLeniently(trailing, 0, trailing.length).leniencies()).hasSize(1);
    }

    @Test
    void goesOnBehindFailuresAndLongBodies() {
      Bytes exi = codec.encode(FULL);
      byte[] full = exi.toByteArray();
      byte[] broken = placed(exi.slice(0, 5), 0, 20, 0xff);
      byte[] trailing = placed(exi, 0, 1 << 17, 0);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> decoder.decode(broken, 0, broken.length))
            .isInstanceOf(ExiException.class);
        assertThat(decoder.decode(trailing, 0, trailing.length)).isEqualTo(FULL);
        assertThat(decoder.decode(full, 0, full.length)).isEqualTo(FULL);
      }
    }
  }
}
