package org.v2g4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.v2g4j.vectors.VectorCheck.DECODE_TO_XML;
import static org.v2g4j.vectors.VectorCheck.ENCODE_XML;
import static org.v2g4j.vectors.VectorCheck.REENCODE;
import static org.v2g4j.vectors.VectorCheck.STRING_TABLE;
import static org.v2g4j.vectors.VectorCheck.XML_ROUND_TRIP;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.v2g4j.core.Bytes;

final class VectorKitTest {

  private static final List<Vector> DIN = Vectors.load("din-70121");
  private static final Vector PLAIN = first(false);
  private static final Vector WITH_STRING_TABLE = first(true);

  private static Vector first(boolean stringTable) {
    return DIN.stream()
        .filter(vector -> vector.exiStringTable().isPresent() == stringTable)
        .findFirst()
        .orElseThrow();
  }

  private static List<VectorCheck> failedChecks(Vector vector, CodecUnderTest<?> codec) {
    return VectorKit.check(vector, codec).stream().map(VectorFailure::check).toList();
  }

  private static VectorFailure onlyFailure(Vector vector, CodecUnderTest<?> codec) {
    List<VectorFailure> failures = VectorKit.check(vector, codec);
    assertThat(failures).hasSize(1);
    return failures.get(0);
  }

  private static Bytes flip(Bytes bytes, int bit) {
    byte[] octets = bytes.toByteArray();
    octets[bit / 8] ^= (byte) (0x80 >> bit % 8);
    return Bytes.of(octets);
  }

  /** A codec that writes one bit wrongly. */
  private static FakeCodec flipping(int bit) {
    return new FakeCodec() {
      @Override
      public Bytes encode(Vector vector, String message) {
        return flip(super.encode(vector, message), bit);
      }
    };
  }

  @Nested
  final class ACodecThatIsRight {

    @ParameterizedTest
    @MethodSource("org.v2g4j.vectors.Vectors#sets")
    void passesEveryVector(String set) {
      for (Vector vector : Vectors.load(set)) {
        assertThat(VectorKit.check(vector, new FakeCodec())).isEmpty();
      }
    }

    @TestFactory
    Stream<DynamicNode> passesAsJunitTests() {
      return VectorKit.tests("supported-app-protocol", new FakeCodec());
    }

    @Test
    void isPutToAllChecksThatApply() {
      assertThat(VectorKit.applicable(WITH_STRING_TABLE, new FakeCodec()))
          .containsExactly(VectorCheck.values());
      assertThat(VectorKit.applicable(PLAIN, new FakeCodec()))
          .containsExactly(REENCODE, ENCODE_XML, XML_ROUND_TRIP, DECODE_TO_XML);
    }

    @Test
    void needsNoXml() {
      CodecUnderTest<String> codec = new FakeCodec().withoutXml();

      assertThat(VectorKit.applicable(WITH_STRING_TABLE, codec))
          .containsExactly(REENCODE, STRING_TABLE);
      assertThat(VectorKit.applicable(PLAIN, codec)).containsExactly(REENCODE);
      assertThat(VectorKit.check(WITH_STRING_TABLE, codec)).isEmpty();
    }

    @Test
    void mayWriteXmlDifferently() {
      FakeCodec codec =
          new FakeCodec() {
            @Override
            public String toXml(Vector vector, String message) {
              return "<?xml version=\"1.0\"?>\n"
                  + message.replace("n1:", "p:").replace(":n1", ":p");
            }

            @Override
            public String fromXml(Vector vector, String xml) {
              return vector.xml();
            }
          };

      assertThat(VectorKit.check(PLAIN, codec)).isEmpty();
    }
  }

  @Nested
  final class ACodecThatIsWrong {

    @Test
    void failsIfItFlipsABit() {
      List<VectorFailure> failures = VectorKit.check(WITH_STRING_TABLE, flipping(35));

      assertThat(failures)
          .extracting(VectorFailure::check)
          .containsExactly(REENCODE, STRING_TABLE, ENCODE_XML);
      assertThat(failures)
          .extracting(VectorFailure::firstDifferentBit)
          .containsOnly(OptionalInt.of(35));
    }

    @Test
    void isToldWhereTheBitIs() {
      // CableCheckReq: 809a02336c413682c0f22e5011480000, bit 35 is 0x10 of 6c
      assertThat(onlyFailure(PLAIN, flipping(35).withoutXml()))
          .hasToString(
              "din-70121.jsonl.gz:1 CableCheckReq (document, minimal): decode and encode again: "
                  + "first difference at byte 4, bit 35: "
                  + "expected 809a0233[6c413682c0f22e50]... (16 bytes) "
                  + "but found 809a0233[7c413682c0f22e50]... (16 bytes)");
    }

    @Test
    void failsOnEveryVectorIfItFlipsItsLastBit() {
      for (Vector vector : DIN) {
        int last = vector.exi().length() * 8 - 1;

        assertThat(failedChecks(vector, flipping(last))).contains(REENCODE, ENCODE_XML);
      }
    }

    @Test
    void failsIfItWritesTooLittleOrTooMuch() {
      int length = PLAIN.exi().length();

      for (int wrong : new int[] {0, 1, length - 1, length + 1, length + 100}) {
        VectorFailure failure = onlyFailure(PLAIN, resizing(wrong).withoutXml());
        assertThat(failure.firstDifferentBit()).hasValue(Math.min(wrong, length) * 8);
        assertThat(failure.reason()).contains("(" + wrong + " bytes)");
      }
    }

    @Test
    void failsIfItLosesAnElement() {
      FakeCodec losing =
          new FakeCodec() {
            @Override
            public String toXml(Vector vector, String message) {
              return message.replaceFirst("<n2:EVReady>.*</n2:EVReady>", "");
            }
          };

      List<VectorFailure> failures = VectorKit.check(PLAIN, losing);

      assertThat(failures)
          .extracting(VectorFailure::check)
          .containsExactly(XML_ROUND_TRIP, DECODE_TO_XML);
      assertThat(failures.get(1).reason())
          .isEqualTo(
              "at /V2G_Message/Body/CableCheckReq/DC_EVStatus "
                  + "expected element {urn:din:70121:2012:MsgDataTypes}EVReady "
                  + "but found element {urn:din:70121:2012:MsgDataTypes}EVErrorCode");
      assertThat(failures.get(0).reason())
          .startsWith("fromXml(toXml(message)) differs from message: expected ");
    }

    @Test
    void failsIfItRefusesTheStringTable() {
      FakeCodec ignorant =
          new FakeCodec() {
            @Override
            public String decode(Vector vector, Bytes exi) {
              if (!exi.equals(vector.exi())) {
                throw new UnsupportedOperationException("no string table");
              }
              return super.decode(vector, exi);
            }
          };

      VectorFailure failure = onlyFailure(WITH_STRING_TABLE, ignorant);

      assertThat(failure.check()).isEqualTo(STRING_TABLE);
      assertThat(failure.reason()).startsWith("decode(exiStringTable) threw ");
      assertThat(failure.cause()).containsInstanceOf(UnsupportedOperationException.class);
      assertThat(failure.firstDifferentBit()).isEmpty();
    }

    @Test
    void failsIfItReadsEmptyStringsFromTheStringTable() {
      FakeCodec careless =
          new FakeCodec() {
            @Override
            public String decode(Vector vector, Bytes exi) {
              return exi.equals(vector.exi()) ? vector.xml() : vector.xml() + "?";
            }
          };

      assertThat(onlyFailure(WITH_STRING_TABLE, careless).reason())
          .startsWith("decode(exiStringTable) differs from decode(exi): expected ");
    }

    @Test
    void failsIfItMissesEquals() {
      CodecUnderTest<Object> identityOnly =
          new CodecUnderTest<>() {
            @Override
            public Object decode(Vector vector, Bytes exi) {
              return new Object() {
                @Override
                public String toString() {
                  return "a message";
                }
              };
            }

            @Override
            public Bytes encode(Vector vector, Object message) {
              return vector.exi();
            }
          };

      assertThat(onlyFailure(WITH_STRING_TABLE, identityOnly).reason())
          .endsWith("though they print alike: a message");
    }

    @Test
    void failsIfItThrowsAnything() {
      assertThat(failedChecks(PLAIN, throwing(new IOException("checked"))))
          .containsExactly(REENCODE);
      assertThat(failedChecks(PLAIN, throwing(new StackOverflowError()))).containsExactly(REENCODE);
      assertThat(failedChecks(PLAIN, throwing(new AssertionError("assert"))))
          .containsExactly(REENCODE);
    }

    @Test
    void failsIfItWritesNoXml() {
      FakeCodec codec =
          new FakeCodec() {
            @Override
            public String toXml(Vector vector, String message) {
              return "no XML";
            }
          };

      assertThat(VectorKit.check(PLAIN, codec))
          .filteredOn(failure -> failure.check() == DECODE_TO_XML)
          .singleElement()
          .satisfies(
              failure ->
                  assertThat(failure.cause()).containsInstanceOf(MalformedXmlException.class));
    }

    @Test
    void failsAsJunitTests() {
      List<DynamicTest> tests = leaves(VectorKit.tests(List.of(PLAIN), flipping(8)));

      assertThat(tests).hasSize(4);
      assertThat(tests.get(0).getDisplayName()).isEqualTo("decode and encode again");
      assertThat(outcome(tests.get(0)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("din-70121.jsonl.gz:1")
          .hasMessageContaining("bit 8");
      assertThat(outcome(tests.get(2))).isNull();
    }

    @Test
    void givesItsExceptionToJunit() {
      RuntimeException cause = new IllegalStateException("broken");
      List<DynamicTest> tests = leaves(VectorKit.tests(List.of(PLAIN), throwing(cause)));

      assertThat(outcome(tests.get(0))).isInstanceOf(AssertionError.class).hasCause(cause);
    }
  }

  @Test
  void refusesToTestNothing() {
    assertThatThrownBy(() -> VectorKit.tests(List.of(), new FakeCodec()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VectorKit.tests("din", new FakeCodec()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("din-70121");
  }

  private static FakeCodec resizing(int length) {
    return new FakeCodec() {
      @Override
      public Bytes encode(Vector vector, String message) {
        return Bytes.of(Arrays.copyOf(vector.exi().toByteArray(), length));
      }
    };
  }

  private static CodecUnderTest<String> throwing(Throwable thrown) {
    return new CodecUnderTest<>() {
      @Override
      public String decode(Vector vector, Bytes exi) throws Exception {
        if (thrown instanceof Error error) {
          throw error;
        }
        throw (Exception) thrown;
      }

      @Override
      public Bytes encode(Vector vector, String message) {
        return vector.exi();
      }
    };
  }

  private static List<DynamicTest> leaves(Stream<? extends DynamicNode> nodes) {
    return nodes.flatMap(VectorKitTest::leaves).toList();
  }

  private static Stream<DynamicTest> leaves(DynamicNode node) {
    if (node instanceof DynamicContainer container) {
      return container.getChildren().flatMap(VectorKitTest::leaves);
    }
    return Stream.of((DynamicTest) node);
  }

  private static @Nullable Throwable outcome(DynamicTest test) {
    return catchThrowable(() -> test.getExecutable().execute());
  }
}
