package org.v2g4j.examples.capture;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.v2gtp.PayloadType;

/**
 * One recorded frame. Immutable.
 *
 * @param number its number in the recording
 * @param flow the recording's word for its direction; null if there is none
 * @param payloadType what the payload carries; null for a bare EXI body
 * @param payload the payload without the V2GTP header
 * @param defect what is wrong with the frame itself; null if nothing is
 */
public record CapturedFrame(
    long number,
    @Nullable String flow,
    @Nullable PayloadType payloadType,
    Bytes payload,
    @Nullable String defect) {

  /**
   * Refuses an absent payload.
   *
   * @param number its number
   * @param flow its direction, or null
   * @param payloadType what the payload carries, or null
   * @param payload the payload
   * @param defect what is wrong, or null
   */
  public CapturedFrame {
    Objects.requireNonNull(payload, "payload");
  }
}
