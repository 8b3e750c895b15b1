package org.v2g4j.exi.generator.grammar;

import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.QualifiedName;

/**
 * One event that a type's grammar knows.
 *
 * @param kind what happens
 * @param name the element or attribute; null for the others
 * @param element the declaration of an element; null for the others
 * @param namespace the namespace of a wildcard that lists namespaces; else empty
 */
public record Production(
    Kind kind,
    @Nullable QualifiedName name,
    @Nullable ElementDeclaration element,
    String namespace) {

  /** Events, in the order that EXI gives to productions of one state. */
  public enum Kind {
    /** A declared attribute. */
    ATTRIBUTE,
    /** Any other attribute. */
    ANY_ATTRIBUTE,
    /** A declared element. */
    ELEMENT,
    /** Any element of one namespace. */
    ANY_ELEMENT_OF,
    /** Any element. */
    ANY_ELEMENT,
    /** The end of the element. */
    END,
    /** A value, or text in mixed content. */
    TEXT
  }

  static Production of(Kind kind) {
    return new Production(kind, null, null, "");
  }

  /**
   * Whether the message classes can hold what the production brings.
   *
   * @param mixed whether the type is mixed, so that text is not its value
   * @return false for wildcards, text between elements and abstract elements
   */
  public boolean isSupported(boolean mixed) {
    return switch (kind) {
      case ATTRIBUTE, END -> true;
      case ELEMENT -> element != null && element.isInstantiable();
      case TEXT -> !mixed;
      case ANY_ATTRIBUTE, ANY_ELEMENT_OF, ANY_ELEMENT -> false;
    };
  }

  /**
   * The name that the runtime's trace reads.
   *
   * @return local name of an element, {@code @Id} for an attribute, {@code /} for the end, {@code
   *     #} for text, {@code *} and {@code @*} for wildcards
   */
  public String label() {
    return switch (kind) {
      case ATTRIBUTE -> "@" + name.local();
      case ANY_ATTRIBUTE -> "@*";
      case ELEMENT -> name.local();
      case ANY_ELEMENT_OF, ANY_ELEMENT -> "*";
      case END -> "/";
      case TEXT -> "#";
    };
  }
}
