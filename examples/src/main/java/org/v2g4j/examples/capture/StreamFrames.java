package org.v2g4j.examples.capture;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.core.v2gtp.V2gtpException;
import org.v2g4j.core.v2gtp.V2gtpHeader;
import org.v2g4j.exi.ExiLimits;

/**
 * Finds the V2GTP frames in what one side of a connection sent. Other than a peer, it never hangs
 * up: where the capture starts in the middle, has a hole, or the framing is lost, it looks for the
 * next header. Mutable; holds one frame at the most.
 */
final class StreamFrames {

  private static final int LONGEST_PAYLOAD = ExiLimits.defaults().maxInputBytes();

  /** With a wrong version in front, only a length as usual is believed. */
  private static final int USUAL_PAYLOAD = 64 << 10;

  private static final int VERSION = 0x01FE;

  private final Sink sink;
  private byte[] buffer = {};
  private int size;
  private boolean isInStep;
  private boolean wasVersionWrong;
  private long passedOver;
  private boolean isBehindHole;

  /** Bytes that still belong to a frame with a hole in it. */
  private long restOfBroken;

  /** Takes what is found. */
  interface Sink {

    /** A frame, perhaps with a defect. */
    void frame(
        @Nullable Instant time,
        PayloadType type,
        Bytes payload,
        @Nullable String defect,
        List<Note> notes);

    /** A frame that cannot be shown, because a part of it is missing. */
    void missing(String what);
  }

  /**
   * Starts to read.
   *
   * @param isInStep whether the first byte is the first of a header
   */
  StreamFrames(boolean isInStep, Sink sink) {
    this.isInStep = isInStep;
    this.sink = sink;
  }

  /** Whether the next byte belongs to a frame, as far as is known. */
  boolean isInStep() {
    return isInStep;
  }

  /** Looks for a header, wherever it stands. */
  void search() {
    isInStep = false;
  }

  /** Whether the bytes look like the start of a frame that standards know; others are too many. */
  private static boolean isHeader(ByteBuffer bytes, int at) {
    if (Short.toUnsignedInt(bytes.getShort(at)) != VERSION) {
      return false;
    }
    PayloadType type = PayloadType.of(Short.toUnsignedInt(bytes.getShort(at + 2)));
    long length = Integer.toUnsignedLong(bytes.getInt(at + 4));
    boolean isKnown = !type.isManufacturerSpecific() && !type.meaning().equals("reserved");
    return isKnown && length > 0 && length <= LONGEST_PAYLOAD;
  }

  /** Reads on. */
  void feed(@Nullable Instant time, ByteBuffer data) {
    if (restOfBroken > 0) {
      int skipped = (int) Math.min(restOfBroken, data.remaining());
      data.position(data.position() + skipped);
      restOfBroken -= skipped;
    }
    append(data);
    while (isInStep ? takeFrame(time) : findHeader()) {
      // Each turn takes something out of the buffer.
    }
  }

  private void append(ByteBuffer data) {
    int needed = size + data.remaining();
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
    }
    data.get(buffer, size, data.remaining());
    size = needed;
  }

  private void drop(int count) {
    System.arraycopy(buffer, count, buffer, 0, size - count);
    size -= count;
  }

  /** Goes to the next header, or drops what holds none. */
  private boolean findHeader() {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, size);
    int at = 0;
    while (at + V2gtpHeader.LENGTH <= size && !isHeader(bytes, at)) {
      at++;
    }
    isInStep = at + V2gtpHeader.LENGTH <= size;
    passedOver += at;
    drop(at);
    return isInStep;
  }

  private boolean takeFrame(@Nullable Instant time) {
    if (size < V2gtpHeader.LENGTH) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(buffer, 0, size);
    PayloadType type = PayloadType.of(Short.toUnsignedInt(header.getShort(2)));
    long length = Integer.toUnsignedLong(header.getInt(4));
    String defect = defect(length);
    if (defect != null && isLost(length)) {
      emit(time, type, Bytes.empty(), defect);
      isInStep = false;
      passedOver++;
      drop(1);
      return true;
    }
    if (size - V2gtpHeader.LENGTH < length) {
      return false;
    }
    wasVersionWrong = defect != null && length > 0;
    emit(time, type, Bytes.copyOf(buffer, V2gtpHeader.LENGTH, (int) length), defect);
    drop(V2gtpHeader.LENGTH + (int) length);
    return true;
  }

  private @Nullable String defect(long length) {
    try {
      V2gtpHeader.decode(Bytes.copyOf(buffer, 0, V2gtpHeader.LENGTH));
    } catch (V2gtpException e) {
      return e.getMessage();
    }
    if (length > LONGEST_PAYLOAD) {
      return "a payload of " + length + " bytes is announced, more than any message has";
    }
    return length == 0 ? "expected a payload but its length is 0 at byte 4" : null;
  }

  /** Whether the next header cannot be where this one says. */
  private boolean isLost(long length) {
    boolean isVersionWrong = Short.toUnsignedInt(ByteBuffer.wrap(buffer).getShort()) != VERSION;
    return length > LONGEST_PAYLOAD
        || isVersionWrong && (wasVersionWrong || length > USUAL_PAYLOAD);
  }

  private void emit(
      @Nullable Instant time, PayloadType type, Bytes payload, @Nullable String defect) {
    List<Note> notes = new ArrayList<>();
    if (passedOver > 0 || isBehindHole) {
      String bytes = passedOver > 0 ? passedOver + " bytes in front belong to no frame" : "";
      String hole = isBehindHole ? "bytes in front are not in the capture" : "";
      String both = bytes.isEmpty() || hole.isEmpty() ? "" : "; ";
      notes.add(new Note(Note.Code.RESYNCHRONISED, bytes + both + hole));
    }
    passedOver = 0;
    isBehindHole = false;
    sink.frame(time, type, payload, defect, notes);
  }

  /** A part of the stream is missing; a negative count is an unknown one. */
  void lost(long count) {
    Optional<String> cut = unfinished();
    long rest = restOfBroken;
    if (rest == 0 && cut.isPresent()) {
      rest = wanted() - size;
      sink.missing("a frame has a hole: " + cut.get());
    }
    size = 0;
    isBehindHole = true;
    // A hole within one frame leaves the next header where it was announced.
    isInStep = isInStep && count >= 0 && count <= rest && rest > 0;
    restOfBroken = isInStep ? rest - count : 0;
  }

  /** Where the frame in the buffer ends; behind the buffer if its header is not there yet. */
  private long wanted() {
    return size < V2gtpHeader.LENGTH
        ? 0
        : V2gtpHeader.LENGTH + Integer.toUnsignedLong(ByteBuffer.wrap(buffer).getInt(4));
  }

  /**
   * What there is of a frame that has begun.
   *
   * @return such as "12 of 40 bytes"; empty between frames
   */
  Optional<String> unfinished() {
    if (!isInStep || size == 0) {
      return Optional.empty();
    }
    String all = size < V2gtpHeader.LENGTH ? "" : " of " + wanted();
    return Optional.of(size + all + " bytes are there");
  }
}
