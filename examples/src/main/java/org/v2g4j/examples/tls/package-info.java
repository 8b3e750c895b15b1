/**
 * Recorded TLS and the secrets that test devices disclose. Start with {@link
 * org.v2g4j.examples.tls.KeyLog}.
 */
@NullMarked
package org.v2g4j.examples.tls;

import org.jspecify.annotations.NullMarked;
