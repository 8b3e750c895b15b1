package org.v2g4j.examples.tls;

import org.jspecify.annotations.Nullable;

/**
 * Opens the encrypted records of one direction in order. The number of a record is part of what is
 * authenticated but not sent, so after a loss it is searched for.
 */
final class RecordOpener {

  /** How many records may be missing after a loss. */
  private static final int MOST_MISSING = 4096;

  /** How many may be missing where no loss was noted, but a record did not verify. */
  private static final int FEW_MISSING = 64;

  /**
   * How much may be decrypted in search of numbers while a connection lasts. An honest recording
   * needs a small part of it; a forged one takes seconds and no more.
   */
  private static final long MOST_SEARCHED_BYTES = 64L << 20;

  /** How many records in a row are searched for in vain: then the secret is likely a wrong one. */
  private static final int MOST_FRUITLESS_SEARCHES = 3;

  /** What a trial costs beside the octets of the record, in octets. */
  private static final int TRIAL_BYTES = 512;

  /** What became of a record. */
  sealed interface Opening {}

  /**
   * It was opened.
   *
   * @param plaintext what it holds
   * @param missing how many records in front of it are missing
   */
  record Opened(Plaintext plaintext, long missing) implements Opening {}

  /**
   * There is no key for it.
   *
   * @param reason why, in one line
   */
  record Closed(String reason) implements Opening {}

  /** There is a key, but MAC or tag do not verify. */
  record Unverified() implements Opening {}

  /** The epoch of the next record; null while nothing is encrypted. */
  private @Nullable Epoch epoch;

  /** The epoch that a change of keys leads to; null if a handshake has to tell. */
  private @Nullable Epoch successor;

  /** The number of the next record. */
  private long sequence;

  /** How many records, and with them a change of keys, may have been missed. */
  private int mayBeMissing;

  private int fruitlessSearches;
  private long searchedBytes;

  @Nullable Epoch epoch() {
    return epoch;
  }

  /** Whether a change of keys may have been missed. */
  boolean mayHaveChanged() {
    return mayBeMissing > 0 && successor != null;
  }

  /** Whether no record was opened or left behind since the keys changed. */
  boolean isAtStart() {
    return sequence == 0;
  }

  /** The keys change now. */
  void start(Epoch next) {
    epoch = next;
    successor = next.next();
    sequence = 0;
  }

  /** The keys will change at ChangeCipherSpec. */
  void expect(Epoch next) {
    successor = next;
  }

  /** The keys change now, to what had to come. */
  void change(String obstacle) {
    start(successor == null ? Epoch.closed(TlsVersion.TLS_1_2, obstacle) : successor);
  }

  /** Records may have been missed. */
  void lost() {
    mayBeMissing = MOST_MISSING;
    fruitlessSearches = 0;
  }

  /**
   * Tries to open a record. One that comes before the first change of keys shows that the change
   * was missed.
   *
   * @param record an encrypted record
   * @param obstacle why there can be no key, if nothing else tells
   */
  Opening open(TlsRecord record, String obstacle) {
    if (epoch == null && successor != null) {
      mayBeMissing = MOST_MISSING;
    }
    RecordProtection protection = epoch == null ? null : epoch.protection();
    RecordProtection next = successor == null ? null : successor.protection();
    if (protection == null && next == null) {
      return new Closed(whyClosed(epoch == null ? successor : epoch, obstacle));
    }
    Opened opened = tried(protection, record, sequence, 0);
    if (opened == null) {
      opened = change(tried(next, record, 0, 0));
    }
    if (opened == null && isSearchedFor(record)) {
      opened = searched(protection, record, sequence);
      opened = opened == null ? change(searched(next, record, 0)) : opened;
      fruitlessSearches++;
    }
    if (opened != null) {
      sequence += opened.missing() + 1;
      mayBeMissing = 0;
      fruitlessSearches = 0;
      return opened;
    }
    return protection == null && epoch != null
        ? new Closed(whyClosed(epoch, obstacle))
        : new Unverified();
  }

  /** The only handshake record right behind a missed change of keys is Finished, number 0. */
  private boolean isSearchedFor(TlsRecord record) {
    return mayBeMissing > 0
        && fruitlessSearches < MOST_FRUITLESS_SEARCHES
        && (epoch != null || record.type() != TlsRecord.HANDSHAKE);
  }

  private static String whyClosed(@Nullable Epoch epoch, String obstacle) {
    return epoch == null ? obstacle : epoch.obstacle();
  }

  /** A record of the next epoch shows that the keys have changed. */
  private @Nullable Opened change(@Nullable Opened opened) {
    if (opened != null && successor != null) {
      start(successor);
    }
    return opened;
  }

  private static @Nullable Opened tried(
      @Nullable RecordProtection protection, TlsRecord record, long first, long missing) {
    Plaintext plaintext = protection == null ? null : protection.open(record, first + missing);
    if (protection == null || plaintext == null) {
      return null;
    }
    protection.passed(record);
    return new Opened(plaintext, missing);
  }

  private @Nullable Opened searched(
      @Nullable RecordProtection protection, TlsRecord record, long first) {
    Opened opened = null;
    for (int missing = 1;
        protection != null
            && opened == null
            && missing <= mayBeMissing
            && searchedBytes < MOST_SEARCHED_BYTES;
        missing++) {
      searchedBytes += TRIAL_BYTES + record.fragment().length;
      opened = tried(protection, record, first, missing);
    }
    return opened;
  }

  /** Leaves a record behind that was not opened. */
  void pass(TlsRecord record) {
    RecordProtection protection = epoch == null ? null : epoch.protection();
    if (protection != null) {
      protection.passed(record);
      mayBeMissing = Math.max(mayBeMissing, FEW_MISSING);
    } else if (epoch != null && epoch.isHandshake() && !canOpenNext()) {
      mayBeMissing = MOST_MISSING; // where the handshake ends is not seen
    }
    sequence++;
  }

  private boolean canOpenNext() {
    return successor != null && successor.protection() != null;
  }
}
