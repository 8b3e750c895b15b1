package org.v2g4j.core.v2gtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.v2g4j.core.v2gtp.V2gtpDefect.DATAGRAM_LENGTH_MISMATCH;
import static org.v2g4j.core.v2gtp.V2gtpDefect.EMPTY_PAYLOAD;
import static org.v2g4j.core.v2gtp.V2gtpDefect.OVERSIZE_PAYLOAD;
import static org.v2g4j.core.v2gtp.V2gtpDefect.UNEXPECTED_PAYLOAD_TYPE;
import static org.v2g4j.core.v2gtp.V2gtpDefect.WRONG_INVERSE_VERSION;
import static org.v2g4j.core.v2gtp.V2gtpDefect.WRONG_VERSION;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.V2gtpEvent.FrameDropped;
import org.v2g4j.core.v2gtp.V2gtpEvent.FrameReceived;
import org.v2g4j.core.v2gtp.V2gtpEvent.FramingLost;

class V2gtpDecoderTest {
  //                              ver inv type  length      supportedAppProtocolRes
  private static final String GOOD = "01  FE  80 01 00 00 00 04 80 40 00 40";

  private static final FrameReceived GOOD_RECEIVED =
      new FrameReceived(V2gtpFrame.decode(Bytes.parseHex(GOOD)));

  private final V2gtpDecoder decoder = new V2gtpDecoder(V2gtpOptions.forConnection());

  private List<V2gtpEvent> feed(String... hex) {
    return decoder.feed(Bytes.parseHex(String.join("", hex)));
  }

  private static FrameDropped dropped(V2gtpDefect defect, String header) {
    return new FrameDropped(defect, Bytes.parseHex(header));
  }

  private static FramingLost lost(V2gtpDefect defect, String header) {
    return new FramingLost(defect, Bytes.parseHex(header));
  }

  @Nested
  class Chunks {
    @Test
    void mayHoldSeveralFrames() {
      assertThat(feed(GOOD, GOOD, GOOD))
          .containsExactly(GOOD_RECEIVED, GOOD_RECEIVED, GOOD_RECEIVED);
    }

    @Test
    void maySplitAFrameAtAnyPosition() {
      Bytes frame = Bytes.parseHex(GOOD);
      for (int split = 1; split < frame.length(); split++) {
        assertThat(decoder.feed(frame.slice(0, split))).isEmpty();
        assertThat(decoder.isMidFrame()).isTrue();
        assertThat(decoder.feed(frame.slice(split, frame.length()))).containsExactly(GOOD_RECEIVED);
        assertThat(decoder.isMidFrame()).isFalse();
      }
    }

    @Test
    void mayBeSingleBytes() {
      Bytes stream = Bytes.parseHex(GOOD + GOOD);
      List<V2gtpEvent> events = new ArrayList<>();
      for (int i = 0; i < stream.length(); i++) {
        events.addAll(decoder.feed(stream.slice(i, i + 1)));
      }
      assertThat(events).containsExactly(GOOD_RECEIVED, GOOD_RECEIVED);
    }

    @Test
    void mayBeEmpty() {
      assertThat(feed("")).isEmpty();
    }

    @Test
    void areConsumedAndNotReferredTo() {
      byte[] array = Bytes.parseHex(GOOD).toByteArray();
      ByteBuffer chunk = ByteBuffer.wrap(array);
      List<V2gtpEvent> events = decoder.feed(chunk);
      array[8] = 0;
      assertThat(chunk.hasRemaining()).isFalse();
      assertThat(events).containsExactly(GOOD_RECEIVED);
    }
  }

  @Nested
  class DefectiveFrames {
    @Test
    void dropsFrameOfWrongVersionAndReadsTheNext() {
      assertThat(feed("FF FE 80 01 00 00 00 04 80400040", GOOD))
          .containsExactly(dropped(WRONG_VERSION, "FF FE 80 01 00 00 00 04"), GOOD_RECEIVED);
    }

    @Test
    void dropsFrameOfWrongInverseVersionAndReadsTheNext() {
      assertThat(feed("01 FF 80 01 00 00 00 04 80400040", GOOD))
          .containsExactly(
              dropped(WRONG_INVERSE_VERSION, "01 FF 80 01 00 00 00 04"), GOOD_RECEIVED);
    }

    @Test
    void dropsFrameOfUnknownTypeAndReadsTheNext() {
      assertThat(feed("01 FE 70 00 00 00 00 04 80400040", GOOD))
          .containsExactly(
              dropped(UNEXPECTED_PAYLOAD_TYPE, "01 FE 70 00 00 00 00 04"), GOOD_RECEIVED);
    }

    @Test
    void dropsEmptyFrameAndReadsTheNext() {
      assertThat(feed("01 FE 80 01 00 00 00 00", GOOD))
          .containsExactly(dropped(EMPTY_PAYLOAD, "01 FE 80 01 00 00 00 00"), GOOD_RECEIVED);
    }

    @Test
    void skipsPayloadOfDroppedFrameOverManyChunks() {
      assertThat(feed("01 FE 70 00 00 00 00 04")).hasSize(1);
      assertThat(feed("80")).isEmpty();
      assertThat(decoder.isMidFrame()).isTrue();
      assertThat(feed("400040", GOOD)).containsExactly(GOOD_RECEIVED);
    }

    @Test
    void areTheSameWhereverTheStreamIsSplit() {
      Bytes stream = Bytes.parseHex("FFFE80010000000201 02 01FE70000000000103" + GOOD);
      List<V2gtpEvent> whole = decoder.feed(stream);
      for (int split = 1; split < stream.length(); split++) {
        V2gtpDecoder another = new V2gtpDecoder(V2gtpOptions.forConnection());
        List<V2gtpEvent> events = new ArrayList<>(another.feed(stream.slice(0, split)));
        events.addAll(another.feed(stream.slice(split, stream.length())));
        assertThat(events).isEqualTo(whole);
      }
      assertThat(whole).hasSize(3).last().isEqualTo(GOOD_RECEIVED);
    }

    @Test
    void neverPassOnAFrameWithABitFlippedInItsHeader() {
      Bytes frame = Bytes.parseHex(GOOD);
      for (int bit = 0; bit < 8 * V2gtpHeader.LENGTH; bit++) {
        byte[] flipped = frame.toByteArray();
        flipped[bit / 8] ^= (byte) (0x80 >> bit % 8);
        for (V2gtpEvent event :
            new V2gtpDecoder(V2gtpOptions.forConnection()).feed(Bytes.of(flipped))) {
          assertThat(event).isNotEqualTo(GOOD_RECEIVED);
        }
      }
    }
  }

  @Nested
  class LosingTheFraming {
    @Test
    void followsASecondWrongVersionInARow() {
      assertThat(feed("FF FE 80 01 00 00 00 01 80", "01 FF 80 01 00 00 00 01 80", GOOD))
          .containsExactly(
              dropped(WRONG_VERSION, "FF FE 80 01 00 00 00 01"),
              lost(WRONG_INVERSE_VERSION, "01 FF 80 01 00 00 00 01"));
      assertThat(decoder.isFramingLost()).isTrue();
    }

    @Test
    void doesNotFollowASecondWrongVersionAfterAGoodHeader() {
      String bad = "FF FE 80 01 00 00 00 01 80";
      String unknownType = "01 FE 70 00 00 00 00 01 80";
      assertThat(feed(bad, GOOD, bad, unknownType, bad, GOOD)).hasSize(6);
      assertThat(decoder.isFramingLost()).isFalse();
    }

    @Test
    void followsAWrongVersionWithImplausibleLength() {
      assertThat(feed("FF FE 80 01 00 01 00 01"))
          .containsExactly(lost(WRONG_VERSION, "FF FE 80 01 00 01 00 01"));
    }

    @Test
    void followsTheFirstWrongVersionWhenStrict() {
      V2gtpDecoder strict = new V2gtpDecoder(V2gtpOptions.forConnection().withStrictFraming());
      assertThat(strict.feed(Bytes.parseHex("FF FE 80 01 00 00 00 01 80")))
          .containsExactly(lost(WRONG_VERSION, "FF FE 80 01 00 00 00 01"));
    }

    @Test
    void followsAPayloadAboveTheLimitEvenOfUnknownType() {
      assertThat(feed("01 FE 70 00 00 01 00 01"))
          .containsExactly(lost(OVERSIZE_PAYLOAD, "01 FE 70 00 00 01 00 01"));
    }

    @Test
    void isTheLastEvent() {
      assertThat(feed("01 FE 80 01 FF FF FF FF")).hasSize(1);
      assertThat(feed(GOOD)).isEmpty();
      assertThat(decoder.isMidFrame()).isFalse();
    }
  }

  @Nested
  class Limits {
    @Test
    void passesFrameOfExactlyTheLimit() {
      V2gtpDecoder limited = new V2gtpDecoder(V2gtpOptions.forConnection().withMaxPayloadBytes(4));
      assertThat(limited.feed(Bytes.parseHex(GOOD))).containsExactly(GOOD_RECEIVED);
    }

    @Test
    void rejectsFrameLongerThanLimit() {
      V2gtpDecoder limited = new V2gtpDecoder(V2gtpOptions.forConnection().withMaxPayloadBytes(3));
      assertThat(limited.feed(Bytes.parseHex(GOOD)))
          .containsExactly(lost(OVERSIZE_PAYLOAD, "01 FE 80 01 00 00 00 04"));
    }

    @Test
    void passesPayloadOf64KiBThatComesInPieces() {
      Bytes payload = Bytes.filled(64 * 1024, target -> target[65535] = 1);
      V2gtpFrame frame = new V2gtpFrame(PayloadType.MAIN_STREAM_COMMON, payload);
      Bytes bytes = frame.encode();
      List<V2gtpEvent> events = new ArrayList<>();
      for (int from = 0; from < bytes.length(); from += 1000) {
        events.addAll(decoder.feed(bytes.slice(from, Math.min(from + 1000, bytes.length()))));
      }
      assertThat(events).containsExactly(new FrameReceived(frame));
    }

    @Test
    void allocatesNothingForADeclaredLength() {
      V2gtpOptions unlimited = V2gtpOptions.forConnection().withMaxPayloadBytes(Integer.MAX_VALUE);
      Bytes twoGibibytes = Bytes.parseHex("01 FE 80 01 7F FF FF FF 80");
      List<V2gtpDecoder> decoders = new ArrayList<>();
      // Half a terabyte is declared; the heap of a test holds none of it.
      for (int i = 0; i < 256; i++) {
        V2gtpDecoder waiting = new V2gtpDecoder(unlimited);
        assertThat(waiting.feed(twoGibibytes)).isEmpty();
        assertThat(waiting.isMidFrame()).isTrue();
        decoders.add(waiting);
      }
      assertThat(decoders).hasSize(256);
    }

    @Test
    void closesAtFourGibibytesWhateverTheLimit() {
      V2gtpDecoder unlimited =
          new V2gtpDecoder(V2gtpOptions.forConnection().withMaxPayloadBytes(Integer.MAX_VALUE));
      assertThat(unlimited.feed(Bytes.parseHex("01 FE 80 01 FF FF FF FF")))
          .containsExactly(lost(OVERSIZE_PAYLOAD, "01 FE 80 01 FF FF FF FF"));
    }

    @Test
    void mustBePositive() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> V2gtpOptions.forConnection().withMaxPayloadBytes(0))
          .withMessageContaining("maxPayloadBytes");
    }
  }

  @Nested
  class PayloadTypes {
    @Test
    void ofDatagramsAreNotReceivedOnAConnection() {
      assertThat(feed("01 FE 90 00 00 00 00 02 10 00"))
          .containsExactly(dropped(UNEXPECTED_PAYLOAD_TYPE, "01 FE 90 00 00 00 00 02"));
    }

    @Test
    void mayBeAdded() {
      PayloadType own = PayloadType.of(0xA001);
      V2gtpFrame frame = new V2gtpFrame(own, Bytes.of((byte) 1));
      assertThat(decoder.feed(frame.encode())).hasOnlyElementsOfType(FrameDropped.class);
      V2gtpDecoder configured =
          new V2gtpDecoder(V2gtpOptions.forConnection().withPayloadTypes(own));
      assertThat(configured.feed(frame.encode())).containsExactly(new FrameReceived(frame));
    }
  }

  @Nested
  class Datagrams {
    private static final String REQUEST = "01 FE 90 00 00 00 00 02 10 00";

    private V2gtpEvent decode(Bytes datagram) {
      return V2gtpDecoder.decodeDatagram(datagram, V2gtpOptions.forDatagrams());
    }

    @Test
    void holdOneFrame() {
      Bytes datagram = Bytes.parseHex(REQUEST);
      assertThat(decode(datagram)).isEqualTo(new FrameReceived(V2gtpFrame.decode(datagram)));
    }

    @Test
    void areDroppedWhenTruncatedAtAnyLength() {
      Bytes datagram = Bytes.parseHex(REQUEST);
      for (int length = 0; length < datagram.length(); length++) {
        Bytes truncated = datagram.slice(0, length);
        assertThat(decode(truncated))
            .isEqualTo(
                new FrameDropped(
                    DATAGRAM_LENGTH_MISMATCH, truncated.slice(0, Math.min(length, 8))));
      }
    }

    @Test
    void areDroppedWhenLongerThanDeclared() {
      assertThat(decode(Bytes.parseHex(REQUEST + "00")))
          .isEqualTo(dropped(DATAGRAM_LENGTH_MISMATCH, "01 FE 90 00 00 00 00 02"));
    }

    @Test
    void areDroppedForADefectInTheHeader() {
      assertThat(decode(Bytes.parseHex("FF FE 90 00 00 00 00 02 10 00")))
          .isEqualTo(dropped(WRONG_VERSION, "FF FE 90 00 00 00 00 02"));
      assertThat(decode(Bytes.parseHex("01 FF 90 00 00 00 00 02 10 00")))
          .isEqualTo(dropped(WRONG_INVERSE_VERSION, "01 FF 90 00 00 00 00 02"));
      assertThat(decode(Bytes.parseHex("01 FE 90 04 00 00 00 02 10 00")))
          .isEqualTo(dropped(UNEXPECTED_PAYLOAD_TYPE, "01 FE 90 04 00 00 00 02"));
      assertThat(decode(Bytes.parseHex("01 FE 90 00 00 00 00 00")))
          .isEqualTo(dropped(EMPTY_PAYLOAD, "01 FE 90 00 00 00 00 00"));
      assertThat(decode(Bytes.parseHex("01 FE 90 00 FF FF FF FF 10 00")))
          .isEqualTo(dropped(OVERSIZE_PAYLOAD, "01 FE 90 00 FF FF FF FF"));
    }
  }
}
