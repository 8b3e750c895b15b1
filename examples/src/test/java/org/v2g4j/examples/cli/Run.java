package org.v2g4j.examples.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a command printed and how it ended. */
record Run(int status, String out, String err) {

  static Run of(String... arguments) {
    return with("", arguments);
  }

  /** Runs a command with a text on standard input. */
  static Run with(String input, String... arguments) {
    return with(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  /** Runs a command with bytes on standard input. */
  static Run with(byte[] input, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input));
    try {
      int status =
          V2g.commandLine()
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err))
              .execute(arguments);
      return new Run(status, out.toString(), err.toString());
    } finally {
      System.setIn(before);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** The last line that is not blank. */
  String lastLine() {
    return out.strip().lines().reduce("", (first, second) -> second);
  }
}
