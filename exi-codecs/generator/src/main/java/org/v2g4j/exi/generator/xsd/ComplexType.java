package org.v2g4j.exi.generator.xsd;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A complex type with its whole content, inherited members first. Compared by identity; filled in
 * after it is made, because types may contain themselves.
 */
public final class ComplexType implements Type {

  private final @Nullable QualifiedName name;
  private final boolean isAbstract;
  private final boolean mixed;
  private final boolean anyAttribute;
  private final Documentation documentation;
  private List<AttributeUse> attributes = List.of();
  private @Nullable SimpleType simpleContent;
  private @Nullable Particle particle;

  ComplexType(
      @Nullable QualifiedName name,
      boolean isAbstract,
      boolean mixed,
      boolean anyAttribute,
      Documentation documentation) {
    this.name = name;
    this.isAbstract = isAbstract;
    this.mixed = mixed;
    this.anyAttribute = anyAttribute;
    this.documentation = documentation;
  }

  void fill(
      List<AttributeUse> attributes,
      @Nullable SimpleType simpleContent,
      @Nullable Particle particle) {
    this.attributes = attributes;
    this.simpleContent = simpleContent;
    this.particle = particle;
  }

  /**
   * The type's name.
   *
   * @return null if anonymous
   */
  public @Nullable QualifiedName name() {
    return name;
  }

  /**
   * Whether only derived types have instances.
   *
   * @return the schema's {@code abstract}
   */
  public boolean isAbstract() {
    return isAbstract;
  }

  /**
   * Whether text may stand between the elements.
   *
   * @return the schema's {@code mixed}
   */
  public boolean isMixed() {
    return mixed;
  }

  /**
   * Whether a wildcard admits further attributes.
   *
   * @return true for {@code xs:anyAttribute}
   */
  public boolean hasAnyAttribute() {
    return anyAttribute;
  }

  /**
   * The attributes in the order of EXI.
   *
   * @return sorted by local name, then by namespace
   */
  public List<AttributeUse> attributes() {
    return attributes;
  }

  /**
   * The type of the text, for simple content.
   *
   * @return null if the content is empty or made of elements
   */
  public @Nullable SimpleType simpleContent() {
    return simpleContent;
  }

  /**
   * The elements of the content.
   *
   * @return null if the content is empty or text
   */
  public @Nullable Particle particle() {
    return particle;
  }

  /**
   * What the schema tells about the type.
   *
   * @return words for readers
   */
  public Documentation documentation() {
    return documentation;
  }

  @Override
  public String toString() {
    return "type " + name;
  }
}
