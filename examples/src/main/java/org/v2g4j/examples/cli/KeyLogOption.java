package org.v2g4j.examples.cli;

import org.jspecify.annotations.Nullable;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.examples.capture.TextInput;
import org.v2g4j.examples.tls.KeyLog;

/** The file of {@code --keylog}. */
final class KeyLogOption {

  private KeyLogOption() {}

  /** Reads the secrets once for all recordings; without a file there are none. */
  static String read(@Nullable String file) {
    if (file == null) {
      return "";
    }
    TextInput text = TextInput.read(file, System.in);
    if (keyLog(text.text()).size() == 0) {
      throw new InputException(
          text.name() + ": holds no secrets; expected lines such as CLIENT_RANDOM <hex> <hex>");
    }
    return text.text();
  }

  /** A key log with these secrets, to which a recording adds its own. */
  static KeyLog keyLog(String secrets) {
    KeyLog keys = new KeyLog();
    keys.add(secrets);
    return keys;
  }
}
