/**
 * Packets of capture files, down to the data of UDP and TCP. Start with {@link
 * org.v2g4j.examples.pcap.PacketFile}.
 */
@NullMarked
package org.v2g4j.examples.pcap;

import org.jspecify.annotations.NullMarked;
