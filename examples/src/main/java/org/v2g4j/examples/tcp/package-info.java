/**
 * The byte streams inside captured TCP connections, put together from segments that may come out of
 * order, twice, overlapping or not at all. Start with {@link
 * org.v2g4j.examples.tcp.TcpConnections}.
 */
@NullMarked
package org.v2g4j.examples.tcp;

import org.jspecify.annotations.NullMarked;
