package org.v2g4j.examples.capture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.v2g4j.examples.pcap.Packet;
import org.v2g4j.examples.pcap.PacketFile;
import org.v2g4j.examples.pcap.Transport;
import org.v2g4j.examples.pcap.UdpDatagram;
import org.v2g4j.examples.tls.KeyLog;

/**
 * A file with a recording, of any kind that can be read: pcap and pcapng, hexadecimal, Base64 and
 * JSON lines, each packed with gzip or not. Immutable.
 */
public final class CaptureFile {

  private static final int BUFFER = 1 << 16;

  /** A line of a key log as test devices send it, up to the secret; the first may be of any use. */
  private static final Pattern SECRET = Pattern.compile("[A-Z][A-Z_0-9]+ \\p{XDigit}{64} ");

  /** A label, the random and the blanks behind them. */
  private static final int LONGEST_START = 40 + 64 + 2;

  private final String name;
  private final Path path;

  private CaptureFile(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  /**
   * A file.
   *
   * @param file its path
   * @return the file
   * @throws InputException if there is none
   */
  public static CaptureFile of(String file) {
    return new CaptureFile(file, TextInput.existing(file));
  }

  /**
   * Standard input, kept in a temporary file: secrets may stand behind what they open, so a capture
   * is read twice.
   *
   * @param in the bytes
   * @return the file
   * @throws IOException if it cannot be kept
   */
  public static CaptureFile ofStandardInput(InputStream in) throws IOException {
    Path copy = Files.createTempFile("v2g", ".capture");
    copy.toFile().deleteOnExit();
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    return new CaptureFile("standard input", copy);
  }

  /**
   * Its name for messages.
   *
   * @return the path as it was given
   */
  public String name() {
    return name;
  }

  /**
   * How long it is.
   *
   * @return bytes
   * @throws IOException if that cannot be found out
   */
  public long size() throws IOException {
    return Files.size(path);
  }

  /**
   * Starts to read.
   *
   * @param keyLog secrets of TLS; those that stand in the file are added
   * @return what the file holds
   * @throws InputException if it is empty or of a kind that cannot be read
   */
  public Recording open(KeyLog keyLog) {
    try {
      if (isCapture()) {
        collectSecrets(keyLog);
      }
      return reopen(keyLog);
    } catch (AccessDeniedException e) {
      throw new InputException(name + ": access is denied; check the file's permissions");
    } catch (IOException e) {
      throw new InputException(name + ": cannot be read: " + e.getMessage());
    }
  }

  private Recording reopen(KeyLog keyLog) throws IOException {
    CountingInput counter = new CountingInput(Files.newInputStream(path));
    try {
      InputStream in = unpacked(counter);
      return isCapture(in)
          ? new PacketRecording(name, in, counter, keyLog)
          : TextRecording.open(name, in, counter);
    } catch (IOException | InputException e) {
      counter.close();
      throw e;
    }
  }

  private boolean isCapture() throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return isCapture(unpacked(in));
    }
  }

  private InputStream unpacked(InputStream file) throws IOException {
    BufferedInputStream in = new BufferedInputStream(file, BUFFER);
    boolean isPacked = Integer.toUnsignedLong(magic(in)) >>> 16 == 0x1F8B;
    try {
      return isPacked ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    } catch (ZipException e) {
      throw new InputException(name + ": damaged: not in the format of gzip: " + e.getMessage());
    }
  }

  /** The first bytes as a number of four; zeros behind the end of a shorter file. */
  private static int magic(InputStream in) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    return ByteBuffer.allocate(4).put(start).getInt(0);
  }

  private static boolean isCapture(InputStream in) throws IOException {
    return PacketFile.accepts(magic(in));
  }

  /** Looks for secrets in the whole file: test devices send them late, some not at all. */
  private void collectSecrets(KeyLog keyLog) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      PacketFile packets = PacketFile.open(name, unpacked(file), keyLog::add);
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        Optional<Transport> content = Transport.in(packet);
        if (content.isPresent() && content.get() instanceof UdpDatagram datagram) {
          addSecrets(keyLog, datagram.data());
        }
      }
    } catch (InputException e) {
      // The second reading comes to the same place and tells.
    }
  }

  private static void addSecrets(KeyLog keyLog, ByteBuffer data) {
    ByteBuffer start = data.slice(0, Math.min(data.remaining(), LONGEST_START));
    if (SECRET.matcher(StandardCharsets.ISO_8859_1.decode(start)).lookingAt()) {
      keyLog.add(StandardCharsets.ISO_8859_1.decode(data).toString());
    }
  }
}
