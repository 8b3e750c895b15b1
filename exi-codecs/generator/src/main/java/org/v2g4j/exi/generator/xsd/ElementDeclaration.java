package org.v2g4j.exi.generator.xsd;

import org.jspecify.annotations.Nullable;

/** A global or local element. Compared by identity: two declarations may share a name. */
public final class ElementDeclaration {

  private final QualifiedName name;
  private final Type type;
  private final boolean global;
  private final boolean isAbstract;
  private final boolean nillable;
  private final @Nullable QualifiedName substitutes;
  private final Documentation documentation;

  ElementDeclaration(
      QualifiedName name,
      Type type,
      boolean global,
      boolean isAbstract,
      boolean nillable,
      @Nullable QualifiedName substitutes,
      Documentation documentation) {
    this.name = name;
    this.type = type;
    this.global = global;
    this.isAbstract = isAbstract;
    this.nillable = nillable;
    this.substitutes = substitutes;
    this.documentation = documentation;
  }

  /**
   * The element's name.
   *
   * @return namespace and local name
   */
  public QualifiedName name() {
    return name;
  }

  /**
   * The element's type.
   *
   * @return simple or complex
   */
  public Type type() {
    return type;
  }

  /**
   * Whether the element stands at the top of a schema.
   *
   * @return false for the elements inside types
   */
  public boolean isGlobal() {
    return global;
  }

  /**
   * Whether xsi:nil is allowed.
   *
   * @return the schema's {@code nillable}
   */
  public boolean isNillable() {
    return nillable;
  }

  /**
   * Whether an instance can hold the element itself.
   *
   * @return false if the element or its type is abstract
   */
  public boolean isInstantiable() {
    return !isAbstract && !(type instanceof ComplexType complex && complex.isAbstract());
  }

  /**
   * The head that this element may replace.
   *
   * @return its name, or null
   */
  public @Nullable QualifiedName substitutes() {
    return substitutes;
  }

  /**
   * What the schema tells about the element.
   *
   * @return words for readers
   */
  public Documentation documentation() {
    return documentation;
  }
}
