package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.TypeName;
import org.v2g4j.exi.generator.xsd.Documentation;

/**
 * A component of a record.
 *
 * @param name Java name
 * @param schemaName name of the element or attribute, for messages to people
 * @param type Java type; a primitive only where the component is required
 * @param optional whether it may be null
 * @param documentation words for readers
 */
public record Field(
    String name, String schemaName, TypeName type, boolean optional, Documentation documentation) {}
