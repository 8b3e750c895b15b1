package org.v2g4j.examples.dissect;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.messages.MessageSet;

/** What a frame turned out to be. */
public sealed interface Reading {

  /**
   * What is remarkable about it.
   *
   * @return notes in the order of the bits where they have one
   */
  List<Note> notes();

  /**
   * A message. Immutable.
   *
   * @param set the schema set that it was read with
   * @param message the message
   * @param facts what the session makes of it, each in a few words
   * @param notes how the set was found, leniencies and violations
   */
  record Message(MessageSet set, ExiElement message, List<String> facts, List<Note> notes)
      implements Reading {

    /**
     * Copies the lists.
     *
     * @param set the schema set
     * @param message the message
     * @param facts a few words each
     * @param notes what is remarkable
     */
    public Message {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(message, "message");
      facts = List.copyOf(facts);
      notes = List.copyOf(notes);
    }
  }

  /**
   * An EXI fragment. Immutable.
   *
   * @param set the schema set that it was read with
   * @param fragment the element
   * @param notes leniencies
   */
  record Fragment(MessageSet set, ExiFragment fragment, List<Note> notes) implements Reading {

    /**
     * Copies the list.
     *
     * @param set the schema set
     * @param fragment the element
     * @param notes what is remarkable
     */
    public Fragment {
      Objects.requireNonNull(set, "set");
      Objects.requireNonNull(fragment, "fragment");
      notes = List.copyOf(notes);
    }
  }

  /**
   * A message or fragment of a schema that is none of ours. Immutable.
   *
   * @param schema what to call the schema
   * @param xml the message
   * @param notes what is remarkable
   */
  record Foreign(String schema, String xml, List<Note> notes) implements Reading {

    /**
     * Copies the list.
     *
     * @param schema what to call the schema
     * @param xml the message
     * @param notes what is remarkable
     */
    public Foreign {
      Objects.requireNonNull(schema, "schema");
      Objects.requireNonNull(xml, "xml");
      notes = List.copyOf(notes);
    }
  }

  /**
   * A message of SDP. Immutable.
   *
   * @param message the message
   */
  record Sdp(SdpMessage message) implements Reading {

    @Override
    public List<Note> notes() {
      return List.of();
    }
  }

  /**
   * A frame that is none of ours to read. Immutable.
   *
   * @param reason why
   */
  record Skipped(Note reason) implements Reading {

    @Override
    public List<Note> notes() {
      return List.of(reason);
    }
  }

  /**
   * A frame that should have been a message and is none. Immutable.
   *
   * @param set the label of the schema set, or the name of the schema, that it should have been of;
   *     null if none was tried
   * @param offset where reading stopped, in bits from the payload's first byte; null for a defect
   *     of the frame itself
   * @param path the elements that were open; null for a defect of the frame itself
   * @param reason one line, without the place
   */
  record Failed(
      @Nullable String set, @Nullable Integer offset, @Nullable String path, String reason)
      implements Reading {

    /**
     * A defect of the frame itself.
     *
     * @param reason one line
     * @return the failure
     */
    static Failed ofFrame(String reason) {
      return new Failed(null, null, null, reason);
    }

    /**
     * A payload that is no message of a set.
     *
     * @param set the set
     * @param e what the codec says
     * @return the failure
     */
    static Failed of(MessageSet set, ExiException e) {
      return new Failed(set.label(), e.bitOffset(), e.path(), e.reason());
    }

    /**
     * The failure with its place.
     *
     * @return one line
     */
    public String text() {
      return (set == null ? "" : "no " + set + ": ")
          + reason
          + (offset == null ? "" : " at bit " + offset + " in " + path);
    }

    @Override
    public List<Note> notes() {
      return List.of();
    }
  }
}
