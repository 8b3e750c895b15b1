package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.v2g4j.vectors.Vector;
import org.v2g4j.vectors.Vectors;

final class VectorsCommandTest {

  private static final List<Vector> VECTORS =
      Vectors.load("supported-app-protocol").stream()
          .filter(vector -> vector.exiStringTable().isEmpty())
          .limit(3)
          .toList();

  @TempDir private Path folder;

  private static String line(Vector vector, String set, String exi) {
    String xml = vector.xml().replace("\\", "\\\\").replace("\"", "\\\"");
    return """
        {"set":"%s","message":"%s","kind":"%s","shape":"%s","xml":"%s","exi":"%s"}
        """
        .formatted(set, vector.message(), vector.kind().word(), vector.shape(), xml, exi);
  }

  private static String good(Vector vector) {
    return line(vector, vector.set(), vector.exi().toHex());
  }

  private static String wrong(Vector vector) {
    return line(vector, vector.set(), vector.exi().toHex() + "00");
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void countsVectorsThatPass() throws IOException {
    Run run = Run.of("vectors", file("good.jsonl", good(VECTORS.get(0)) + good(VECTORS.get(1))));

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEqualToNormalizingNewlines("passed 2 failed 0\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void tellsWhichVectorFails() throws IOException {
    String text = good(VECTORS.get(0)) + wrong(VECTORS.get(1)) + good(VECTORS.get(2));

    Run run = Run.of("vectors", file("mixed.jsonl", text));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lastLine()).isEqualTo("passed 2 failed 1");
    assertThat(run.lines().subList(0, run.lines().size() - 1))
        .isNotEmpty()
        .allMatch(line -> line.startsWith("mixed.jsonl:2 supportedAppProtocol"));
  }

  @Test
  void readsPackedFiles() throws IOException {
    Path packed = folder.resolve("packed.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(good(VECTORS.get(0)).getBytes(StandardCharsets.UTF_8));
    }

    assertThat(Run.of("vectors", packed.toString()).lastLine()).isEqualTo("passed 1 failed 0");
  }

  @Test
  void failsAVectorOfAnUnknownSet() throws IOException {
    Vector vector = VECTORS.get(0);

    Run run = Run.of("vectors", file("odd.jsonl", line(vector, "iso9999", "80")));

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.lines().get(0)).contains("odd.jsonl:1", "no set iso9999");
    assertThat(run.lastLine()).isEqualTo("passed 0 failed 1");
  }

  @Test
  void namesALineThatIsNoVectorAndGoesOnWithTheNextFile() throws IOException {
    String bad = file("bad.jsonl", good(VECTORS.get(0)) + "{\"set\": 1}\n");
    String good = file("good.jsonl", good(VECTORS.get(1)));

    Run run = Run.of("vectors", bad, good);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("bad.jsonl:2");
    assertThat(run.lastLine()).isEqualTo("passed 2 failed 0");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Run run = Run.of("vectors", file("empty.jsonl", ""));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("\n").contains("holds no vectors");
  }
}
