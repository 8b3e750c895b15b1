package org.v2g4j.exi.generator.xsd;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * The schemas that one EXI grammar is made of.
 *
 * @param name such as {@code iso15118-2}
 * @param globals global elements, sorted
 * @param elementNames names of all elements, global and local, sorted
 * @param attributeNames names of all attributes, sorted
 * @param declarations all declarations of each element name
 * @param attributeTypes all types that the attributes of a name are declared with
 * @param localNames names of elements, attributes and types of each namespace, also of the empty
 *     one
 * @param namespaces target namespaces, sorted
 * @param files the schema files of each namespace, for messages
 * @param fingerprint digest of the schema files
 */
public record SchemaSet(
    String name,
    List<ElementDeclaration> globals,
    SortedSet<QualifiedName> elementNames,
    SortedSet<QualifiedName> attributeNames,
    Map<QualifiedName, List<ElementDeclaration>> declarations,
    Map<QualifiedName, List<SimpleType>> attributeTypes,
    Map<String, SortedSet<String>> localNames,
    SortedSet<String> namespaces,
    Map<String, String> files,
    String fingerprint) {

  /**
   * The elements that may stand where a global element is referred to.
   *
   * @param head the element referred to
   * @return itself and all that substitute it, directly or not, sorted
   */
  public List<ElementDeclaration> substitutes(ElementDeclaration head) {
    return globals.stream().filter(global -> isSubstitute(global, head)).toList();
  }

  private boolean isSubstitute(ElementDeclaration element, ElementDeclaration head) {
    ElementDeclaration current = element;
    while (current != null) {
      if (current == head) {
        return true;
      }
      QualifiedName next = current.substitutes();
      current = next == null ? null : global(next);
    }
    return false;
  }

  private ElementDeclaration global(QualifiedName name) {
    return globals.stream().filter(global -> global.name().equals(name)).findFirst().orElseThrow();
  }
}
