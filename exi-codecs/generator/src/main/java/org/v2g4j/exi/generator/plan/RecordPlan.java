package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.xsd.Documentation;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SimpleType;

/** A record of the messages, with its codec. Filled in after it is made: types may be recursive. */
public final class RecordPlan {

  private final ClassName name;
  private final String schemaName;
  private final @Nullable QualifiedName root;
  private final @Nullable Grammar grammar;
  private final @Nullable SimpleType simple;
  private final Documentation documentation;
  private final List<ClassName> interfaces = new ArrayList<>();
  private final List<Field> fields = new ArrayList<>();
  private final List<Node> content = new ArrayList<>();
  private final List<NestedPlan> nested = new ArrayList<>();
  private boolean stringFromOutside;

  RecordPlan(
      ClassName name,
      String schemaName,
      @Nullable QualifiedName root,
      @Nullable Grammar grammar,
      @Nullable SimpleType simple,
      Documentation documentation) {
    this.name = name;
    this.schemaName = schemaName;
    this.root = root;
    this.grammar = grammar;
    this.simple = simple;
    this.documentation = documentation;
  }

  /**
   * A type nested in a record: the interface of a choice, or the record of a group.
   *
   * @param type its name
   * @param schemaNames what it holds, for its documentation
   * @param fields components; empty for an interface
   * @param superinterface the interface it implements; null if none
   * @param permitted for an interface, the records of its alternatives; else empty
   */
  public record NestedPlan(
      ClassName type,
      String schemaNames,
      List<Field> fields,
      @Nullable ClassName superinterface,
      List<ClassName> permitted) {

    /**
     * Whether this is the interface of a choice.
     *
     * @return false for a record
     */
    public boolean isInterface() {
      return !permitted.isEmpty();
    }
  }

  /**
   * The record's class.
   *
   * @return its name
   */
  public ClassName name() {
    return name;
  }

  /**
   * The type or element behind the record.
   *
   * @return as in the schema
   */
  public String schemaName() {
    return schemaName;
  }

  /**
   * The global element that the record is the content of.
   *
   * @return null if it only occurs inside of others
   */
  public @Nullable QualifiedName root() {
    return root;
  }

  /**
   * The grammar of the complex type.
   *
   * @return null for a global element of simple type
   */
  public @Nullable Grammar grammar() {
    return grammar;
  }

  /**
   * The simple type of a global element.
   *
   * @return null for a complex type
   */
  public @Nullable SimpleType simple() {
    return simple;
  }

  /**
   * What the schema tells about the type.
   *
   * @return words for readers
   */
  public Documentation documentation() {
    return documentation;
  }

  /**
   * The interfaces of substitution groups and choices that the record belongs to.
   *
   * @return a list that the plan adds to
   */
  public List<ClassName> interfaces() {
    return interfaces;
  }

  /**
   * The components.
   *
   * @return in document order, attributes first
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * The content, tied to the components.
   *
   * @return in document order, attributes first
   */
  public List<Node> content() {
    return content;
  }

  /**
   * The types nested in the record.
   *
   * @return interfaces before their alternatives
   */
  public List<NestedPlan> nested() {
    return nested;
  }

  /**
   * Whether the value is a string whose place in the string table depends on the element: then the
   * codec is told which element it reads.
   *
   * @return true for simple content that is a string
   */
  public boolean isStringFromOutside() {
    return stringFromOutside;
  }

  void takeStringFromOutside() {
    stringFromOutside = true;
  }

  /**
   * A class beside the record that works on it.
   *
   * @param suffix what it does, such as {@code Codec}
   * @return its name, in the package of the codecs
   */
  public ClassName companion(String suffix) {
    return companion(name, suffix);
  }

  /**
   * A class beside a record that works on it.
   *
   * @param record the record
   * @param suffix what it does, such as {@code Codec}
   * @return its name, in the package of the codecs
   */
  public static ClassName companion(ClassName record, String suffix) {
    return ClassName.get(record.packageName() + ".codec", record.simpleName() + suffix);
  }
}
