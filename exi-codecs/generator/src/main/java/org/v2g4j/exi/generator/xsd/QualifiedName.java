package org.v2g4j.exi.generator.xsd;

import java.util.Comparator;

/**
 * A namespace and a local name. Ordered as EXI orders names: by local name, then by namespace.
 *
 * @param namespace URI; empty for none
 * @param local local name
 */
public record QualifiedName(String namespace, String local) implements Comparable<QualifiedName> {

  private static final Comparator<QualifiedName> ORDER =
      Comparator.comparing(QualifiedName::local).thenComparing(QualifiedName::namespace);

  @Override
  public int compareTo(QualifiedName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace.isEmpty() ? local : "{" + namespace + "}" + local;
  }
}
