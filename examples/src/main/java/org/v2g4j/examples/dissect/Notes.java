package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.Leniency;
import org.v2g4j.exi.Violation;
import org.v2g4j.messages.MessageSet;

/** Remarks about a message, each in one line. */
final class Notes {

  private static final int MOST_VIOLATIONS = 3;

  private Notes() {}

  static Reading.Message message(MessageSet set, Decoded<ExiElement> decoded, List<String> more) {
    List<String> notes = new ArrayList<>(more);
    notes.addAll(leniencies(decoded));
    List<Violation> violations = set.codec().violations(decoded.value());
    violations.stream().limit(MOST_VIOLATIONS).forEach(v -> notes.add("violation " + v));
    if (violations.size() > MOST_VIOLATIONS) {
      notes.add(violations.size() - MOST_VIOLATIONS + " more violations");
    }
    return new Reading.Message(set, decoded.value(), notes);
  }

  static List<String> leniencies(Decoded<?> decoded) {
    return decoded.leniencies().stream().map(Notes::leniency).toList();
  }

  private static String leniency(Leniency leniency) {
    return "leniency "
        + leniency.kind()
        + " at bit "
        + leniency.bitOffset()
        + ": "
        + leniency.text();
  }
}
