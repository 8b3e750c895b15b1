package org.v2g4j.examples.tls;

/**
 * What a record protects. Its array is not copied: a plaintext lives for one call.
 *
 * @param type its content type
 * @param content its octets
 */
record Plaintext(int type, byte[] content) {}
