package org.v2g4j.examples.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.messages.MessageSet;

/** What reads bytes from outside, and what must hold whatever the bytes are. */
interface Target {

  /** All other targets in one. */
  String ALL = "all";

  /**
   * Inputs to start from.
   *
   * @return at least one
   */
  List<byte[]> seeds();

  /**
   * Puts one input to what is tested.
   *
   * @param input any bytes
   * @throws RuntimeException if an exception comes out that is not documented
   * @throws AssertionError if something else does not hold
   */
  void test(byte[] input);

  /**
   * The names of all targets but {@link #ALL}: {@code exi}, {@code xml} and {@code json} of each
   * message set, such as {@code exi:iso15118-2}, and {@code v2gtp}.
   *
   * @return the names, those of EXI first
   */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (String form : List.of("exi", "xml", "json")) {
      for (MessageSet set : MessageSet.values()) {
        names.add(form + ":" + set.label());
      }
    }
    names.add("v2gtp");
    return names;
  }

  /**
   * The target of a name.
   *
   * @param name one of {@link #names}, or {@link #ALL}
   * @return the target
   * @throws IllegalArgumentException if there is none of that name
   */
  static Target of(String name) {
    if (name.equals(ALL)) {
      return new AllTargets();
    }
    if (!names().contains(name)) {
      throw new IllegalArgumentException("no target \"" + name + "\"; there are " + names());
    }
    if (name.equals("v2gtp")) {
      return new FrameTarget();
    }
    String[] parts = name.split(":");
    MessageSet set = MessageSet.labelled(parts[1]).orElseThrow();
    return switch (parts[0]) {
      case "exi" -> new ExiTarget(set);
      case "xml" -> new TextTarget(set, TextTarget.Format.XML);
      default -> new TextTarget(set, TextTarget.Format.JSON);
    };
  }

  /**
   * Says that something does not hold.
   *
   * @param holds whether it does
   * @param what what should hold
   */
  static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
