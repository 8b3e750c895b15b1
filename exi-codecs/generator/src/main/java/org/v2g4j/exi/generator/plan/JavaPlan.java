package org.v2g4j.exi.generator.plan;

import java.util.List;

/**
 * Everything that will be written.
 *
 * @param records message records with their codecs
 * @param enums enumerations
 * @param heads interfaces of substitution groups
 * @param sets codecs of the schema sets
 */
public record JavaPlan(
    List<RecordPlan> records, List<EnumPlan> enums, List<HeadPlan> heads, List<SetPlan> sets) {}
