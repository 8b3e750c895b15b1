package org.v2g4j.examples.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.v2g4j.core.Bytes;

/**
 * A recorded connection.
 *
 * @param keyLog the secrets that its ends disclosed
 * @param chunks what they sent, in order
 */
record Recording(String keyLog, List<Chunk> chunks) {

  /** Some octets of a side. */
  record Chunk(Side from, Bytes data) {}

  /**
   * Reads one of the test resources: lines of a key log, and chunks in hexadecimal behind the
   * letter of their side.
   */
  static Recording resource(String name) {
    try (InputStream in = Recording.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.US_ASCII);
      StringBuilder keyLog = new StringBuilder();
      List<Chunk> chunks = new ArrayList<>();
      for (String line : text.lines().toList()) {
        if (line.startsWith("A ") || line.startsWith("B ")) {
          Side from = Side.valueOf(line.substring(0, 1));
          chunks.add(new Chunk(from, Bytes.parseHex(line.substring(2))));
        } else {
          keyLog.append(line).append('\n');
        }
      }
      return new Recording(keyLog.toString(), chunks);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  KeyLog keys() {
    KeyLog keys = new KeyLog();
    keys.add(keyLog);
    return keys;
  }

  Reading read() {
    return read(keys());
  }

  Reading read(KeyLog keys) {
    TlsConnection connection = new TlsConnection(keys);
    List<TlsEvent> events = new ArrayList<>();
    for (Chunk chunk : chunks) {
      events.addAll(connection.feed(chunk.from(), chunk.data()));
    }
    return new Reading(events, connection.summary());
  }

  /** What was read of it. */
  record Reading(List<TlsEvent> events, TlsSummary summary) {

    <E extends TlsEvent> List<E> events(Class<E> type) {
      return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Bytes data(Side from) {
      ByteArrayOutputStream data = new ByteArrayOutputStream();
      for (TlsEvent.ApplicationData event : events(TlsEvent.ApplicationData.class)) {
        if (event.from() == from) {
          data.writeBytes(event.data().toByteArray());
        }
      }
      return Bytes.of(data.toByteArray());
    }

    String text(Side from) {
      return new String(data(from).toByteArray(), StandardCharsets.US_ASCII);
    }
  }
}
