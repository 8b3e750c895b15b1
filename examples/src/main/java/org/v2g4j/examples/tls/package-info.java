/**
 * Recorded TLS, read with the secrets that test devices disclose: RFC 8446 (1.3), RFC 5246 (1.2)
 * and their elders. It looks on and takes no part, checks no certificate and vouches for nobody.
 * Start with {@link org.v2g4j.examples.tls.TlsConnection}.
 */
@NullMarked
package org.v2g4j.examples.tls;

import org.jspecify.annotations.NullMarked;
