package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.List;
import org.v2g4j.exi.generator.xsd.Documentation;

/**
 * An enumeration.
 *
 * @param name its class
 * @param schemaName its type in the schema
 * @param constants in schema order, which is the order on the wire
 * @param documentation words for readers
 */
public record EnumPlan(
    ClassName name, String schemaName, List<Constant> constants, Documentation documentation) {

  /**
   * One value.
   *
   * @param name Java name
   * @param wireName as in the schema
   * @param documentation words for readers
   */
  public record Constant(String name, String wireName, Documentation documentation) {}
}
