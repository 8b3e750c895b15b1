package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the byte stream of one direction into records. After a loss it searches for the next header;
 * what it finds is a guess until {@link #take} or {@link #reject} tells. Holds a record at most.
 */
final class RecordReader {

  private static final int MOST_BYTES = TlsRecord.HEADER_BYTES + TlsRecord.MOST_FRAGMENT_BYTES;

  private final OctetQueue octets = new OctetQueue();
  private boolean isSearching;

  /** The rest of a record of which a part was lost. */
  private long toSkip;

  /** Takes as much as a record may need. All is taken once {@link #head} has nothing more. */
  void fill(ByteBuffer chunk) {
    int skipped = (int) Math.min(toSkip, chunk.remaining());
    chunk.position(chunk.position() + skipped);
    toSkip -= skipped;
    octets.append(chunk, Math.min(MOST_BYTES - octets.size(), chunk.remaining()));
  }

  /**
   * Returns the record in front. Where no header stands in front, it starts to search for one.
   *
   * @return a whole record; null if more has to come
   */
  @Nullable TlsRecord head() {
    while (octets.size() >= TlsRecord.HEADER_BYTES && !isHeader(0)) {
      isSearching = true;
      octets.drop(1);
    }
    if (octets.size() < TlsRecord.HEADER_BYTES || octets.size() < headBytes()) {
      return null;
    }
    byte[] fragment = octets.copy(TlsRecord.HEADER_BYTES, headBytes() - TlsRecord.HEADER_BYTES);
    return new TlsRecord(octets.at(0), octets.shortAt(1), fragment);
  }

  private int headBytes() {
    return TlsRecord.HEADER_BYTES + octets.shortAt(3);
  }

  private boolean isHeader(int index) {
    int type = octets.at(index);
    return type >= TlsRecord.CHANGE_CIPHER_SPEC
        && type <= TlsRecord.HEARTBEAT
        && octets.at(index + 1) == 3
        && octets.at(index + 2) <= 4
        && octets.shortAt(index + 3) <= TlsRecord.MOST_FRAGMENT_BYTES;
  }

  /** Whether the record in front is a guess. */
  boolean isSearching() {
    return isSearching;
  }

  /** Whether a guess is likely: another header follows, or nothing has come behind it yet. */
  boolean isFollowed() {
    int next = headBytes();
    return octets.size() == next
        || octets.size() >= next + TlsRecord.HEADER_BYTES && isHeader(next);
  }

  /** Leaves the record in front behind. */
  void take() {
    octets.drop(headBytes());
    isSearching = false;
  }

  /** Goes on searching behind a wrong guess. */
  void reject() {
    octets.drop(1);
  }

  /**
   * Leaves out what was lost. If that lay within a record whose header is here, the place of the
   * next record is known.
   *
   * @param bytes how much was lost; negative if that is not known
   */
  void lost(long bytes) {
    boolean isHeadKnown = !isSearching && octets.size() >= TlsRecord.HEADER_BYTES && isHeader(0);
    long rest = isHeadKnown ? headBytes() - octets.size() : toSkip;
    octets.clear();
    boolean isWithinRecord = bytes >= 0 && bytes <= rest && rest > 0;
    toSkip = isWithinRecord ? rest - bytes : 0;
    isSearching = !isWithinRecord;
  }
}
