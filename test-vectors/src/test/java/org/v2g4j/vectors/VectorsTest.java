package org.v2g4j.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;

final class VectorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      """
      {"set":"s","message":"M","kind":"document","shape":"minimal","xml":"<M/>","exi":"80Ff"}""";

  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static List<Vector> readAll(Path file) {
    try (Stream<Vector> vectors = Vectors.read(file)) {
      return vectors.toList();
    }
  }

  private static VectorFormatException failure(Path file) {
    return Objects.requireNonNull(
        catchThrowableOfType(VectorFormatException.class, () -> readAll(file)));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Vectors.class.getResourceAsStream(name), name);
  }

  @Nested
  final class SetsOfThisModule {

    @ParameterizedTest
    @CsvSource({
      "din-70121, 571, 126",
      "iso15118-2, 587, 130",
      "iso15118-20-ac, 312, 55",
      "iso15118-20-acdp, 183, 62",
      "iso15118-20-commonmessages, 602, 171",
      "iso15118-20-dc, 334, 66",
      "iso15118-20-wpt, 399, 75",
      "supported-app-protocol, 21, 3",
      "xmldsig, 30, 17"
    })
    void areComplete(String set, int count, int withStringTable) {
      List<Vector> vectors = Vectors.load(set);

      assertThat(vectors).hasSize(count);
      assertThat(vectors).filteredOn(v -> v.exiStringTable().isPresent()).hasSize(withStringTable);
      assertThat(vectors).allMatch(vector -> vector.set().equals(set));
      assertThat(vectors)
          .extracting(Vector::shape)
          .containsOnly("minimal", "maximal", "random", "cover");
      assertThat(vectors.get(count - 1).source())
          .isEqualTo(new Vector.Source(set + ".jsonl.gz", count));
    }

    @Test
    void areNine() {
      assertThat(Vectors.sets()).hasSize(9).doesNotHaveDuplicates();
      assertThat(Vectors.sets().stream().mapToInt(set -> Vectors.load(set).size()).sum())
          .isEqualTo(3_039);
    }

    @Test
    void holdFragmentsAndDocuments() {
      assertThat(Vectors.load("iso15118-2"))
          .filteredOn(vector -> vector.kind() == Vector.Kind.FRAGMENT)
          .hasSize(44);
    }

    @Test
    void keepTheBytesOfTheFile() {
      Vector first = Vectors.load("din-70121").get(0);

      assertThat(first.message()).isEqualTo("CableCheckReq");
      assertThat(first.kind()).isEqualTo(Vector.Kind.DOCUMENT);
      assertThat(first.shape()).isEqualTo("minimal");
      assertThat(first.exi()).isEqualTo(Bytes.parseHex("809a02336c413682c0f22e5011480000"));
      assertThat(first.exiStringTable()).isEmpty();
      assertThat(first.xml()).startsWith("<n3:V2G_Message ");
      assertThat(first).hasToString("din-70121.jsonl.gz:1 CableCheckReq (document, minimal)");
    }

    @Test
    void refuseAnUnknownName() {
      assertThatThrownBy(() -> Vectors.load("../secret"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"../secret\"")
          .hasMessageContaining("xmldsig");
    }

    @ParameterizedTest
    @MethodSource("org.v2g4j.vectors.Vectors#sets")
    void haveTheDigestThatTheirProvenanceStates(String set) throws Exception {
      try (InputStream packed = resource(set + ".jsonl.gz");
          InputStream text = new GZIPInputStream(packed);
          InputStream provenance = resource("PROVENANCE.md")) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.readAllBytes());

        assertThat(new String(provenance.readAllBytes(), StandardCharsets.UTF_8))
            .contains("`" + HexFormat.of().formatHex(digest) + "` | " + set + " |");
      }
    }
  }

  @Nested
  final class Reading {

    @Test
    void readsPlainText() throws IOException {
      Vector vector = readAll(file("my.jsonl", GOOD)).get(0);

      assertThat(vector)
          .isEqualTo(
              new Vector(
                  "s",
                  "M",
                  Vector.Kind.DOCUMENT,
                  "minimal",
                  "<M/>",
                  Bytes.parseHex("80ff"),
                  Optional.empty(),
                  new Vector.Source("my.jsonl", 1)));
    }

    @Test
    void readsGzipWhateverTheFileIsCalled() throws IOException {
      assertThat(readAll(file("packed", gzip(GOOD + "\n" + GOOD + "\n")))).hasSize(2);
    }

    @Test
    void readsNothingFromAnEmptyFile() throws IOException {
      assertThat(readAll(file("empty.jsonl", ""))).isEmpty();
    }

    @Test
    void skipsBlankLinesButCountsThem() throws IOException {
      List<Vector> vectors = readAll(file("my.jsonl", "\n" + GOOD + "\r\n \n" + GOOD));

      assertThat(vectors).extracting(v -> v.source().line()).containsExactly(2, 4);
    }

    @Test
    void skipsFieldsOfOthers() throws IOException {
      String line = GOOD.replace("{\"set\"", "{\"x\":{\"exi\":[1]},\"y\":null,\"set\"");

      assertThat(readAll(file("my.jsonl", line))).hasSize(1);
    }

    @Test
    void givesWhatComesBeforeAMalformedLine() throws IOException {
      Path file = file("my.jsonl", GOOD + "\n" + GOOD + "\n{");

      try (Stream<Vector> vectors = Vectors.read(file)) {
        assertThat(vectors.limit(2)).hasSize(2);
      }
      assertThat(failure(file).line()).isEqualTo(3);
    }

    @Test
    void closesTheFileWithTheStream() throws IOException {
      Path file = file("my.jsonl", GOOD + "\n" + GOOD);
      Stream<Vector> vectors = Vectors.read(file);
      vectors.close();

      assertThatThrownBy(vectors::toList).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhichFileIsMissing() {
      assertThatThrownBy(() -> Vectors.read(folder.resolve("none.jsonl")))
          .isInstanceOf(UncheckedIOException.class)
          .hasCauseInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("none.jsonl");
    }
  }

  @Nested
  final class MalformedLines {

    @ParameterizedTest
    @ValueSource(
        strings = {"[]", "7", "\"text\"", "<V2G_Message/>", "{", "{\"set\":\"s\"", GOOD + GOOD})
    void areRefusedIfNotOneJsonObject(String line) throws IOException {
      VectorFormatException failure = failure(file("my.jsonl", GOOD + "\n" + line));

      assertThat(failure.file()).isEqualTo("my.jsonl");
      assertThat(failure.line()).isEqualTo(2);
      assertThat(failure).hasMessageStartingWith("my.jsonl:2: ");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '\0',
        value = {
          "exi  | \"8\"          | an odd number, 1",
          "exi  | \"80 00\"      | at character 3 but found U+0020",
          "exi  | \"80g0\"       | at character 3 but found U+0067",
          "exi  | \"\\uff18\\uff10\" | at character 1 but found U+FF18",
          "exi  | \"\"           | is empty",
          "exi  | 80             | expected a string but found a number",
          "exiStringTable | \"8\"  | an odd number",
          "exiStringTable | \"\"   | is empty",
          "exiStringTable | null | expected a string but found null",
          "kind | \"Document\"   | expected document or fragment but found \"Document\"",
          "set  | [\"s\"]        | expected a string but found an array",
          "xml  | {}             | expected a string but found an object",
          "xml  | true           | expected a string but found a boolean",
          "message | \"\"        | is empty"
        })
    void nameTheField(String field, String value, String problem) throws IOException {
      ObjectNode line = (ObjectNode) JSON.readTree(GOOD);
      line.set(field, JSON.readTree(value));

      VectorFormatException failure = failure(file("my.jsonl", line.toString()));

      assertThat(failure.field()).contains(field);
      assertThat(failure.line()).isEqualTo(1);
      assertThat(failure)
          .hasMessageStartingWith("my.jsonl:1: field " + field + ": ")
          .hasMessageContaining(problem);
    }

    @Test
    void areRefusedIfAFieldComesTwice() throws IOException {
      String line = GOOD.replace("{", "{\"set\":\"t\",");

      assertThat(failure(file("my.jsonl", line)).field()).contains("set");
    }

    @Test
    void areRefusedIfNotUtf8() throws IOException {
      byte[] line = GOOD.replace("M/", "\u00e9/").getBytes(StandardCharsets.ISO_8859_1);

      assertThat(failure(file("my.jsonl", line))).hasMessage("my.jsonl:1: not UTF-8");
    }

    @Test
    void areRefusedIfTooLong() throws IOException {
      byte[] line = new byte[VectorFile.MAX_LINE_BYTES + 1];
      Arrays.fill(line, (byte) ' ');

      assertThat(failure(file("my.jsonl", line)))
          .hasMessage("my.jsonl:1: longer than 16777216 bytes");
    }

    @Test
    void areRefusedIfNestedTooDeep() throws IOException {
      String line = GOOD.replace("{", "{\"x\":" + "[".repeat(100_000) + ",");

      assertThat(failure(file("my.jsonl", line)).line()).isEqualTo(1);
    }

    @Test
    void areRefusedIfTheirGzipIsCutOff() throws IOException {
      byte[] packed = gzip(GOOD + "\n" + GOOD);

      for (int length : new int[] {3, 10, packed.length / 2, packed.length - 1}) {
        Path file = file("cut.jsonl.gz", Arrays.copyOf(packed, length));
        assertThat(failure(file)).hasMessageContaining("damaged or cut off");
      }
    }
  }

  @Nested
  final class Schema {

    private final JsonNode schema;

    Schema() throws IOException {
      try (InputStream in = resource("vectors.schema.json")) {
        schema = JSON.readTree(in);
      }
    }

    @Test
    void requiresWhatTheReaderRequires() throws IOException {
      assertThat(schema.get("required")).hasSize(6);
      for (JsonNode required : schema.get("required")) {
        ObjectNode line = (ObjectNode) JSON.readTree(GOOD);
        line.remove(required.asText());

        VectorFormatException failure = failure(file("my.jsonl", line.toString()));

        assertThat(failure).hasMessage("my.jsonl:1: field " + required.asText() + ": is missing");
      }
    }

    @Test
    void listsTheSetsAndKinds() {
      assertThat(schema.at("/properties/set/examples"))
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(Vectors.sets());
      assertThat(schema.at("/properties/kind/enum"))
          .extracting(JsonNode::asText)
          .containsExactlyElementsOf(
              Stream.of(Vector.Kind.values()).map(Vector.Kind::word).toList());
    }
  }
}
