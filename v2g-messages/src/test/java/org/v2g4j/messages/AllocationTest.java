package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiDecoder;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiEncoder;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.exi.xml.XmlException;
import org.v2g4j.json.JsonException;
import org.v2g4j.json.JsonMessages;
import org.v2g4j.messages.xmldsig.KeyInfo;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

/** Decoding allocates at most 128 bytes per input byte plus 64 KiB, whatever the input is. */
final class AllocationTest {

  private static final int PER_BYTE = 128;
  private static final int CONSTANT = 1 << 16;

  /** Body of a V2GTP frame as long as receivers take it. */
  private static final int LONG = 60_000;

  private static void assertBounded(MessageSet set, Bytes exi) {
    SchemaCodec codec = set.codec();
    assertBounded(codec::decode, exi, set + " document");
    assertBounded(codec::decodeFragment, exi, set + " fragment");
  }

  private static void assertBounded(Function<Bytes, ?> decode, Bytes exi, String what) {
    attempt(decode, exi); // loads the classes
    long before = Allocated.bytes();
    String outcome = attempt(decode, exi);
    long allocated = Allocated.bytes() - before;
    if (allocated > (long) PER_BYTE * exi.length() + CONSTANT) {
      throw new AssertionError(
          "%s of %d bytes allocates %d bytes, %.1f per byte: %s, %s"
              .formatted(
                  what,
                  exi.length(),
                  allocated,
                  (allocated - CONSTANT) / (double) exi.length(),
                  outcome,
                  exi.slice(0, Math.min(400, exi.length())).toHex()));
    }
  }

  private static String attempt(Function<Bytes, ?> decode, Bytes exi) {
    try {
      decode.apply(exi);
      return "accepted";
    } catch (ExiException e) {
      return e.getMessage();
    }
  }

  /** The JDK counts what a thread allocates, in a module that this one does not require. */
  private static final class Allocated {

    private static final MethodHandle COUNTER = counter();

    private static MethodHandle counter() {
      try {
        Class<?> type = Class.forName("com.sun.management.ThreadMXBean");
        Object bean =
            Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        return MethodHandles.publicLookup()
            .findVirtual(type, "getCurrentThreadAllocatedBytes", MethodType.methodType(long.class))
            .bindTo(bean);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this JDK does not count allocations", e);
      }
    }

    static long bytes() {
      try {
        return (long) COUNTER.invokeExact();
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void countsWhatIsAllocated() {
    Allocated.bytes();
    long before = Allocated.bytes();
    byte[] octets = new byte[1 << 20];
    assertThat(Allocated.bytes() - before).isGreaterThanOrEqualTo(octets.length);
  }

  @Nested
  final class Vectored {

    @ParameterizedTest
    @EnumSource
    void messagesAreBounded(MessageSet set) {
      for (Vector vector : Vectors.load(set.label())) {
        assertBounded(set, vector.exi());
        vector.exiStringTable().ifPresent(exi -> assertBounded(set, exi));
      }
    }

    @ParameterizedTest
    @EnumSource
    void messagesThatFailStillKnowThePath(MessageSet set) {
      for (Vector vector : Vectors.load(set.label())) {
        if (vector.kind() == Vector.Kind.DOCUMENT) {
          Bytes cut = vector.exi().slice(0, vector.exi().length() - 1);
          assertThatThrownBy(() -> set.codec().decode(cut))
              .as("%s", vector)
              .isInstanceOfSatisfying(
                  ExiException.class, e -> assertThat(e.path()).isNotEqualTo("/"));
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void messagesWithChangesAreBounded(MessageSet set) {
      Random random = new Random(15118L + set.ordinal());
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < 1_000; i++) {
        byte[] exi = vectors.get(random.nextInt(vectors.size())).exi().toByteArray();
        for (int j = random.nextInt(4); j >= 0; j--) {
          exi[1 + random.nextInt(exi.length - 1)] ^= (byte) (1 << random.nextInt(8));
        }
        assertBounded(set, Bytes.of(exi));
      }
    }

    @ParameterizedTest
    @EnumSource
    void messagesWithTheirTailRepeatedAreBounded(MessageSet set) {
      Random random = new Random(15118L + set.ordinal());
      List<Vector> vectors = Vectors.load(set.label());
      for (int i = 0; i < 100; i++) {
        Bytes exi = vectors.get(random.nextInt(vectors.size())).exi();
        int from = 1 + random.nextInt(exi.length() - 1);
        byte[] octets = new byte[10_000];
        exi.copyTo(0, octets, 0, from);
        for (int at = from; at < octets.length; at++) {
          octets[at] = exi.at(from + (at - from) % (exi.length() - from));
        }
        assertBounded(set, Bytes.of(octets));
      }
    }
  }

  @Nested
  final class Invented {

    @ParameterizedTest
    @EnumSource
    void inputsAreBounded(MessageSet set) {
      Random random = new Random(15118L + set.ordinal());
      for (int i = 0; i < 1_000; i++) {
        byte[] exi = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(exi);
        exi[0] = (byte) 0x80;
        assertBounded(set, Bytes.of(exi));
      }
    }

    @ParameterizedTest
    @EnumSource
    void rootsWithOneByteRepeatedAreBounded(MessageSet set) {
      Random random = new Random(15118L + set.ordinal());
      for (int i = 0; i < 512; i++) {
        byte[] exi = new byte[3_000];
        Arrays.fill(exi, (byte) i);
        exi[0] = (byte) 0x80;
        exi[1] = (byte) random.nextInt(256);
        exi[2] = (byte) random.nextInt(256);
        assertBounded(set, Bytes.of(exi));
      }
    }
  }

  /** Coders that were used before allocate nothing but what they return. */
  @Nested
  final class Coders {

    @ParameterizedTest
    @EnumSource
    void encodeIntoArraysWithoutAnObject(MessageSet set) {
      ExiEncoder encoder = set.codec().encoder();
      byte[] buffer = new byte[1 << 16];
      for (Vector vector : documents(set)) {
        ExiElement message = set.codec().decode(vector.exi());
        long allocated = allocated(() -> encoder.encode(message, buffer, 1));
        int length = encoder.encode(message, buffer, 1);
        assertThat(Bytes.copyOf(buffer, 1, length)).as("%s", vector).isEqualTo(vector.exi());
        if (ObjectSizes.isPlain(message)) {
          assertThat(allocated).as("%s", vector).isZero();
        }
      }
    }

    @ParameterizedTest
    @EnumSource
    void decodeFromArraysNothingButTheMessage(MessageSet set) {
      ExiDecoder decoder = set.codec().decoder();
      for (Vector vector : documents(set)) {
        byte[] exi = vector.exi().toByteArray();
        long allocated = allocated(() -> decoder.decode(exi, 0, exi.length));
        ExiElement message = decoder.decode(exi, 0, exi.length);
        assertThat(message).as("%s", vector).isEqualTo(set.codec().decode(vector.exi()));
        if (ObjectSizes.isPlain(message)) {
          assertThat(allocated).as("%s", vector).isEqualTo(ObjectSizes.of(message));
        }
      }
    }

    /** The least of several times: loading classes takes memory once. */
    private static long allocated(Runnable coding) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 4; i++) {
        long before = Allocated.bytes();
        coding.run();
        least = Math.min(least, Allocated.bytes() - before);
      }
      return least;
    }

    private static List<Vector> documents(MessageSet set) {
      return Vectors.load(set.label()).stream()
          .filter(vector -> vector.kind() == Vector.Kind.DOCUMENT)
          .toList();
    }
  }

  /** Bits of the stand-alone xmldsig set, whose wildcards and lists have no end. */
  @Nested
  final class Dense {

    private static final String HEADER = "10000000";
    private static final String A = "00000011 01100001"; // the literal "a"
    private static final String EMPTY_LITERAL = "0 00000010 0";
    private static final String EMPTY_OCTETS = "0 00000000 0";
    private static final String EMPTY_AS_END = "1 000";

    private static final String KEY_INFO = "00100 0000" + A; // root 4 of 24, Id
    private static final String KEY_INFO_END = "1000";
    private static final String HIT = "0000 0 00000001 0"; // KeyName, global table of one

    private static final String METHOD = "0 00000010 01"; // Algorithm "", end
    // DigestMethod at once, then an empty DigestValue
    private static final String REFERENCE = "100" + METHOD + "0" + EMPTY_OCTETS + "0";
    // root 15, no Id; SignedInfo with one Reference; SignatureValue without Id
    private static final String SIGNATURE =
        "01111 01 01" + METHOD + "0 0 00000010 010 0" + REFERENCE + "01 0 01 00000000 0";

    /** As it is, cut short, failing at its end, and failing behind a string table hit. */
    private void assertListBounded(String name, String head, String item, String tail) {
      for (int length : List.of(100, 450, 550, 950, 1_500, 2_000, 5_000, 20_000, 47_000, LONG)) {
        int count = 8 * length / Bits.of(item).length();
        String list = Bits.of(head) + Bits.of(item).repeat(count);
        String what = name + " x " + count;
        SchemaCodec codec = MessageSet.XMLDSIG.codec();
        assertBounded(codec::decode, Bits.bytes(HEADER + list + tail), what);
        assertBounded(codec::decode, Bits.bytes(HEADER + list), what + ", cut");
        assertBounded(codec::decode, Bits.bytes(HEADER + list + "1".repeat(16)), what + ", fails");
      }
    }

    private void assertAccepted(String head, String item, String tail) {
      Bytes exi = Bits.bytes(HEADER + head + item + item + tail);
      assertThat(MessageSet.XMLDSIG.codec().decode(exi)).isNotNull();
    }

    private void assertItemsOfKeyInfoBounded(String name, String item) {
      assertAccepted(KEY_INFO, item, KEY_INFO_END);
      assertListBounded(name, KEY_INFO, item, KEY_INFO_END);
      // In front of each list one string, behind it a reference to it.
      assertListBounded(name + ", hit", KEY_INFO, item, HIT + KEY_INFO_END);
      assertListBounded(name + ", hit, fails", KEY_INFO, item, HIT + "1111");
    }

    @Test
    void keyNamesAreBounded() {
      assertItemsOfKeyInfoBounded("empty KeyName", "0000" + EMPTY_LITERAL);
      assertItemsOfKeyInfoBounded("empty KeyName as end", "0000" + EMPTY_AS_END);
      assertListBounded("KeyName a", KEY_INFO, "0000 0" + A + "0", KEY_INFO_END);
      String face = "00000011 10000000 11101100 00000111"; // the literal U+1F600
      assertListBounded("KeyName face", KEY_INFO, "0000 0" + face + "0", KEY_INFO_END);
      assertListBounded("KeyName hit", KEY_INFO, HIT, KEY_INFO_END);
      assertItemsOfKeyInfoBounded("empty MgmtData", "0110" + EMPTY_LITERAL);
    }

    @Test
    void retrievalMethodsAreBounded() {
      assertItemsOfKeyInfoBounded("RetrievalMethod", "0010 011");
      assertItemsOfKeyInfoBounded(
          "RetrievalMethod with Transform", "0010 010 0 0 00000010 010 01 0");
    }

    @Test
    void x509DataOfOneItemAreBounded() {
      assertItemsOfKeyInfoBounded("X509SKI", "0011 001" + EMPTY_OCTETS + "110");
      assertItemsOfKeyInfoBounded("X509SKI as end", "0011 001" + EMPTY_AS_END + "110");
      assertItemsOfKeyInfoBounded("X509SubjectName", "0011 010" + EMPTY_LITERAL + "110");
      assertItemsOfKeyInfoBounded(
          "X509IssuerSerial", "0011 000 0" + EMPTY_LITERAL + "0 0 0 00000000 0 0 110");
    }

    @Test
    void itemsOfOneX509DataAreBounded() {
      assertListBounded(
          "X509CRL", KEY_INFO + "0011 100" + EMPTY_OCTETS, "100" + EMPTY_OCTETS, "110 1000");
      assertListBounded(
          "X509CRL as end", KEY_INFO + "0011 100" + EMPTY_OCTETS, "100" + EMPTY_AS_END, "110 1000");
    }

    @Test
    void spkiDataOfOneItemAreBounded() {
      assertItemsOfKeyInfoBounded("SPKIData", "0101 0" + EMPTY_OCTETS + "10");
      assertItemsOfKeyInfoBounded("SPKIData as end", "0101 0" + EMPTY_AS_END + "10");
    }

    @Test
    void itemsOfOneSpkiDataAreBounded() {
      String head = KEY_INFO + "0101 0" + EMPTY_OCTETS;
      assertListBounded("SPKISexp", head, "00" + EMPTY_OCTETS, "10 1000");
      assertListBounded("SPKISexp as end", head, "00" + EMPTY_AS_END, "10 1000");
    }

    @Test
    void keyValuesAreBounded() {
      String octets = "0" + EMPTY_OCTETS;
      assertItemsOfKeyInfoBounded("RSAKeyValue", "0001 001" + octets + octets + "0 00");
      String asEnd = "0" + EMPTY_AS_END;
      assertItemsOfKeyInfoBounded("RSAKeyValue as end", "0001 001" + asEnd + asEnd + "0 00");
    }

    @Test
    void objectsOfFiveBitsAreBounded() {
      // KeyInfo 0, Object 1, end 2; behind an Object: Object 0, end 1
      assertAccepted(SIGNATURE + "01 100", "00 100", "01");
      assertListBounded("Object", SIGNATURE + "01 100", "00 100", "01");
      // The first Object has the Id "a", the last one refers to it.
      String head = SIGNATURE + "01 001" + A + "010";
      assertAccepted(head, "00 100", "00 001 00000000 010 01");
      assertListBounded("Object, hit", head, "00 100", "00 001 00000000 010 01");
      assertListBounded("Object, hit, fails", head, "00 100", "00 001 00000000 010 11");
    }

    @Test
    void referencesAreBounded() {
      String head = "00111 01" + REFERENCE; // root 7, no Id
      assertAccepted(head, "00" + REFERENCE, "01");
      assertListBounded("Reference", head, "00" + REFERENCE, "01");
      String asEnd = "100" + METHOD + "0" + EMPTY_AS_END + "0";
      assertListBounded("Reference as end", head, "00" + asEnd, "01");
      String id = "000 " + A + "100" + METHOD + "0" + EMPTY_OCTETS + "0";
      assertListBounded("Reference with Id", head, "00" + id, "01");
    }
  }

  @Nested
  final class Announced {

    private static final String HUGE = "11111111 11111111 11111111 11111111 01111111";

    @Test
    void lengthsAreCheckedBeforeAnythingIsAllocated() {
      SchemaCodec codec = MessageSet.XMLDSIG.codec();
      for (String length : List.of(HUGE, "11111111 11111111 11111111 11111111 00000111")) {
        // KeyName, MgmtData: strings; DigestValue: octets
        for (String root : List.of("00101 0", "01000 0", "00011 0")) {
          for (String rest : List.of("", "1".repeat(4_000))) {
            Bytes exi = Bits.bytes("10000000" + root + length + rest);
            assertBounded(codec::decode, exi, root);
            assertThatThrownBy(() -> codec.decode(exi)).isInstanceOf(ExiException.class);
          }
        }
      }
    }

    @Test
    void charactersOfManyBytesAreBounded() {
      SchemaCodec codec = MessageSet.XMLDSIG.codec();
      String face = "10000000 11101100 00000111";
      int count = LONG / 3;
      Bytes exi =
          Bits.bytes("10000000 00100 0001 0" + Bits.unsigned(count + 2) + face.repeat(count));
      assertBounded(codec::decode, exi, "faces");
    }
  }

  /** 35,005 bytes that become 175 million characters of XML. */
  @Nested
  final class Repeated {

    private static final int CHARACTERS = 17_500;
    private static final int HITS = 9_999;

    /** A KeyInfo with one KeyName spelled out and {@value #HITS} references to it. */
    private Bytes frame() {
      StringBuilder bits = new StringBuilder("10000000 00100"); // header, KeyInfo
      bits.append("0001 0").append(Bits.unsigned(CHARACTERS + 2)); // KeyName, text, length
      bits.append("01111000".repeat(CHARACTERS)).append('0'); // "x…", end
      bits.append("0000 0 00000000 0".repeat(HITS)); // KeyName, text, local hit of no bits, end
      return Bits.bytes(bits.append("1000").toString()); // end
    }

    @Test
    void stringsDecodeWithinTheBoundToOneObject() {
      Bytes exi = frame();
      assertThat(exi.length()).isEqualTo(35_005);
      assertBounded(MessageSet.XMLDSIG, exi);
      KeyInfo message = (KeyInfo) MessageSet.XMLDSIG.codec().decode(exi);
      assertThat(message.content()).hasSize(HITS + 1);
      String first = ((KeyInfo.KeyName) message.content().get(0)).keyName();
      assertThat(first).hasSize(CHARACTERS);
      assertThat(message.content())
          .allSatisfy(entry -> assertThat(((KeyInfo.KeyName) entry).keyName()).isSameAs(first));
    }

    @Test
    void stringsStopXmlAtItsLimit() {
      ExiElement message = MessageSet.XMLDSIG.codec().decode(frame());
      assertThatThrownBy(() -> MessageSet.XMLDSIG.codec().toXml(message))
          .isInstanceOf(XmlException.class)
          .hasMessageContaining("XML is longer than the limit of 16777216 characters in /KeyInfo");
    }

    @Test
    void stringsStopJsonAtItsLimit() {
      JsonMessages json = JsonMessages.of(MessageSet.XMLDSIG.codec());
      ExiElement message = MessageSet.XMLDSIG.codec().decode(frame());
      assertThatThrownBy(() -> json.toJson(message))
          .isInstanceOf(JsonException.class)
          .hasMessageContaining("JSON is longer than the limit of 16777216 characters in /KeyInfo");
    }
  }

  /** Bits written as text. */
  private static final class Bits {

    static String of(String bits) {
      return bits.replace(" ", "");
    }

    static Bytes bytes(String text) {
      String bits = of(text);
      byte[] octets = new byte[(bits.length() + 7) / 8];
      for (int i = 0; i < bits.length(); i++) {
        if (bits.charAt(i) == '1') {
          octets[i / 8] |= (byte) (0x80 >>> i % 8);
        }
      }
      return Bytes.of(octets);
    }

    /** An EXI unsigned integer. */
    static String unsigned(int value) {
      StringBuilder bits = new StringBuilder();
      int rest = value;
      do {
        int group = rest & 0x7f;
        rest >>>= 7;
        bits.append(Integer.toBinaryString(0x100 | (rest == 0 ? 0 : 0x80) | group).substring(1));
      } while (rest != 0);
      return bits.toString();
    }
  }
}
