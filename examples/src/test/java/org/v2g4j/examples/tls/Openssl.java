package org.v2g4j.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.tls.Recording.Chunk;

/** Connections between two processes of openssl, recorded by a relay between them. */
final class Openssl implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 20;

  private final Path folder;
  private final Program server;
  private final int serverPort;

  /** Starts a server. */
  Openssl(Path folder, String... options) {
    this.folder = folder;
    List<String> command = command("s_server", "-accept", "127.0.0.1:0");
    command.addAll(Arrays.asList(options));
    server = new Program(folder, command);
    String address = server.await(line -> line.startsWith("ACCEPT"));
    serverPort = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  /** Whether the program is there, in a version that has all options that are used here. */
  static boolean isThere() {
    try {
      Process process = new ProcessBuilder("openssl", "version").start();
      try (BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII)) {
        String version = reader.readLine();
        return version != null && version.matches("OpenSSL [3-9]\\..*");
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a command of openssl to its end. */
  static void run(Path folder, String... arguments) {
    try (Program program = new Program(folder, command(arguments))) {
      program.awaitEnd();
    }
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  /**
   * Connects, sends lines, of which the server sends each back reversed, and quits. A line of one
   * letter is a command to the client.
   */
  Recording talk(List<String> lines, String... options) throws IOException {
    Path keyLog = folder.resolve("keys.log");
    Files.deleteIfExists(keyLog);
    try (Relay relay = new Relay(serverPort)) {
      String address = "127.0.0.1:" + relay.port();
      List<String> command =
          command("s_client", "-connect", address, "-keylogfile", keyLog.toString());
      command.addAll(Arrays.asList(options));
      try (Program client = new Program(folder, command)) {
        for (String line : lines) {
          client.send(line);
          if (line.length() == 1) {
            client.await(answer(line)::equals);
          } else {
            server.await(line::equals);
            server.send(reversed(line));
            client.await(reversed(line)::equals);
          }
        }
        client.send("Q");
        client.awaitEnd();
      }
      return new Recording(Files.readString(keyLog), relay.awaitEnd());
    }
  }

  /** What the client prints for a command; a line that is sent before that would be lost. */
  private static String answer(String command) {
    return command.equals("R") ? "RENEGOTIATING" : "KEYUPDATE";
  }

  static String reversed(String line) {
    return new StringBuilder(line).reverse().toString();
  }

  @Override
  public void close() {
    server.close();
  }

  /** A process whose lines are waited for. */
  private static final class Program implements AutoCloseable {

    private final List<String> command;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer seen = new StringBuffer();

    Program(Path folder, List<String> command) {
      this.command = command;
      try {
        process =
            new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      daemon(this::readLines);
    }

    private void readLines() throws IOException {
      try (BufferedReader reader = process.inputReader(StandardCharsets.US_ASCII)) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          seen.append(line).append('\n');
          lines.add(line);
        }
      }
    }

    String await(Predicate<String> wanted) {
      try {
        String line;
        do {
          line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
          assertThat(line).as("what %s should print; it printed%n%s", command, seen).isNotNull();
        } while (!wanted.test(line));
        return line;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    void send(String line) throws IOException {
      OutputStream out = process.getOutputStream();
      out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    void awaitEnd() {
      try {
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
            .as("%s ends; it printed%n%s", command, seen)
            .isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  /** Passes one connection on, and records it. The client is side A. */
  private static final class Relay implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Chunk> chunks = new ArrayList<>();
    private final BlockingQueue<Side> ended = new LinkedBlockingQueue<>();
    private @Nullable Socket client;
    private @Nullable Socket server;

    Relay(int serverPort) throws IOException {
      listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      daemon(() -> relay(serverPort));
    }

    int port() {
      return listener.getLocalPort();
    }

    private void relay(int serverPort) throws IOException {
      Socket fromClient = listener.accept();
      client = fromClient;
      Socket toServer = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      server = toServer;
      daemon(() -> pass(Side.A, fromClient, toServer));
      daemon(() -> pass(Side.B, toServer, fromClient));
    }

    private void pass(Side from, Socket source, Socket target) throws IOException {
      try {
        InputStream in = source.getInputStream();
        byte[] buffer = new byte[1400];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          synchronized (chunks) {
            chunks.add(new Chunk(from, Bytes.copyOf(buffer, 0, count)));
          }
          target.getOutputStream().write(buffer, 0, count);
        }
        target.shutdownOutput();
      } finally {
        ended.add(from);
      }
    }

    /** Waits for the end of what the client sends; what the server says then is of no interest. */
    List<Chunk> awaitEnd() {
      try {
        assertThat(ended.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        assertThat(ended.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isNotNull();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      synchronized (chunks) {
        return List.copyOf(chunks);
      }
    }

    @Override
    public void close() throws IOException {
      listener.close();
      if (client != null) {
        client.close();
      }
      if (server != null) {
        server.close();
      }
    }
  }

  /** Something that ends with a stream. */
  private interface Task {
    void run() throws IOException;
  }

  private static void daemon(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // The other end has closed.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
