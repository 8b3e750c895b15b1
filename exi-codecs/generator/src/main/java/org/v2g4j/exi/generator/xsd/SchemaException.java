package org.v2g4j.exi.generator.xsd;

import java.util.List;
import org.v2g4j.core.error.V2gException;

/** A schema cannot be read, or asks for something that has no codec: lists every problem. */
public final class SchemaException extends V2gException {

  private static final long serialVersionUID = 1;

  /**
   * Reports problems together.
   *
   * @param problems each with its place; at least one
   */
  public SchemaException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
