package org.v2g4j.exi.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.v2g4j.exi.generator.emit.SourceWriter;
import org.v2g4j.exi.generator.plan.JavaPlan;
import org.v2g4j.exi.generator.plan.PlanBuilder;
import org.v2g4j.exi.generator.plan.PlanOptions;
import org.v2g4j.exi.generator.xsd.SchemaReader;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/** From schema files to Java files. */
public final class Generator {

  private Generator() {}

  /**
   * Generates the classes and codecs of all sets.
   *
   * @param schemas for each set of the options, its schema files
   * @param options what the Java looks like
   * @param output the source root to write to
   * @return the number of files written
   * @throws org.v2g4j.exi.generator.xsd.SchemaException if a schema cannot be read or has no codec
   * @throws IOException if a file cannot be written
   */
  public static int generate(List<List<Path>> schemas, PlanOptions options, Path output)
      throws IOException {
    List<SchemaSet> sets = new ArrayList<>();
    for (int i = 0; i < schemas.size(); i++) {
      sets.add(SchemaReader.read(options.sets().get(i).name(), schemas.get(i)));
    }
    JavaPlan plan = PlanBuilder.build(sets, options);
    return new SourceWriter(output, plan).write();
  }
}
