package org.v2g4j.exi;

import java.util.Objects;
import javax.xml.namespace.QName;

/**
 * One element outside a document, as XML signatures digest it. Immutable.
 *
 * <p>The name is kept apart from the content because one type may serve several elements: a
 * certificate chain is a ContractSignatureCertChain or a SAProvisioningCertificateChain.
 *
 * @param name namespace and local name of the element
 * @param content the record that the generator made for the element's type
 */
public record ExiFragment(QName name, Object content) {

  /**
   * Refuses absent parts.
   *
   * @param name namespace and local name of the element
   * @param content the record that the generator made for the element's type
   */
  public ExiFragment {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
  }

  /**
   * The fragment of an element that knows its own name.
   *
   * @param element a global element
   * @return the element as a fragment
   */
  public static ExiFragment of(ExiElement element) {
    return new ExiFragment(element.elementName(), element);
  }
}
