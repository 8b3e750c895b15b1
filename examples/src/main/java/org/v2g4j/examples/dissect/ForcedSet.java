package org.v2g4j.examples.dissect;

import java.util.List;
import java.util.Optional;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.messages.MessageSet;

/**
 * Reads every message with one schema set, whatever its header says; only the hand-shake in front
 * of a session keeps its own. Immutable.
 */
public final class ForcedSet implements FrameReader {

  private final MessageSet set;
  private final boolean isFragment;

  private ForcedSet(MessageSet set, boolean isFragment) {
    this.set = set;
    this.isFragment = isFragment;
  }

  /**
   * Reads messages.
   *
   * @param set the schema set
   * @return a reader
   */
  public static ForcedSet ofMessages(MessageSet set) {
    return new ForcedSet(set, false);
  }

  /**
   * Reads EXI fragments, as XML signatures digest them.
   *
   * @param set the schema set
   * @return a reader
   */
  public static ForcedSet ofFragments(MessageSet set) {
    return new ForcedSet(set, true);
  }

  @Override
  public Reading read(CapturedFrame frame) {
    Optional<Reading> other = FrameReader.withoutMessage(frame);
    if (other.isPresent()) {
      return other.get();
    }
    try {
      if (isFragment) {
        Decoded<ExiFragment> decoded = set.codec().decodeFragmentLeniently(frame.payload());
        return new Reading.Fragment(set, decoded.value(), Notes.leniencies(decoded));
      }
      MessageSet used = Handshake.isSurely(frame, set) ? MessageSet.SUPPORTED_APP_PROTOCOL : set;
      return Notes.message(
          used, used.codec().decodeLeniently(frame.payload()), List.of(), List.of());
    } catch (ExiException e) {
      return Reading.Failed.of(set, e);
    }
  }
}
