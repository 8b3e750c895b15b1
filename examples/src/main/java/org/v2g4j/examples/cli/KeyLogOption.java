package org.v2g4j.examples.cli;

import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.TextInput;
import org.v2g4j.examples.tls.KeyLog;

/** The file of {@code --keylog}. */
final class KeyLogOption {

  private KeyLogOption() {}

  /** Reads the secrets; without a file there are none. */
  static KeyLog read(@Nullable String file) {
    KeyLog keys = new KeyLog();
    if (file != null) {
      TextInput text = TextInput.read(file, System.in);
      if (keys.add(text.text()) == 0) {
        throw new InputException(
            text.name() + ": holds no secrets; expected lines such as CLIENT_RANDOM <hex> <hex>");
      }
    }
    return keys;
  }
}
