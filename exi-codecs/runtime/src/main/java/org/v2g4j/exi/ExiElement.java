package org.v2g4j.exi;

import javax.xml.namespace.QName;

/** A message: the content of an element that may stand at the root of a document. Immutable. */
public interface ExiElement {

  /**
   * The name of the element, as in the schema.
   *
   * @return namespace and local name
   */
  QName elementName();
}
