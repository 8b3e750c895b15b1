package org.v2g4j.exificient;

import com.siemens.ct.exi.core.grammars.event.Attribute;
import com.siemens.ct.exi.core.grammars.event.EventType;
import com.siemens.ct.exi.core.grammars.event.StartElement;
import com.siemens.ct.exi.core.grammars.grammar.Grammar;
import com.siemens.ct.exi.core.grammars.production.Production;
import java.util.ArrayList;
import java.util.List;

/** What a body may hold beside what its schema declares, and how much of it. */
final class Deviations {

  /**
   * The most names from outside of the schema in one body. EXIficient looks such names up one by
   * one, so time would grow with the square of their number.
   */
  static final int MOST_UNDECLARED = 4096;

  /** The deepest elements; schemas of ISO 15118 nest a dozen. */
  static final int DEEPEST = 256;

  private static final int MOST_NAMED = 8;

  private Deviations() {}

  /** What the schema admits at a place, for messages. */
  static String expected(Grammar grammar) {
    List<String> names = new ArrayList<>();
    int count = grammar.getNumberOfEvents();
    for (int i = 0; i < Math.min(count, MOST_NAMED); i++) {
      Production production = grammar.getProduction(i);
      names.add(name(production));
    }
    if (count > MOST_NAMED) {
      names.add(count - MOST_NAMED + " more");
    }
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }

  private static String name(Production production) {
    EventType type = production.getEvent().getEventType();
    return switch (type) {
      case START_ELEMENT -> ((StartElement) production.getEvent()).getQName().getLocalPart();
      case ATTRIBUTE -> "@" + ((Attribute) production.getEvent()).getQName().getLocalPart();
      case CHARACTERS, CHARACTERS_GENERIC -> "text";
      case END_ELEMENT -> "the end";
      case START_ELEMENT_NS, START_ELEMENT_GENERIC -> "any element";
      case ATTRIBUTE_NS, ATTRIBUTE_GENERIC -> "any attribute";
      default -> type.name();
    };
  }
}
