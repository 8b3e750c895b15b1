package org.v2g4j.examples.pcap;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A datagram of UDP.
 *
 * @param time when it was captured; null if not known
 * @param source who sent it
 * @param destination where to
 * @param data what was captured of its data
 */
public record UdpDatagram(
    @Nullable Instant time, Endpoint source, Endpoint destination, ByteBuffer data)
    implements Transport {}
