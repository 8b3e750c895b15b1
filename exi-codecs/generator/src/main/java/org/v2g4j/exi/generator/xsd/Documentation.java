package org.v2g4j.exi.generator.xsd;

/**
 * What the schema tells readers about a component.
 *
 * @param text sentences; empty if there are none
 * @param clause the place in a standard; empty if unknown
 */
public record Documentation(String text, String clause) {

  /** No words. */
  public static final Documentation NONE = new Documentation("", "");

  /**
   * Whether there is nothing to tell.
   *
   * @return true if the text is empty
   */
  public boolean isEmpty() {
    return text.isEmpty();
  }
}
