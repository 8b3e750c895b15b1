package org.v2g4j.exi.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.v2g4j.exi.generator.grammar.Grammar;
import org.v2g4j.exi.generator.grammar.State;

/** The states of a codec whose productions leave numbers out: each is a constant of the class. */
final class Tables {

  private static final int MOST_WORDS = 4;

  private final Grammar grammar;
  private final Map<List<Integer>, String> names = new LinkedHashMap<>();

  Tables(Grammar grammar) {
    this.grammar = grammar;
  }

  /** The constant of a state, named for the productions that it lets come. */
  String name(State state) {
    String known = names.get(state.productions());
    if (known != null) {
      return known;
    }
    String wanted =
        state.productions().stream()
            .map(number -> Words.constant(grammar.production(number).label()))
            .limit(MOST_WORDS)
            .collect(Collectors.joining("_OR_"));
    if (state.productions().size() > MOST_WORDS) {
      wanted += "_OR_OTHERS";
    }
    String name = wanted;
    for (int number = 2; names.containsValue(name); number++) {
      name = wanted + "_" + number;
    }
    names.put(state.productions(), name);
    return name;
  }

  List<FieldSpec> fields() {
    return names.entrySet().stream()
        .map(
            entry ->
                FieldSpec.builder(
                        int[].class,
                        entry.getValue(),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .initializer(
                        CodeBlock.of(
                            "{$L}",
                            entry.getKey().stream()
                                .map(Object::toString)
                                .collect(Collectors.joining(", "))))
                    .build())
        .toList();
  }
}
