package org.v2g4j.examples.dissect;

import java.util.List;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.messages.MessageSet;

/** Reads every frame with one schema set, whatever its header says. Immutable. */
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
    if (frame.defect() != null) {
      return new Reading.Failed(frame.defect());
    }
    try {
      if (isFragment) {
        Decoded<ExiFragment> decoded = set.codec().decodeFragmentLeniently(frame.payload());
        return new Reading.Fragment(set, decoded.value(), Notes.leniencies(decoded));
      }
      return Notes.message(set, set.codec().decodeLeniently(frame.payload()), List.of());
    } catch (ExiException e) {
      return new Reading.Failed("no " + set.label() + ": " + e.getMessage());
    }
  }
}
