package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.Documentation;

/**
 * The sealed interface of a substitution group.
 *
 * @param name its class
 * @param schemaName the head element
 * @param superinterface the interface of the group that the head itself belongs to; null if none
 * @param permitted records of the members and interfaces of the heads among them
 * @param documentation words for readers
 */
public record HeadPlan(
    ClassName name,
    String schemaName,
    @Nullable ClassName superinterface,
    Set<ClassName> permitted,
    Documentation documentation) {}
