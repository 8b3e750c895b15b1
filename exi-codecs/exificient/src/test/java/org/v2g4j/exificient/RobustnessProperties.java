package org.v2g4j.exificient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiException;
import org.v2g4j.vectors.Infoset;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** Whatever the bytes are: well-formed XML, or an ExiException, nothing else. */
final class RobustnessProperties {

  private static final String SEED = "15118";
  private static final List<String> SETS =
      List.of("supported-app-protocol", "din-70121", "iso15118-2", "iso15118-20-ac");
  private static final Map<String, List<Vector>> VECTORS =
      SETS.stream().collect(Collectors.toMap(set -> set, Vectors::load));

  @Property(seed = SEED, tries = 2000)
  void anyBytesBehindAHeaderAreHandled(
      @ForAll @IntRange(max = 3) int set, @ForAll @Size(max = 60) byte[] bytes) {
    byte[] exi = new byte[bytes.length + 1];
    exi[0] = (byte) 0x80;
    System.arraycopy(bytes, 0, exi, 1, bytes.length);
    requireHandled(IsoSchemas.codec(SETS.get(set)), Bytes.of(exi));
    requireHandled(Kettles.codec(), Bytes.of(exi));
  }

  @Property(seed = SEED, tries = 2000)
  void vectorsCutAtAnyLengthAreHandled(
      @ForAll @IntRange(max = 3) int set,
      @ForAll @IntRange(max = 1_000_000) int which,
      @ForAll @IntRange(max = 1_000_000) int where) {
    Vector vector = vector(set, which);
    Bytes exi = vector.exiStringTable().orElse(vector.exi());
    requireHandled(IsoSchemas.codec(vector.set()), exi.slice(0, where % exi.length()));
  }

  @Property(seed = SEED, tries = 6000)
  void vectorsWithFlippedBitsAreHandled(
      @ForAll @IntRange(max = 3) int set,
      @ForAll @IntRange(max = 1_000_000) int which,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 10_000_000) Integer> places) {
    Vector vector = vector(set, which);
    byte[] exi = vector.exiStringTable().orElse(vector.exi()).toByteArray();
    for (int place : places) {
      int bit = 8 + place % (8 * (exi.length - 1));
      exi[bit / 8] ^= (byte) (0x80 >> bit % 8);
    }
    requireHandled(IsoSchemas.codec(vector.set()), Bytes.of(exi));
  }

  private static Vector vector(int set, int which) {
    List<Vector> vectors = VECTORS.get(SETS.get(set));
    return vectors.get(which % vectors.size());
  }

  private static void requireHandled(ExificientCodec codec, Bytes exi) {
    try {
      requireHandled(exi, codec::toXml);
      requireHandled(exi, codec::fragmentToXml);
    } catch (Throwable e) {
      throw new AssertionError(exi.toHex(), e);
    }
  }

  private interface Decoding {
    String xml(Bytes exi);
  }

  private static void requireHandled(Bytes exi, Decoding decoding) {
    try {
      String xml = decoding.xml(exi);
      assertThat(Infoset.firstDifference(xml, xml)).as("is well-formed").isEmpty();
    } catch (ExiException e) {
      assertThat(e.bitOffset()).isBetween(0, 8 * exi.length());
      assertThat(e.path()).startsWith("/");
      assertThat(e.reason()).isNotBlank();
    }
  }
}
