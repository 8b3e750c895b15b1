package org.v2g4j.exi.generator.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.v2g4j.exi.generator.xsd.ElementDeclaration;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaException;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/**
 * Decides which Java classes the schemas become.
 *
 * <p>One Java type for a schema type, also where several sets hold it. A type that serves several
 * global elements gives each a record of its own; a substitution group becomes a sealed interface.
 */
public final class PlanBuilder {

  private final PlanOptions options;
  private final List<String> problems = new ArrayList<>();
  private final Map<QualifiedName, HeadPlan> heads = new TreeMap<>();
  private final ClassNames names;
  private final ValueTypes values;
  private final Records records;

  private PlanBuilder(PlanOptions options) {
    this.options = options;
    names = new ClassNames(options.packages());
    values = new ValueTypes(names);
    records = new Records(names, values, heads, problems);
  }

  /**
   * Makes the plan.
   *
   * @param sets the linked sets, in the order of the options
   * @param options what the user decides
   * @return the plan
   * @throws SchemaException if the schemas ask for something that has no Java form
   */
  public static JavaPlan build(List<SchemaSet> sets, PlanOptions options) {
    return new PlanBuilder(options).plan(sets);
  }

  private JavaPlan plan(List<SchemaSet> sets) {
    sets.forEach(this::requirePackages);
    requireNoProblems();
    sets.forEach(records::collectRoots);
    sets.forEach(this::collectHeads);
    List<List<SetPlan.Entry>> entries = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      List<String> fragments = options.sets().get(i).fragments();
      entries.add(new EntryBuilder(records, sets.get(i), fragments).entries());
    }
    sets.forEach(this::joinHeads);
    requireNoProblems();
    List<SetPlan> plans = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      SchemaSet set = sets.get(i);
      plans.add(
          new SetPlan(
              options.sets().get(i).codec(),
              set,
              prefixes(set),
              entries.get(i),
              records.all(),
              records.stringCount()));
    }
    return new JavaPlan(records.all(), values.enums(), List.copyOf(heads.values()), plans);
  }

  private void requirePackages(SchemaSet set) {
    for (String namespace : set.namespaces()) {
      if (!options.packages().containsKey(namespace)) {
        problems.add(
            "namespace "
                + namespace
                + " of set "
                + set.name()
                + " ("
                + set.files().get(namespace)
                + ") has no Java package; add it to <namespaces>");
      }
    }
  }

  private void requireNoProblems() {
    if (!problems.isEmpty()) {
      throw new SchemaException(List.copyOf(new LinkedHashSet<>(problems)));
    }
  }

  private Map<String, String> prefixes(SchemaSet set) {
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (String namespace : set.namespaces()) {
      String standard = "n" + prefixes.size();
      prefixes.put(namespace, options.prefixes().getOrDefault(namespace, standard));
    }
    return prefixes;
  }

  // ---- substitution groups ----

  private void collectHeads(SchemaSet set) {
    for (ElementDeclaration global : set.globals()) {
      boolean hasMembers = set.substitutes(global).size() > 1;
      boolean isEmptyHead = !global.isInstantiable();
      if ((hasMembers || isEmptyHead) && !heads.containsKey(global.name())) {
        heads.put(
            global.name(),
            new HeadPlan(
                names.allocate(global.name(), JavaNames.className(global.name().local())),
                global.name().local(),
                null,
                new LinkedHashSet<>(),
                global.documentation()));
      }
    }
  }

  /** Ties the groups together, once all records have their names. */
  private void joinHeads(SchemaSet set) {
    for (ElementDeclaration global : set.globals()) {
      HeadPlan own = heads.get(global.name());
      if (own != null && global.isInstantiable()) {
        join(own, records.record(global, set));
      }
      QualifiedName headName = global.substitutes();
      if (headName == null) {
        continue;
      }
      HeadPlan head = heads.get(headName);
      if (own != null) {
        head.permitted().add(own.name());
        heads.put(
            global.name(),
            new HeadPlan(
                own.name(), own.schemaName(), head.name(), own.permitted(), own.documentation()));
      } else if (global.isInstantiable()) {
        join(head, records.record(global, set));
      }
    }
  }

  private static void join(HeadPlan head, RecordPlan member) {
    head.permitted().add(member.name());
    if (!member.interfaces().contains(head.name())) {
      member.interfaces().add(head.name());
    }
  }
}
