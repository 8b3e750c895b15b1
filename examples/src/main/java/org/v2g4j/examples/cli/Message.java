package org.v2g4j.examples.cli;

import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.MessageSet;

/**
 * A message or fragment that was read from text, with its set. Immutable.
 *
 * @param set the set
 * @param content an ExiElement, or an ExiFragment
 */
record Message(MessageSet set, Object content) {

  /** Encodes; the facets of the schema are checked unless that is not wanted. */
  Bytes encode(boolean lenient) {
    SchemaCodec codec = set.codec();
    if (content instanceof ExiFragment fragment) {
      return lenient ? codec.encodeFragmentLenient(fragment) : codec.encodeFragment(fragment);
    }
    ExiElement message = (ExiElement) content;
    return lenient ? codec.encodeLenient(message) : codec.encode(message);
  }
}
