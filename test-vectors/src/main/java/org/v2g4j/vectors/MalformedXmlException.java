package org.v2g4j.vectors;

import org.v2g4j.core.error.V2gException;

/** A text that {@link Infoset} cannot compare: not well-formed, or with a document type. */
public final class MalformedXmlException extends V2gException {

  private static final long serialVersionUID = 1L;

  MalformedXmlException(String message, Throwable cause) {
    super(message, cause);
  }
}
