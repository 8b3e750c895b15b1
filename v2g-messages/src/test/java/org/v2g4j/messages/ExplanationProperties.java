package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiPiece;
import org.v2g4j.exi.Explanation;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** What is told of a body with a wrong bit points at that bit. */
final class ExplanationProperties {

  private static final List<Vector> VECTORS =
      Arrays.stream(MessageSet.values())
          .flatMap(set -> Vectors.load(set.label()).stream())
          .toList();

  private record Flip(Vector vector, int bit) {}

  @Provide
  Arbitrary<Flip> flips() {
    return Arbitraries.of(VECTORS)
        .flatMap(
            vector ->
                Arbitraries.integers()
                    .between(0, 8 * vector.exi().length() - 1)
                    .map(bit -> new Flip(vector, bit)));
  }

  @Property(tries = 10_000)
  void aFlippedBitLiesInThePieceThatChangedOrInFrontOfTheFailure(@ForAll("flips") Flip flip) {
    Explanation before = ExplanationTest.explain(flip.vector, flip.vector.exi());

    Explanation after = ExplanationTest.explain(flip.vector, flipped(flip.vector.exi(), flip.bit));

    ExplanationTest.assertWithoutGaps(after);
    ExiPiece holder = before.at(flip.bit).orElseThrow();
    int changed = firstDifference(before, after);
    if (after.failure() == null) {
      ExiPiece piece = after.pieces().get(changed);
      assertThat(piece.offset()).isLessThanOrEqualTo(flip.bit);
      assertThat(piece.offset() + piece.length()).isGreaterThan(flip.bit);
    } else {
      ExiPiece unread = after.pieces().get(after.pieces().size() - 1);
      assertThat(unread.offset()).isGreaterThanOrEqualTo(holder.offset());
    }
  }

  private static int firstDifference(Explanation one, Explanation other) {
    for (int i = 0; i < Math.min(one.pieces().size(), other.pieces().size()); i++) {
      ExiPiece piece = one.pieces().get(i);
      ExiPiece same = other.pieces().get(i);
      if (!piece.equals(same) || !one.bits(piece).equals(other.bits(same))) {
        return i;
      }
    }
    return Math.min(one.pieces().size(), other.pieces().size());
  }

  private static Bytes flipped(Bytes exi, int bit) {
    byte[] octets = exi.toByteArray();
    octets[bit >>> 3] ^= (byte) (0x80 >>> (bit & 7));
    return Bytes.of(octets);
  }
}
