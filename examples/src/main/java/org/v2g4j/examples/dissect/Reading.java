package org.v2g4j.examples.dissect;

import java.util.List;
import java.util.Objects;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.messages.MessageSet;

/** What a frame turned out to be. */
public sealed interface Reading {

  /**
   * A message. Immutable.
   *
   * @param set the schema set that it was read with
   * @param message the message
   * @param notes how the set was found, leniencies and violations, each in one line
   */
  record Message(MessageSet set, ExiElement message, List<String> notes) implements Reading {

    /**
     * Copies the list.
     *
     * @param set the schema set
     * @param message the message
     * @param notes one line each
     */
    public Message {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(message, "message");
      notes = List.copyOf(notes);
    }
  }

  /**
   * An EXI fragment. Immutable.
   *
   * @param set the schema set that it was read with
   * @param fragment the element
   * @param notes leniencies, each in one line
   */
  record Fragment(MessageSet set, ExiFragment fragment, List<String> notes) implements Reading {

    /**
     * Copies the list.
     *
     * @param set the schema set
     * @param fragment the element
     * @param notes one line each
     */
    public Fragment {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(fragment, "fragment");
      notes = List.copyOf(notes);
    }
  }

  /**
   * A message of SDP. Immutable.
   *
   * @param message the message
   */
  record Sdp(SdpMessage message) implements Reading {}

  /**
   * A frame that is none of ours to read. Immutable.
   *
   * @param reason one line
   */
  record Skipped(String reason) implements Reading {}

  /**
   * A frame that should have been a message and is none. Immutable.
   *
   * @param reason one line with offset and path where there are any
   */
  record Failed(String reason) implements Reading {}
}
