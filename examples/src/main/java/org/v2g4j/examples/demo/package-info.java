/** A conversation of our own. See {@link org.v2g4j.examples.demo.DemoConversation}. */
@NullMarked
package org.v2g4j.examples.demo;

import org.jspecify.annotations.NullMarked;
