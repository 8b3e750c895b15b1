package org.v2g4j.exi.generator.xsd;

/**
 * An attribute of a complex type.
 *
 * @param name its name
 * @param type its type
 * @param required whether it must be there
 * @param documentation words for readers
 */
public record AttributeUse(
    QualifiedName name, SimpleType type, boolean required, Documentation documentation) {}
