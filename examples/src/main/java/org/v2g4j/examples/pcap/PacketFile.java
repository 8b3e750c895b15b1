package org.v2g4j.examples.pcap;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The packets of a pcap or pcapng file, read one after the other. Mutable; not thread-safe. */
public final class PacketFile {

  private final PacketReader reader;

  private PacketFile(PacketReader reader) {
    this.reader = reader;
  }

  /**
   * Whether a file is a capture.
   *
   * @param magic its first four bytes as a big-endian number
   * @return whether {@link #open} reads it
   */
  public static boolean accepts(int magic) {
    return PcapReader.accepts(magic) || magic == PcapngReader.SECTION_HEADER;
  }

  /**
   * Starts to read.
   *
   * @param file its name for messages
   * @param in its bytes from the first on; has to support {@code mark}
   * @param secrets takes key logs of TLS that stand in the file, in the format of NSS
   * @return the packets
   * @throws IOException if the medium fails
   * @throws org.v2g4j.examples.capture.InputException if the file ends in its header
   */
  public static PacketFile open(String file, InputStream in, Consumer<String> secrets)
      throws IOException {
    CaptureInput input = new CaptureInput(file, in);
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    boolean isPcapng = magic.length == 4 && magic[0] == PcapngReader.SECTION_HEADER >> 24;
    return new PacketFile(isPcapng ? new PcapngReader(input, secrets) : PcapReader.open(input));
  }

  /**
   * Reads on.
   *
   * @return the next packet; null behind the last one
   * @throws IOException if the medium fails
   * @throws org.v2g4j.examples.capture.InputException if the file is damaged or ends too early
   */
  public @Nullable Packet next() throws IOException {
    return reader.next();
  }
}
