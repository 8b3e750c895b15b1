/**
 * SDP, how a vehicle finds the station at the other end of its link: a request to the multicast
 * group, a response with address and port.
 *
 * <p>These are the messages alone; {@link org.v2g4j.core.sdp.SdpMessage#decode} reads any of them
 * from a frame. When to ask, whether to answer and which answer to believe is up to the caller.
 */
@NullMarked
package org.v2g4j.core.sdp;

import org.jspecify.annotations.NullMarked;
