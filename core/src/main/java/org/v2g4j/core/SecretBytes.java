package org.v2g4j.core;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import javax.security.auth.Destroyable;
import org.jspecify.annotations.Nullable;

/**
 * Octets that must not leak: a private key, a shared secret. Nothing but {@link #reveal} lets them
 * out, so a search for that word finds every use.
 *
 * <p>Mutable in one respect: {@link #destroy()} wipes the octets, and what follows is an {@link
 * IllegalStateException}. Thread-safe.
 */
public final class SecretBytes implements Destroyable {
  private final byte[] octets;
  private boolean destroyed;

  private SecretBytes(byte[] octets) {
    this.octets = octets;
  }

  /**
   * Copies a secret. The caller wipes its own array.
   *
   * @param source the octets
   * @return a secret of the same content
   */
  public static SecretBytes copyOf(byte[] source) {
    return new SecretBytes(source.clone());
  }

  /**
   * Hands a copy of the octets to a function, and wipes the copy when the function ends.
   *
   * @param <R> type of the result
   * @param use works on the octets; must not keep the array
   * @return what the function returns
   * @throws IllegalStateException if the secret was destroyed
   */
  public <R extends @Nullable Object> R reveal(Function<byte[], R> use) {
    byte[] copy = copy();
    try {
      return use.apply(copy);
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }

  private synchronized byte[] copy() {
    requireAlive();
    return octets.clone();
  }

  /**
   * Returns the number of octets.
   *
   * @return 0 or more
   * @throws IllegalStateException if the secret was destroyed
   */
  public synchronized int length() {
    requireAlive();
    return octets.length;
  }

  /** Wipes the octets. A second call does nothing. */
  @Override
  public synchronized void destroy() {
    Arrays.fill(octets, (byte) 0);
    destroyed = true;
  }

  @Override
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  private void requireAlive() {
    if (destroyed) {
      throw new IllegalStateException("the secret was destroyed");
    }
  }

  /**
   * Compares by content, in a time that tells nothing about it.
   *
   * @param other any object
   * @return whether it is a secret of the same octets
   * @throws IllegalStateException if either secret was destroyed
   */
  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof SecretBytes that
        && this.<Boolean>reveal(mine -> that.reveal(theirs -> MessageDigest.isEqual(mine, theirs)));
  }

  /**
   * Returns a constant, because a hash would tell about the octets.
   *
   * @return the same number for every secret
   */
  @Override
  public int hashCode() {
    return SecretBytes.class.hashCode();
  }

  /**
   * Says that there is a secret and nothing about it.
   *
   * @return a constant
   */
  @Override
  public String toString() {
    return "SecretBytes[...]";
  }
}
