package org.v2g4j.core.v2gtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.WireFormatException;
import org.v2g4j.core.v2gtp.V2gtpEvent.FrameReceived;
import org.v2g4j.core.v2gtp.V2gtpEvent.FramingLost;

class V2gtpDecoderProperties {
  private static final V2gtpOptions OPTIONS = V2gtpOptions.forConnection();

  @Property
  void anyFramesSurviveAnyChunks(
      @ForAll("frames") List<V2gtpFrame> frames, @ForAll @IntRange(min = 1, max = 40) int size) {
    List<V2gtpEvent> expected =
        frames.stream().map(FrameReceived::new).collect(Collectors.toList());
    assertThat(feedInChunks(concatenated(frames), size)).isEqualTo(expected);
  }

  @Property
  void anyBytesAreHandledTheSameInAnyChunks(
      @ForAll("streams") byte[] stream, @ForAll @IntRange(min = 1, max = 40) int size) {
    List<V2gtpEvent> whole = new V2gtpDecoder(OPTIONS).feed(Bytes.of(stream));
    assertThat(feedInChunks(stream, size)).isEqualTo(whole);
  }

  @Property
  void nothingFollowsLostFraming(@ForAll("streams") byte[] stream) {
    List<V2gtpEvent> events = new V2gtpDecoder(OPTIONS).feed(Bytes.of(stream));
    assertThat(events.stream().limit(Math.max(0, events.size() - 1)))
        .noneMatch(FramingLost.class::isInstance);
  }

  @Property
  void anyBytesAreAFrameOrAWireFormatException(@ForAll("streams") byte[] bytes) {
    Bytes input = Bytes.of(bytes);
    try {
      assertThat(V2gtpFrame.decode(input).encode()).isEqualTo(input);
    } catch (WireFormatException e) {
      assertThat(e).hasMessageContaining("byte");
    }
  }

  @Property
  void anyDatagramIsReceivedOrDropped(@ForAll @Size(max = 80) byte[] datagram) {
    assertThat(V2gtpDecoder.decodeDatagram(Bytes.of(datagram), V2gtpOptions.forDatagrams()))
        .isNotInstanceOf(FramingLost.class);
  }

  private static List<V2gtpEvent> feedInChunks(byte[] stream, int size) {
    V2gtpDecoder decoder = new V2gtpDecoder(OPTIONS);
    List<V2gtpEvent> events = new ArrayList<>();
    for (int from = 0; from < stream.length; from += size) {
      int length = Math.min(size, stream.length - from);
      events.addAll(decoder.feed(Bytes.copyOf(stream, from, length)));
    }
    return events;
  }

  private static byte[] concatenated(List<V2gtpFrame> frames) {
    String hex = frames.stream().map(frame -> frame.encode().toHex()).collect(Collectors.joining());
    return Bytes.parseHex(hex).toByteArray();
  }

  @Provide
  Arbitrary<List<V2gtpFrame>> frames() {
    Arbitrary<PayloadType> types = Arbitraries.of(OPTIONS.payloadTypes());
    Arbitrary<byte[]> payloads =
        Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(1500);
    return Combinators.combine(types, payloads)
        .as((type, payload) -> new V2gtpFrame(type, Bytes.of(payload)))
        .list()
        .ofMaxSize(4);
  }

  /** Bytes near enough to a header that many come through its first fields. */
  @Provide
  Arbitrary<byte[]> streams() {
    return Arbitraries.of((byte) 0x01, (byte) 0xFE, (byte) 0x80, (byte) 0x00, (byte) 0xFF)
        .array(byte[].class)
        .ofMaxSize(60)
        .map(tail -> Bytes.parseHex("01FE" + Bytes.of(tail).toHex()).toByteArray());
  }
}
