package org.v2g4j.examples.capture;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * One recorded frame. Immutable.
 *
 * @param number its number in the recording
 * @param origin where in the recording it was found
 * @param payloadType what the payload carries; null for a bare EXI body
 * @param payload the payload without the V2GTP header
 * @param defect what is wrong with the frame itself; null if nothing is
 * @param notes what is remarkable about how it was found
 */
public record CapturedFrame(
    long number,
    Origin origin,
    @Nullable PayloadType payloadType,
    Bytes payload,
    @Nullable String defect,
    List<Note> notes)
    implements Captured {

  /**
   * Refuses absent parts.
   *
   * @param number its number
   * @param origin where it was found
   * @param payloadType what the payload carries, or null
   * @param payload the payload
   * @param defect what is wrong, or null
   * @param notes what is remarkable
   */
  public CapturedFrame {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(payload, "payload");
    notes = List.copyOf(notes);
  }
}
