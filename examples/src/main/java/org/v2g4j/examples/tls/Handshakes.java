package org.v2g4j.examples.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.tls.HandshakeReader.Message;

/** Follows the handshakes of a connection, and changes the keys of both directions after them. */
final class Handshakes {

  /** Why a record of early data stays encrypted. */
  static final String EARLY_DATA = "early data is not read";

  private final KeyLog keys;
  private final Map<Side, RecordOpener> openers;
  private final Map<Side, TlsSummary.Certificate> certificates = new EnumMap<>(Side.class);
  private @Nullable Side client;
  private @Nullable ClientHello clientHello;
  private @Nullable ServerHello serverHello;

  /** Whether a ServerHello would be the answer to a hello, seen or not. */
  private boolean isServerHelloDue = true;

  Handshakes(KeyLog keys, Map<Side, RecordOpener> openers) {
    this.keys = keys;
    this.openers = openers;
  }

  /** Whether ChangeCipherSpec in clear only serves middleboxes (RFC 8446, D.4). */
  boolean ignoresChangeCipherSpec() {
    return serverHello == null ? clientHello != null : serverHello.version().is13();
  }

  /** Whether a record from a side may be early data, which the client sends under other keys. */
  boolean mayBeEarlyData(Side from) {
    RecordOpener opener = opener(from);
    Epoch epoch = opener.epoch();
    return from == client
        && clientHello != null
        && clientHello.offersEarlyData()
        && epoch != null
        && epoch.isHandshake()
        && opener.isAtStart();
  }

  /** Why no key can be known where no handshake leads to one. */
  String obstacle(Side from) {
    if (clientHello == null) {
      return "the handshake is not in the capture";
    }
    if (serverHello != null) {
      return "the end of the handshake is not in the capture";
    }
    return from == client && clientHello.offersEarlyData()
        ? EARLY_DATA
        : "the ServerHello is not in the capture";
  }

  void read(Side from, Message message, List<TlsEvent> events) {
    try {
      ByteBuffer body = ByteBuffer.wrap(message.body());
      switch (message.type()) {
        case Message.CLIENT_HELLO -> clientHello(from, body, events);
        case Message.SERVER_HELLO -> serverHello(from, body, events);
        case Message.CERTIFICATE -> certificate(from, body);
        case Message.FINISHED -> finished(from);
        case Message.KEY_UPDATE -> keyUpdate(from);
        default -> {} // tells nothing about keys or names
      }
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      events.add(
          new TlsEvent.Problem(
              from, "a handshake message of type " + message.type() + " is malformed"));
    }
  }

  private void clientHello(Side from, ByteBuffer body, List<TlsEvent> events) {
    if (is13()) {
      return; // TLS 1.3 has no second handshake (RFC 8446, 4.1.2)
    }
    ClientHello hello = ClientHello.read(body);
    if (isClient(from, events)) {
      clientHello = hello;
      isServerHelloDue = true;
    }
  }

  private void serverHello(Side from, ByteBuffer body, List<TlsEvent> events) {
    ServerHello hello = ServerHello.read(body);
    if (!isServerHelloDue || hello.isRetryRequest() || !isClient(from.other(), events)) {
      return;
    }
    isServerHelloDue = false;
    serverHello = hello;
    events.add(new TlsEvent.Negotiated(from, hello.version().label(), hello.suite().name()));
    prepare(from.other(), hello);
    prepare(from, hello);
  }

  /** The keys change at once in TLS 1.3 (RFC 8446, 4.1.3), else at ChangeCipherSpec. */
  private void prepare(Side side, ServerHello hello) {
    Epoch epoch =
        clientHello == null
            ? Epoch.closed(hello.version(), "the ClientHello is not in the capture")
            : session(clientHello.random(), hello).epoch(keys, side == client);
    if (hello.version().is13()) {
      opener(side).start(epoch);
    } else {
      opener(side).expect(epoch);
    }
  }

  private static Session session(Bytes clientRandom, ServerHello hello) {
    return new Session(
        hello.version(), hello.suite(), clientRandom, hello.random(), hello.encryptThenMac());
  }

  /** The first hello tells who is the client; one that says otherwise is none. */
  private boolean isClient(Side side, List<TlsEvent> events) {
    if (client == null) {
      client = side;
    } else if (client != side) {
      events.add(new TlsEvent.Problem(side, "both sides speak as the client"));
    }
    return client == side;
  }

  private void certificate(Side from, ByteBuffer body) {
    if (serverHello != null) {
      CertificateNames.ofMessage(body, serverHello.version())
          .ifPresent(names -> certificates.put(from, names));
    }
  }

  private void finished(Side from) {
    Epoch epoch = opener(from).epoch();
    if (epoch != null && epoch.isHandshake()) {
      opener(from).change(obstacle(from));
    }
  }

  private void keyUpdate(Side from) {
    Epoch epoch = opener(from).epoch();
    if (is13() && epoch != null && !epoch.isHandshake()) {
      opener(from).change(obstacle(from));
    }
  }

  private boolean is13() {
    return serverHello != null && serverHello.version().is13();
  }

  private RecordOpener opener(Side side) {
    return openers.get(side);
  }

  TlsSummary summary(long protectedRecords, List<TlsSummary.Unread> unread) {
    return new TlsSummary(
        client,
        serverHello == null ? null : serverHello.version().label(),
        serverHello == null ? null : serverHello.suite().name(),
        clientHello == null ? null : clientHello.serverName(),
        client == null ? null : certificates.get(client.other()),
        client == null ? null : certificates.get(client),
        clientHello != null && keys.knows(clientHello.random()),
        protectedRecords,
        unread);
  }
}
