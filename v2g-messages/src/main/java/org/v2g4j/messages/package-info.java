/**
 * The front of the message codecs. Start with {@link org.v2g4j.messages.MessageSet}: it names the
 * schema sets and hands out their codecs.
 */
@NullMarked
package org.v2g4j.messages;

import org.jspecify.annotations.NullMarked;
