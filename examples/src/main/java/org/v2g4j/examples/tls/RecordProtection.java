package org.v2g4j.examples.tls;

import org.jspecify.annotations.Nullable;

/** Opens the records of one direction with one set of keys. */
interface RecordProtection {

  /**
   * Opens a record. May be called again for the same record with another number.
   *
   * @param record an encrypted record
   * @param sequence its number since the keys changed
   * @return its plaintext; null if MAC or tag do not verify
   */
  @Nullable Plaintext open(TlsRecord record, long sequence);

  /** Leaves a record behind, opened or not. */
  default void passed(TlsRecord record) {}
}
