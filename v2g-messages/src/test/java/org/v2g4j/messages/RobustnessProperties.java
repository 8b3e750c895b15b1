package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.error.EncodeException;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.ViolationException;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** Whatever the bytes are: a message that all else can handle, or an ExiException, nothing else. */
final class RobustnessProperties {

  private static final String SEED = "15118";

  /** All vectors are loaded once: more than three thousand. */
  private static final Map<MessageSet, List<Vector>> VECTORS = new EnumMap<>(MessageSet.class);

  static {
    for (MessageSet set : MessageSet.values()) {
      VECTORS.put(set, Vectors.load(set.label()));
    }
  }

  /** One place of a body that is changed. */
  private record Mutation(int place, int mask) {}

  // ---- properties ----

  @Property(seed = SEED, tries = 4000)
  void anyBytesAreHandled(@ForAll MessageSet set, @ForAll @Size(max = 60) byte[] bytes) {
    requireHandled(set, Bytes.of(bytes));
  }

  @Property(seed = SEED, tries = 4000)
  void anyBytesBehindAHeaderAreHandled(
      @ForAll MessageSet set, @ForAll @Size(max = 60) byte[] bytes) {
    byte[] exi = new byte[bytes.length + 1];
    exi[0] = (byte) 0x80;
    System.arraycopy(bytes, 0, exi, 1, bytes.length);
    requireHandled(set, Bytes.of(exi));
  }

  @Property(seed = SEED, tries = 300)
  void smallVectorsCutAtAnyLengthAreHandled(
      @ForAll MessageSet set, @ForAll @IntRange(max = 1_000_000) int which) {
    Vector vector = vector(set, which);
    Bytes exi = vector.exi();
    for (int length = 0; length < Math.min(200, exi.length()); length++) {
      requireCutHandled(set, vector, exi.slice(0, length));
    }
  }

  @Property(seed = SEED, tries = 3000)
  void vectorsCutAtAnyLengthAreHandled(
      @ForAll MessageSet set,
      @ForAll @IntRange(max = 1_000_000) int which,
      @ForAll @IntRange(max = 1_000_000) int where) {
    Vector vector = vector(set, which);
    Bytes exi = vector.exiStringTable().orElse(vector.exi());
    requireCutHandled(set, vector, exi.slice(0, where % exi.length()));
  }

  @Property(
      seed = SEED,
      tries = 6000,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.BOUNDED)
  void vectorsWithFlippedBitsAreHandled(
      @ForAll MessageSet set,
      @ForAll @IntRange(max = 1_000_000) int which,
      @ForAll("bitFlips") List<Mutation> mutations) {
    requireHandled(set, mutated(vector(set, which).exi(), mutations));
  }

  @Property(
      seed = SEED,
      tries = 4000,
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.BOUNDED)
  void vectorsWithChangedBytesAreHandled(
      @ForAll MessageSet set,
      @ForAll @IntRange(max = 1_000_000) int which,
      @ForAll("byteChanges") List<Mutation> mutations) {
    Vector vector = vector(set, which);
    requireHandled(set, mutated(vector.exiStringTable().orElse(vector.exi()), mutations));
  }

  @Property(seed = SEED, tries = 4000)
  void vectorsSplicedAtAnyByteAreHandled(
      @ForAll MessageSet set,
      @ForAll @IntRange(max = 1_000_000) int first,
      @ForAll @IntRange(max = 1_000_000) int second,
      @ForAll @IntRange(max = 1_000_000) int from,
      @ForAll @IntRange(max = 1_000_000) int to) {
    Bytes head = vector(set, first).exi();
    Bytes tail = vector(set, second).exi();
    int end = from % (head.length() + 1);
    int start = to % (tail.length() + 1);
    byte[] exi = new byte[end + tail.length() - start];
    head.copyTo(0, exi, 0, end);
    tail.copyTo(start, exi, end, tail.length() - start);
    requireHandled(set, Bytes.of(exi));
  }

  @Property(seed = SEED, tries = 3000)
  void vectorsOfOtherSetsAreHandled(
      @ForAll MessageSet set,
      @ForAll MessageSet other,
      @ForAll @IntRange(max = 1_000_000) int which) {
    requireHandled(set, vector(other, which).exi());
  }

  @Provide
  Arbitrary<List<Mutation>> bitFlips() {
    return mutations(Arbitraries.integers().between(0, 7).map(bit -> 1 << bit));
  }

  @Provide
  Arbitrary<List<Mutation>> byteChanges() {
    return mutations(Arbitraries.integers().between(1, 255));
  }

  private static Arbitrary<List<Mutation>> mutations(Arbitrary<Integer> masks) {
    return Arbitraries.integers()
        .between(0, 1_000_000)
        .flatMap(place -> masks.map(mask -> new Mutation(place, mask)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  // ---- what handled means ----

  private static Vector vector(MessageSet set, int which) {
    List<Vector> vectors = Objects.requireNonNull(VECTORS.get(set));
    return vectors.get(which % vectors.size());
  }

  /** Changes bytes behind the header, where a change would only be refused as no EXI. */
  private static Bytes mutated(Bytes exi, List<Mutation> mutations) {
    byte[] octets = exi.toByteArray();
    for (Mutation mutation : mutations) {
      octets[1 + mutation.place() % (octets.length - 1)] ^= (byte) mutation.mask();
    }
    return Bytes.of(octets);
  }

  /** No whole message, so it may only decode where what it lost was padding. */
  private static void requireCutHandled(MessageSet set, Vector vector, Bytes cut) {
    boolean document = vector.kind() == Vector.Kind.DOCUMENT;
    boolean decoded = requireHandled(set, cut, document);
    assertThat(decoded).as("%s, cut to %s bytes, decodes", vector, cut.length()).isFalse();
    requireHandled(set, cut, !document);
  }

  private static void requireHandled(MessageSet set, Bytes exi) {
    requireHandled(set, exi, true);
    requireHandled(set, exi, false);
  }

  private static boolean requireHandled(MessageSet set, Bytes exi, boolean document) {
    try {
      SchemaCodec codec = set.codec();
      return document
          ? requireHandled(exi, codec::decode, Actions.ofDocuments(codec))
          : requireHandled(exi, codec::decodeFragment, Actions.ofFragments(codec));
    } catch (Throwable e) {
      throw new AssertionError(
          "set %s, %s %s".formatted(set, document ? "document" : "fragment", exi.toHex()), e);
    }
  }

  private static <T> boolean requireHandled(
      Bytes exi, Function<Bytes, T> decode, Actions<T> actions) {
    T message;
    try {
      message = decode.apply(exi);
    } catch (ExiException e) {
      assertThat(e.bitOffset()).isBetween(0, 8 * exi.length());
      assertThat(e.path()).startsWith("/");
      assertThat(e.reason()).isNotBlank();
      return false;
    }
    boolean valid = requireChecked(message, actions);
    requireXml(message, actions);
    requireJson(message, actions);
    requireEncoded(message, valid, decode, actions);
    return true;
  }

  private static <T> boolean requireChecked(T message, Actions<T> actions) {
    try {
      actions.encode().apply(message);
      return true;
    } catch (ViolationException e) {
      assertThat(e.violations()).isNotEmpty();
    } catch (EncodeException e) {
      assertThat(e.reason()).isNotBlank();
    }
    return false;
  }

  private static <T> void requireXml(T message, Actions<T> actions) {
    try {
      assertThat(actions.toXml().apply(message)).startsWith("<").endsWith(">");
    } catch (XmlException e) {
      assertThat(e.path()).startsWith("/");
    }
  }

  /** Whatever EXI can express JSON can too, but for halves of characters. */
  private static <T> void requireJson(T message, Actions<T> actions) {
    String json;
    try {
      json = actions.toJson().apply(message);
    } catch (JsonException e) {
      assertThat(e).hasMessageContaining("has no JSON form in /");
      return;
    }
    assertThat(actions.fromJson().apply(json)).isEqualTo(message);
  }

  private static <T> void requireEncoded(
      T message, boolean valid, Function<Bytes, T> decode, Actions<T> actions) {
    Bytes again;
    try {
      again = actions.encodeLenient().apply(message);
    } catch (EncodeException e) {
      assertThat(valid).as("a valid message is always encoded").isFalse();
      return;
    }
    assertThat(decode.apply(again)).isEqualTo(message);
    if (valid) {
      assertThat(actions.encode().apply(message)).isEqualTo(again);
    }
  }

  /** What a codec does with what it decoded. */
  private record Actions<T>(
      Function<T, Bytes> encode,
      Function<T, Bytes> encodeLenient,
      Function<T, String> toXml,
      Function<T, String> toJson,
      Function<String, T> fromJson) {

    static Actions<ExiElement> ofDocuments(SchemaCodec codec) {
      return new Actions<>(
          message -> {
            boolean valid = codec.violations(message).isEmpty();
            try {
              Bytes exi = codec.encode(message);
              return valid ? exi : fail("encoded in spite of violations");
            } catch (ViolationException e) {
              assertThat(e.violations()).isEqualTo(codec.violations(message));
              throw e;
            }
          },
          codec::encodeLenient,
          codec::toXml,
          JsonMessages.of(codec)::toJson,
          JsonMessages.of(codec)::fromJson);
    }

    static Actions<ExiFragment> ofFragments(SchemaCodec codec) {
      return new Actions<>(
          codec::encodeFragment,
          codec::encodeFragmentLenient,
          codec::toXml,
          JsonMessages.of(codec)::toJson,
          JsonMessages.of(codec)::fragmentFromJson);
    }
  }
}
