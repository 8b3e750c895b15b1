/**
 * Frames in the order of a session, decoded and told to people. Start with {@link
 * org.v2g4j.examples.dissect.SessionFollower}.
 */
@NullMarked
package org.v2g4j.examples.dissect;

import org.jspecify.annotations.NullMarked;
