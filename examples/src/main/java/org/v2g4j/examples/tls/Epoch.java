package org.v2g4j.examples.tls;

import org.jspecify.annotations.Nullable;

/** How one direction is protected from one change of its keys to the next. */
interface Epoch {

  /** Whether a record is encrypted in it. */
  boolean protects(TlsRecord record);

  /**
   * Returns what opens its records. Asked for each record, because a test device may disclose its
   * secrets late.
   *
   * @return the protection; null while there is none
   */
  @Nullable RecordProtection protection();

  /** Why there is no protection, in one line. */
  String obstacle();

  /** The epoch that comes next of necessity, as in TLS 1.3; null if a handshake has to tell. */
  default @Nullable Epoch next() {
    return null;
  }

  /** Whether it protects a handshake only. */
  default boolean isHandshake() {
    return false;
  }

  /** An epoch whose keys cannot be known. */
  static Epoch closed(TlsVersion version, String obstacle) {
    return new Epoch() {
      @Override
      public boolean protects(TlsRecord record) {
        return !version.is13() || record.type() == TlsRecord.APPLICATION_DATA;
      }

      @Override
      public @Nullable RecordProtection protection() {
        return null;
      }

      @Override
      public String obstacle() {
        return obstacle;
      }
    };
  }
}
