package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.Leniency;
import org.v2g4j.exi.Violation;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.iso2.V2gMessage;

/** What is remarkable about a message. */
final class Notes {

  private static final int MOST_VIOLATIONS = 3;

  private Notes() {}

  static Reading.Message message(
      MessageSet set, Decoded<ExiElement> decoded, List<String> facts, List<Note> more) {
    List<Note> notes = new ArrayList<>(more);
    notes.addAll(leniencies(decoded));
    if (isOfNamelessVehicle(decoded.value())) {
      notes.add(new Note(Note.Code.EMPTY_EVCCID, "the EVCCID has no bytes"));
    }
    List<Violation> violations = set.codec().violations(decoded.value());
    violations.stream()
        .limit(MOST_VIOLATIONS)
        .forEach(v -> notes.add(new Note(Note.Code.SCHEMA_VIOLATION, "violation " + v)));
    if (violations.size() > MOST_VIOLATIONS) {
      int rest = violations.size() - MOST_VIOLATIONS;
      notes.add(new Note(Note.Code.SCHEMA_VIOLATION, rest + " more values break the schema"));
    }
    return new Reading.Message(set, decoded.value(), facts, notes);
  }

  static List<Note> leniencies(Decoded<?> decoded) {
    return decoded.leniencies().stream().map(Notes::of).toList();
  }

  private static Note of(Leniency leniency) {
    Note.Code code =
        switch (leniency.kind()) {
          case COOKIE -> Note.Code.COOKIE;
          case EMPTY_VALUE_AS_END -> Note.Code.EMPTY_VALUE_AS_END;
          case STRING_TABLE_HIT -> Note.Code.STRING_TABLE_HIT;
          case PAYLOAD_TYPE -> Note.Code.PAYLOAD_TYPE;
          case TRAILING_BYTES -> Note.Code.TRAILING_BYTES;
        };
    return new Note(code, leniency.text() + " at bit " + leniency.bitOffset());
  }

  private static boolean isOfNamelessVehicle(ExiElement message) {
    if (message instanceof V2gMessage iso2) {
      return iso2.body().bodyElement() instanceof org.v2g4j.messages.iso2.SessionSetupReq request
          && request.evccId().isEmpty();
    }
    return message instanceof org.v2g4j.messages.din70121.V2gMessage din
        && din.body().bodyElement() instanceof org.v2g4j.messages.din70121.SessionSetupReq request
        && request.evccId().isEmpty();
  }
}
