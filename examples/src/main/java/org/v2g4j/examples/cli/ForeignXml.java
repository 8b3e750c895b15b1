package org.v2g4j.examples.cli;

import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.capture.InputException;
import org.v2g4j.exificient.ExificientCodec;
import org.v2g4j.exificient.ExificientException;

/**
 * Encodes XML with a schema that is none of ours. Immutable.
 *
 * @param codec the schema's codec
 * @param fragment whether the documents are fragments
 * @param lenient whether to write what deviates from the schema
 */
record ForeignXml(ExificientCodec codec, boolean fragment, boolean lenient) {

  /**
   * Encodes a document, or says why not.
   *
   * @param exi the body; null if it was refused
   * @param refusal why; null if it was not
   */
  record Attempt(@Nullable Bytes exi, @Nullable InputException refusal) {}

  Attempt encode(String file, Document.Xml document) {
    try {
      return new Attempt(encode(document.text()), null);
    } catch (ExificientException e) {
      boolean isString = document.isString() || e.line() == 0;
      int line = isString ? document.line() : document.line() + e.line() - 1;
      String place =
          e.line() == 0 ? "" : (isString ? ", line " + e.line() : "") + ", column " + e.column();
      return new Attempt(null, new InputException(file + ":" + line + ": " + e.reason() + place));
    }
  }

  private Bytes encode(String xml) {
    if (fragment) {
      return lenient ? codec.fragmentFromXmlLenient(xml) : codec.fragmentFromXml(xml);
    }
    return lenient ? codec.fromXmlLenient(xml) : codec.fromXml(xml);
  }
}
