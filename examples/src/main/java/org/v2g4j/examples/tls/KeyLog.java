package org.v2g4j.examples.tls;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.SecretBytes;

/**
 * Secrets of TLS sessions, disclosed in the NSS key log format: {@code CLIENT_RANDOM} up to TLS
 * 1.2, the traffic secrets of client and server in TLS 1.3. Mutable, and for one thread at a time;
 * grows up to {@link #MOST_SECRETS}. It shows no secret.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9850">RFC 9850</a>
 */
public final class KeyLog {

  /** How many secrets are kept: four a session, so those of thousands of sessions. */
  public static final int MOST_SECRETS = 20_000;

  private static final int RANDOM_BYTES = 32;

  /** A line for another use than records, such as EXPORTER_SECRET, or of a later format. */
  private static final Pattern OTHER_LINE =
      Pattern.compile("[A-Z][A-Z0-9_]*\\s+\\p{XDigit}+\\s+\\p{XDigit}+");

  private final Map<Bytes, Map<SecretLabel, SecretBytes>> secrets = new HashMap<>();
  private int size;
  private long malformedLines;
  private long refusedSecrets;

  /** Starts empty. */
  public KeyLog() {}

  /**
   * Takes lines of a key log. Blank lines, comments and secrets for other uses are passed over; a
   * line that is none of these is counted by {@link #malformedLines()}.
   *
   * @param text any number of lines, ended by LF or CRLF
   * @return how many secrets were new
   */
  public int add(String text) {
    int before = size;
    text.lines().forEach(this::addLine);
    return size - before;
  }

  /**
   * Returns how many secrets are kept.
   *
   * @return 0 to {@link #MOST_SECRETS}
   */
  public int size() {
    return size;
  }

  /**
   * Returns how many lines were no lines of a key log.
   *
   * @return 0 or more
   */
  public long malformedLines() {
    return malformedLines;
  }

  /**
   * Returns how many secrets did not fit any more.
   *
   * @return 0 or more
   */
  public long refusedSecrets() {
    return refusedSecrets;
  }

  /**
   * Tells whether there is any secret of a session.
   *
   * @param clientRandom the random of its ClientHello
   * @return whether at least one line named it
   */
  public boolean knows(Bytes clientRandom) {
    return secrets.containsKey(clientRandom);
  }

  /** One secret of a session. */
  Optional<SecretBytes> secret(SecretLabel label, Bytes clientRandom) {
    return Optional.ofNullable(secrets.getOrDefault(clientRandom, Map.of()).get(label));
  }

  private void addLine(String text) {
    String line = text.strip();
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    String[] words = line.split("\\s+", 4);
    Optional<SecretLabel> label = SecretLabel.of(words[0]);
    if (label.isEmpty()) {
      malformedLines += OTHER_LINE.matcher(line).matches() ? 0 : 1;
    } else if (words.length != 3 || !isRandom(words[1]) || !isSecret(label.get(), words[2])) {
      malformedLines++;
    } else {
      addSecret(label.get(), Bytes.parseHex(words[1]), words[2]);
    }
  }

  private static boolean isRandom(String digits) {
    return digits.length() == 2 * RANDOM_BYTES && isHex(digits);
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(HexFormat::isHexDigit);
  }

  private static boolean isSecret(SecretLabel label, String digits) {
    return digits.length() % 2 == 0 && label.accepts(digits.length() / 2) && isHex(digits);
  }

  private void addSecret(SecretLabel label, Bytes clientRandom, String digits) {
    Map<SecretLabel, SecretBytes> session = secrets.get(clientRandom);
    boolean isNew = session == null || !session.containsKey(label);
    if (isNew && size == MOST_SECRETS) {
      refusedSecrets++;
      return;
    }
    if (session == null) {
      session = new EnumMap<>(SecretLabel.class);
      secrets.put(clientRandom, session);
    }
    byte[] octets = HexFormat.of().parseHex(digits);
    session.put(label, SecretBytes.copyOf(octets));
    Arrays.fill(octets, (byte) 0);
    size += isNew ? 1 : 0;
  }

  @Override
  public String toString() {
    return "KeyLog[" + size + " secrets]";
  }
}
