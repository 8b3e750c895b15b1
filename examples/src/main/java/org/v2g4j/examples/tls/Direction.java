package org.v2g4j.examples.tls;

import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.tls.HandshakeReader.Message;

/** One direction of a connection: octets become records, records become events. */
final class Direction {

  private static final String UNVERIFIED = "MAC or tag does not verify";

  private static final int ALERT_BYTES = 2;

  private final Side side;
  private final RecordOpener opener;
  private final Handshakes handshakes;
  private final UnreadRecords unread;
  private final RecordReader records = new RecordReader();
  private final HandshakeReader messages = new HandshakeReader();

  /** The epoch that the messages in the reader came in; no message spans two. */
  private @Nullable Epoch messagesEpoch;

  private long protectedRecords;

  /** What is missing in front of the next application data; null if nothing is. */
  private @Nullable String gap;

  private boolean hasDelivered;

  /** Whether the last record did not verify, which is told once. */
  private boolean isFailing;

  Direction(Side side, RecordOpener opener, Handshakes handshakes, UnreadRecords unread) {
    this.side = side;
    this.opener = opener;
    this.handshakes = handshakes;
    this.unread = unread;
  }

  long protectedRecords() {
    return protectedRecords;
  }

  void lost(long bytes) {
    if (bytes != 0) {
      records.lost(bytes);
      resume("a part of the TCP stream is missing");
    }
  }

  private void resume(String cause) {
    messages.clear();
    opener.lost();
    gap = cause;
  }

  void feed(ByteBuffer chunk, List<TlsEvent> events) {
    while (chunk.hasRemaining()) {
      records.fill(chunk);
      for (TlsRecord record = head(events); record != null; record = head(events)) {
        if (read(record, events)) {
          records.take();
        } else {
          records.reject();
        }
      }
    }
  }

  private @Nullable TlsRecord head(List<TlsEvent> events) {
    boolean wasSearching = records.isSearching();
    TlsRecord record = records.head();
    if (records.isSearching() && !wasSearching) {
      resume("the row of TLS records is broken");
      events.add(new TlsEvent.Problem(side, "no TLS record where one should start"));
    }
    return record;
  }

  /** Whether it is a record; a guess may prove wrong. */
  private boolean read(TlsRecord record, List<TlsEvent> events) {
    if (isClear(record)) {
      clear(record.type(), record.fragment(), events);
      return true;
    }
    RecordOpener.Opening opening = opener.open(record, handshakes.obstacle(side));
    if (opening instanceof RecordOpener.Opened opened) {
      protectedRecords++;
      opened(opened, events);
      return true;
    }
    if (opener.epoch() == null && record.type() == TlsRecord.HANDSHAKE) {
      clear(record.type(), record.fragment(), events);
      return true;
    }
    if (opening instanceof RecordOpener.Unverified
        && records.isSearching()
        && !records.isFollowed()) {
      return false;
    }
    unopened(record, opening, events);
    return true;
  }

  /** Whether a record cannot be encrypted. Others may be, if a ChangeCipherSpec was missed. */
  private boolean isClear(TlsRecord record) {
    Epoch epoch = opener.epoch();
    if (epoch != null) {
      return !epoch.protects(record);
    }
    return switch (record.type()) {
      case TlsRecord.APPLICATION_DATA -> false;
      case TlsRecord.ALERT -> record.fragment().length == ALERT_BYTES;
      case TlsRecord.HANDSHAKE -> !opener.mayHaveChanged();
      default -> true;
    };
  }

  private void clear(int type, byte[] content, List<TlsEvent> events) {
    if (type != TlsRecord.CHANGE_CIPHER_SPEC || !handshakes.ignoresChangeCipherSpec()) {
      content(type, content, events);
    }
  }

  private void opened(RecordOpener.Opened opened, List<TlsEvent> events) {
    isFailing = false;
    if (opened.missing() > 0) {
      messages.clear();
      gap =
          opened.missing() == 1 ? "a record is missing" : opened.missing() + " records are missing";
    }
    content(opened.plaintext().type(), opened.plaintext().content(), events);
  }

  private void content(int type, byte[] content, List<TlsEvent> events) {
    switch (type) {
      case TlsRecord.CHANGE_CIPHER_SPEC -> opener.change(handshakes.obstacle(side));
      case TlsRecord.ALERT -> alerts(content, events);
      case TlsRecord.HANDSHAKE -> messages(content, events);
      case TlsRecord.APPLICATION_DATA -> applicationData(content, events);
      default -> {} // a heartbeat says nothing
    }
  }

  private void alerts(byte[] content, List<TlsEvent> events) {
    for (int i = 0; i + ALERT_BYTES <= content.length; i += ALERT_BYTES) {
      String level = AlertNames.level(content[i] & 0xFF);
      String description = AlertNames.description(content[i + 1] & 0xFF);
      events.add(new TlsEvent.Alert(side, level, description));
    }
  }

  private void messages(byte[] content, List<TlsEvent> events) {
    forgetMessagesOfOtherEpochs();
    messages.add(content);
    for (Message message = messages.next(); message != null; message = messages.next()) {
      handshakes.read(side, message, events);
      forgetMessagesOfOtherEpochs();
    }
    if (!messages.isPlausible()) {
      messages.clear();
      events.add(new TlsEvent.Problem(side, "no handshake message where one should start"));
    }
  }

  private void forgetMessagesOfOtherEpochs() {
    if (messagesEpoch != opener.epoch()) {
      messagesEpoch = opener.epoch();
      messages.clear();
    }
  }

  private void applicationData(byte[] content, List<TlsEvent> events) {
    if (gap != null) {
      events.add(new TlsEvent.Gap(side, gap));
      gap = null;
    }
    if (content.length > 0) {
      events.add(new TlsEvent.ApplicationData(side, Bytes.of(content)));
      hasDelivered = true;
    }
  }

  private void unopened(TlsRecord record, RecordOpener.Opening opening, List<TlsEvent> events) {
    protectedRecords++;
    if (opening instanceof RecordOpener.Closed closed) {
      opener.pass(record);
      unread.add(closed.reason(), record.fragment().length);
      gap = hasDelivered ? "records stayed encrypted" : gap;
    } else if (handshakes.mayBeEarlyData(side)) {
      unread.add(Handshakes.EARLY_DATA, record.fragment().length);
    } else {
      opener.pass(record);
      unread.add(UNVERIFIED, record.fragment().length);
      gap = "a record does not verify";
      if (!isFailing) {
        events.add(new TlsEvent.Problem(side, UNVERIFIED));
      }
      isFailing = true;
    }
    if (record.type() == TlsRecord.ALERT) {
      events.add(new TlsEvent.Alert(side, "unknown", "encrypted"));
    }
  }
}
