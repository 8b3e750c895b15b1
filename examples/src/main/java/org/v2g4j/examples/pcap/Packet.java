package org.v2g4j.examples.pcap;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One captured packet. The buffer is read-only and not shared with later packets.
 *
 * @param time when it was captured; null where the file does not tell
 * @param linkType the LINKTYPE number of its first header
 * @param octets what was captured of it, perhaps less than was sent
 */
public record Packet(@Nullable Instant time, int linkType, ByteBuffer octets) {}
