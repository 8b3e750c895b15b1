package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.v2g4j.examples.capture.CapturedConversation;
import org.v2g4j.examples.capture.Note;

/** The guides and the README show what the program prints. */
final class GuidesTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path SAMPLE = DOCS.resolve("samples/dc-charge.pcap");

  /** A line that stands for any number of lines. */
  private static final String ELISION = "...";

  @Test
  void hasASampleThatIsTheConversationOfTheDemo() throws IOException {
    assertThat(Files.readAllBytes(SAMPLE)).isEqualTo(CapturedConversation.whole().toByteArray());
  }

  @TestFactory
  Stream<DynamicTest> shows() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(DOCS.resolve("decode.md")));
    lines.addAll(Files.readAllLines(DOCS.resolve("explain.md")));
    lines.addAll(Files.readAllLines(DOCS.resolve("../README.md")));
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("$ ./v2g ")) {
        String command = lines.get(i).substring("$ ./v2g ".length());
        List<String> shown =
            lines.subList(i + 1, lines.size()).stream()
                .takeWhile(line -> !line.equals("```") && !line.startsWith("$ "))
                .toList();
        tests.add(DynamicTest.dynamicTest(command, () -> assertPrinted(command, shown)));
      }
    }
    assertThat(tests).hasSize(5);
    return tests.stream();
  }

  private static void assertPrinted(String command, List<String> shown) {
    String name = "docs/samples/dc-charge.pcap";
    String[] arguments =
        Arrays.stream(command.split(" "))
            .map(word -> word.equals(name) ? SAMPLE.toString() : word)
            .toArray(String[]::new);
    Run run = Run.of(arguments);
    List<String> printed =
        run.lines().stream().map(line -> line.replace(SAMPLE.toString(), name)).toList();

    int at = 0;
    boolean mayPass = false;
    for (String line : shown) {
      if (line.equals(ELISION)) {
        mayPass = true;
        continue;
      }
      int found = printed.subList(at, printed.size()).indexOf(line);
      assertThat(found).as("line in the output: %s", line).isNotNegative();
      assertThat(found == 0 || mayPass).as("nothing stands before: %s", line).isTrue();
      at += found + 1;
      mayPass = false;
    }
    assertThat(mayPass || at == printed.size()).as("the output ends there").isTrue();
  }

  @Test
  void explainsEveryNote() throws IOException {
    String guide = Files.readString(DOCS.resolve("decode.md"));

    assertThat(Note.Code.values()).allMatch(code -> guide.contains("`" + code + "`"));
  }
}
