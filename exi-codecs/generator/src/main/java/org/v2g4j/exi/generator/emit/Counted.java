package org.v2g4j.exi.generator.emit;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.grammar.State;
import org.v2g4j.exi.generator.plan.Node;

/**
 * The states behind a list after a number of entries.
 *
 * @param from the fewest entries that lead to the state
 * @param state the state
 * @param mayStop whether so many entries are enough
 */
record Counted(int from, State state, boolean mayStop) {

  /**
   * All states behind a list, in the order of the number of entries. Entries are followed one by
   * one in the grammar, so the last permitted one is right by construction; neighbours that code
   * the same way become one.
   */
  static List<Counted> behind(Grammar grammar, State before, int production, int min, int max) {
    List<Counted> states = new ArrayList<>();
    State state = before;
    // Without an end nothing changes any more behind the last required entry.
    int longest = max == Node.UNBOUNDED ? Math.max(min, 1) + 1 : max;
    for (int count = 1; count <= longest; count++) {
      state = grammar.after(state, production);
      Counted last = states.isEmpty() ? null : states.get(states.size() - 1);
      if (last == null || !last.state.isCodedAs(state) || last.mayStop != (count >= min)) {
        states.add(new Counted(count, state, count >= min));
      }
    }
    return states;
  }
}
