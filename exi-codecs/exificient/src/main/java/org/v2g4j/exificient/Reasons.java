package org.v2g4j.exificient;

import org.jspecify.annotations.Nullable;

/** One line of what EXIficient throws, which is often wrapped and sometimes says nothing. */
final class Reasons {

  private static final int LONGEST = 300;

  private Reasons() {}

  static String of(Throwable thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null && innermost.getCause() != innermost) {
      innermost = innermost.getCause();
    }
    @Nullable String message = innermost.getMessage();
    String reason =
        message == null || message.isBlank()
            ? innermost.getClass().getSimpleName()
            : innermost instanceof RuntimeException || innermost instanceof Error
                ? innermost.getClass().getSimpleName() + ": " + message
                : message;
    String line = reason.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
