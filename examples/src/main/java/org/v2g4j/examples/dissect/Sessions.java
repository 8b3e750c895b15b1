package org.v2g4j.examples.dissect;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.CapturedFrame;

/** Follows the session of each connection of a recording apart. Mutable, for one recording. */
public final class Sessions implements FrameReader {

  /** More than any capture has at a time. */
  private static final int MOST = 1024;

  /** Frames without a connection are one session in the order of the file. */
  private static final int NO_CONNECTION = 0;

  private final Map<Integer, SessionFollower> followers = new LinkedHashMap<>(16, 0.75f, true);

  private final @Nullable ForeignSchema foreign;

  /** Starts in front of a recording. */
  public Sessions() {
    this(null);
  }

  /**
   * Starts in front of a recording.
   *
   * @param foreign reads the frames that no session of ours covers; null if they are guessed
   */
  public Sessions(@Nullable ForeignSchema foreign) {
    this.foreign = foreign;
  }

  @Override
  public Reading read(CapturedFrame frame) {
    @Nullable Integer connection = frame.origin().connection();
    SessionFollower follower =
        followers.computeIfAbsent(
            connection == null ? NO_CONNECTION : connection,
            number -> new SessionFollower(foreign));
    if (followers.size() > MOST) {
      followers.remove(followers.keySet().iterator().next());
    }
    return follower.read(frame);
  }
}
