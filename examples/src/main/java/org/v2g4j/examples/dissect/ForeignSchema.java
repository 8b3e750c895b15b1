package org.v2g4j.examples.dissect;

import java.util.List;
import java.util.Optional;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.capture.CapturedFrame;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exificient.ExificientCodec;

/**
 * Reads every frame that may be EXI with a schema that is none of ours, whatever its payload type.
 * Immutable.
 */
public final class ForeignSchema implements FrameReader {

  private final String name;
  private final ExificientCodec codec;
  private final boolean isFragment;

  private ForeignSchema(String name, ExificientCodec codec, boolean isFragment) {
    this.name = name;
    this.codec = codec;
    this.isFragment = isFragment;
  }

  /**
   * Reads messages.
   *
   * @param name what to call the schema
   * @param codec its codec
   * @return a reader
   */
  public static ForeignSchema ofMessages(String name, ExificientCodec codec) {
    return new ForeignSchema(name, codec, false);
  }

  /**
   * Reads EXI fragments, as XML signatures digest them.
   *
   * @param name what to call the schema
   * @param codec its codec
   * @return a reader
   */
  public static ForeignSchema ofFragments(String name, ExificientCodec codec) {
    return new ForeignSchema(name, codec, true);
  }

  /** What to call the schema. */
  String name() {
    return name;
  }

  @Override
  public Reading read(CapturedFrame frame) {
    Optional<Reading> other = FrameReader.withoutMessage(frame);
    if (other.isPresent() && !(other.get() instanceof Reading.Skipped)) {
      return other.get();
    }
    try {
      Bytes exi = frame.payload();
      String xml = isFragment ? codec.fragmentToXml(exi) : codec.toXml(exi);
      return new Reading.Foreign(name, xml, List.of());
    } catch (ExiException e) {
      return new Reading.Failed(name, e.bitOffset(), e.path(), e.reason());
    }
  }
}
