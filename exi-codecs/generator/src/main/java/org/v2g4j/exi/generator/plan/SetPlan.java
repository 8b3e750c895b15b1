package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.xsd.SchemaSet;

/**
 * The codec of a schema set.
 *
 * @param name its class
 * @param set the schemas
 * @param prefixes the XML prefix of each namespace, in the order of the namespaces
 * @param entries the elements that it encodes
 * @param records the plans of their records
 * @param stringNames number of elements and attributes with string values
 */
public record SetPlan(
    ClassName name,
    SchemaSet set,
    Map<String, String> prefixes,
    List<Entry> entries,
    List<RecordPlan> records,
    int stringNames) {

  /**
   * The plan of an entry's record.
   *
   * @param name the record
   * @return its plan
   */
  public RecordPlan record(ClassName name) {
    return records.stream().filter(plan -> plan.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * One element at the root of a document or fragment.
   *
   * @param content what it holds; nothing if it is abstract
   * @param record the record that holds it; for an abstract element the interface of its group, or
   *     null
   * @param documentCode its code at the root of a document, or -1
   * @param fragmentCode its code at the root of a fragment, or -1
   * @param relaxed the codes of the relaxed grammar of a fragment; null where the type's applies
   */
  public record Entry(
      Node.Content content,
      @Nullable ClassName record,
      int documentCode,
      int fragmentCode,
      @Nullable Relaxed relaxed) {}

  /**
   * The element fragment grammar of a name that is declared with several types (EXI 1.0, 8.5.3).
   *
   * @param attributeCodes codes of the record's attributes, in their order
   * @param textCode code of the value in the first state
   * @param endCode code of the end behind the value
   * @param firstWidth bits of a code in the first state
   * @param contentWidth bits of a code behind the value
   */
  public record Relaxed(
      List<Integer> attributeCodes, int textCode, int endCode, int firstWidth, int contentWidth) {}
}
