package org.v2g4j.core.v2gtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.V2gtpEvent.FrameDropped;
import org.v2g4j.core.v2gtp.V2gtpEvent.FrameReceived;
import org.v2g4j.core.v2gtp.V2gtpEvent.FramingLost;

/**
 * Finds the frames in the byte stream of one connection, however it was cut into chunks. Mutable,
 * and for one thread at a time; reads no socket itself.
 *
 * <p>A frame that has a defect is dropped without an answer, as conformance tests demand; where the
 * stream cannot be followed any further, {@link FramingLost} says so and everything after it is
 * ignored. What a peer declares costs no memory: a payload is held only as far as it has come, and
 * never beyond {@link V2gtpOptions#maxPayloadBytes()}.
 *
 * @clause ISO 15118-2:2014, 7.8.3
 */
public final class V2gtpDecoder {
  private static final byte[] NOTHING = {};

  /** First size of the buffer of a payload that comes in pieces; it doubles from there. */
  private static final int FIRST_BUFFER = 512;

  private final V2gtpOptions options;
  private final ByteBuffer header = ByteBuffer.allocate(V2gtpHeader.LENGTH);

  /** The header of the frame whose payload is awaited, or null between frames. */
  private @Nullable V2gtpHeader awaited;

  private byte[] payload = NOTHING;
  private int payloadReceived;

  /** How many bytes of a dropped frame are still to come. */
  private long toSkip;

  private boolean lastVersionWasWrong;
  private boolean framingLost;

  /**
   * Creates a decoder for a new connection.
   *
   * @param options what to accept
   */
  public V2gtpDecoder(V2gtpOptions options) {
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Reads one datagram, which has to hold exactly one frame.
   *
   * @param datagram the bytes of the datagram
   * @param options what to accept
   * @return {@link FrameReceived} or {@link FrameDropped}, never {@link FramingLost}: the next
   *     datagram starts afresh
   */
  public static V2gtpEvent decodeDatagram(Bytes datagram, V2gtpOptions options) {
    if (datagram.length() < V2gtpHeader.LENGTH) {
      return new FrameDropped(V2gtpDefect.DATAGRAM_LENGTH_MISMATCH, datagram);
    }
    Bytes headerBytes = datagram.slice(0, V2gtpHeader.LENGTH);
    V2gtpHeader header = V2gtpHeader.unchecked(headerBytes.longAt(0));
    V2gtpDefect defect = defectOf(headerBytes, header, options);
    int found = datagram.length() - V2gtpHeader.LENGTH;
    if (defect == null && header.payloadLength() != found) {
      defect = V2gtpDefect.DATAGRAM_LENGTH_MISMATCH;
    }
    return defect == null
        ? new FrameReceived(
            new V2gtpFrame(
                header.payloadType(), datagram.slice(V2gtpHeader.LENGTH, datagram.length())))
        : new FrameDropped(defect, headerBytes);
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param chunk any number of bytes
   * @return what they completed, in the order of the stream; often nothing
   */
  public List<V2gtpEvent> feed(Bytes chunk) {
    return feed(ByteBuffer.wrap(chunk.toByteArray()));
  }

  /**
   * Takes the next bytes of the stream.
   *
   * @param chunk any number of bytes; all that remain are consumed, and none is referred to
   *     afterwards
   * @return what they completed, in the order of the stream; often nothing
   */
  public List<V2gtpEvent> feed(ByteBuffer chunk) {
    List<V2gtpEvent> events = new ArrayList<>();
    while (chunk.hasRemaining()) {
      if (framingLost) {
        skip(chunk, chunk.remaining());
      } else if (toSkip > 0) {
        toSkip -= skip(chunk, toSkip);
      } else if (awaited != null) {
        readPayload(awaited, chunk, events);
      } else {
        readHeader(chunk, events);
      }
    }
    return List.copyOf(events);
  }

  /**
   * Tells whether the stream has stopped within a frame, so that its end now would cut one off.
   *
   * @return whether a part of a frame has come, be it one to pass on or one to drop
   */
  public boolean isMidFrame() {
    return header.position() > 0 || awaited != null || toSkip > 0;
  }

  /**
   * Tells whether {@link FramingLost} was reported.
   *
   * @return whether the connection is to be closed
   */
  public boolean isFramingLost() {
    return framingLost;
  }

  private static int skip(ByteBuffer chunk, long atMost) {
    int skipped = (int) Math.min(atMost, chunk.remaining());
    chunk.position(chunk.position() + skipped);
    return skipped;
  }

  private void readHeader(ByteBuffer chunk, List<V2gtpEvent> events) {
    transfer(chunk, header);
    if (header.hasRemaining()) {
      return;
    }
    Bytes headerBytes = Bytes.of(header.array());
    header.clear();
    V2gtpHeader next = V2gtpHeader.unchecked(headerBytes.longAt(0));
    V2gtpDefect defect = defectOf(headerBytes, next, options);
    if (defect == null) {
      awaited = next;
    } else if (losesFraming(defect, next)) {
      framingLost = true;
      events.add(new FramingLost(defect, headerBytes));
    } else {
      toSkip = next.payloadLength();
      events.add(new FrameDropped(defect, headerBytes));
    }
    lastVersionWasWrong = isWrongVersion(defect);
  }

  private static void transfer(ByteBuffer source, ByteBuffer target) {
    while (source.hasRemaining() && target.hasRemaining()) {
      target.put(source.get());
    }
  }

  /** The first defect in the order of the fields, except that size counts before type. */
  private static @Nullable V2gtpDefect defectOf(
      Bytes headerBytes, V2gtpHeader header, V2gtpOptions options) {
    if (headerBytes.at(0) != V2gtpHeader.VERSION) {
      return V2gtpDefect.WRONG_VERSION;
    }
    if (headerBytes.at(V2gtpHeader.INVERSE_VERSION_OFFSET) != V2gtpHeader.INVERSE_VERSION) {
      return V2gtpDefect.WRONG_INVERSE_VERSION;
    }
    if (header.payloadLength() == 0) {
      return V2gtpDefect.EMPTY_PAYLOAD;
    }
    if (header.payloadLength() > options.maxPayloadBytes()) {
      return V2gtpDefect.OVERSIZE_PAYLOAD;
    }
    if (!options.payloadTypes().contains(header.payloadType())) {
      return V2gtpDefect.UNEXPECTED_PAYLOAD_TYPE;
    }
    return null;
  }

  private static boolean isWrongVersion(@Nullable V2gtpDefect defect) {
    return defect == V2gtpDefect.WRONG_VERSION || defect == V2gtpDefect.WRONG_INVERSE_VERSION;
  }

  /**
   * A wrong version on a stream mostly means that this is no header at all. One is forgiven while
   * the length is still plausible, because then a single damaged field explains it as well.
   */
  private boolean losesFraming(V2gtpDefect defect, V2gtpHeader header) {
    return header.payloadLength() > options.maxPayloadBytes()
        || isWrongVersion(defect) && (options.strictFraming() || lastVersionWasWrong);
  }

  private void readPayload(V2gtpHeader frameHeader, ByteBuffer chunk, List<V2gtpEvent> events) {
    int length = (int) frameHeader.payloadLength();
    int received = Math.min(length - payloadReceived, chunk.remaining());
    reserve(payloadReceived + received, length);
    chunk.get(payload, payloadReceived, received);
    payloadReceived += received;
    if (payloadReceived == length) {
      Bytes complete = Bytes.copyOf(payload, 0, length);
      events.add(new FrameReceived(new V2gtpFrame(frameHeader.payloadType(), complete)));
      awaited = null;
      payload = NOTHING;
      payloadReceived = 0;
    }
  }

  /** Grows with what has come, not with what was declared, and not beyond it either. */
  private void reserve(int needed, int declared) {
    if (needed > payload.length) {
      int doubled = Math.max(FIRST_BUFFER, 2 * payload.length);
      payload = Arrays.copyOf(payload, Math.min(declared, Math.max(needed, doubled)));
    }
  }
}
