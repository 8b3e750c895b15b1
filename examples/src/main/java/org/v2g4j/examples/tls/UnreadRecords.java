package org.v2g4j.examples.tls;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the records of a connection that stay encrypted. */
final class UnreadRecords {

  /** Reasons name randoms, and a peer may handshake again and again. */
  private static final int MOST_REASONS = 16;

  private static final String OTHER = "other reasons";

  private final Map<String, TlsSummary.Unread> byReason = new LinkedHashMap<>();

  void add(String reason, long bytes) {
    boolean isListed = byReason.containsKey(reason) || byReason.size() < MOST_REASONS;
    byReason.merge(
        isListed ? reason : OTHER,
        new TlsSummary.Unread(isListed ? reason : OTHER, 1, bytes),
        (a, b) ->
            new TlsSummary.Unread(a.reason(), a.records() + b.records(), a.bytes() + b.bytes()));
  }

  List<TlsSummary.Unread> list() {
    return List.copyOf(byReason.values());
  }
}
