package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.sdp.SdpRequest;
import org.v2g4j.core.sdp.SdpResponse;
import org.v2g4j.core.v2gtp.PayloadType;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.examples.pcap.Endpoint;
import org.v2g4j.exi.xml.XmlException;

/**
 * A reading in words. Immutable.
 *
 * @param name the message's name; a word for what came where there is no message
 * @param sessionId SessionID of the header; empty if there is none
 * @param alarms what is not as it should be, such as a response code that is not OK
 * @param facts a few fields that matter
 * @param notes what is remarkable about it
 * @param xml the message as XML; null if it is none, or has no such form
 */
public record Described(
    String name,
    String sessionId,
    List<String> alarms,
    List<String> facts,
    List<Note> notes,
    @Nullable String xml) {

  /**
   * Copies the lists.
   *
   * @param name the message's name
   * @param sessionId SessionID of the header
   * @param alarms what is not as it should be
   * @param facts a few fields
   * @param notes what is remarkable
   * @param xml the message as XML, or null
   */
  public Described {
    alarms = List.copyOf(alarms);
    facts = List.copyOf(facts);
    notes = List.copyOf(notes);
  }

  /**
   * Describes a reading.
   *
   * @param reading what a frame turned out to be
   * @return the words
   */
  public static Described of(Reading reading) {
    if (reading instanceof Reading.Message message) {
      String root = message.message().elementName().getLocalPart();
      try {
        return ofXml(message.set().codec().toXml(message.message()), message.facts(), reading);
      } catch (XmlException e) {
        return withoutXml(root, message.facts(), reading, e);
      }
    }
    if (reading instanceof Reading.Fragment fragment) {
      String root = fragment.fragment().name().getLocalPart();
      try {
        return ofXml(fragment.set().codec().toXml(fragment.fragment()), List.of(), reading);
      } catch (XmlException e) {
        return withoutXml(root, List.of(), reading, e);
      }
    }
    if (reading instanceof Reading.Foreign foreign) {
      return ofXml(foreign.xml(), List.of(), reading);
    }
    if (reading instanceof Reading.Sdp sdp) {
      return plain(name(sdp.message()), List.of(), facts(sdp.message()), reading);
    }
    if (reading instanceof Reading.Skipped) {
      return plain("-", List.of(), List.of(), reading);
    }
    return plain("FAILED", List.of(((Reading.Failed) reading).text()), List.of(), reading);
  }

  private static Described ofXml(String xml, List<String> more, Reading reading) {
    XmlNode root = XmlNode.parse(xml);
    String sessionId = root.child("Header").map(header -> header.textOf("SessionID")).orElse("");
    XmlNode content =
        root.child("Body").flatMap(body -> body.children().stream().findFirst()).orElse(root);
    Facts known = Facts.of(content);
    List<String> facts = new ArrayList<>(more);
    facts.addAll(known.chosen());
    return new Described(content.name(), sessionId, known.alarms(), facts, reading.notes(), xml);
  }

  private static Described withoutXml(
      String name, List<String> facts, Reading reading, XmlException e) {
    List<Note> notes = new ArrayList<>(reading.notes());
    notes.add(new Note(Note.Code.NO_XML, "has no XML form: " + e.getMessage()));
    return new Described(name, "", List.of(), facts, notes, null);
  }

  private static Described plain(
      String name, List<String> alarms, List<String> facts, Reading reading) {
    return new Described(name, "", alarms, facts, reading.notes(), null);
  }

  /** The names that ISO 15118 has for these messages. */
  private static String name(SdpMessage message) {
    PayloadType type = message.payloadType();
    return "SECCDiscovery"
        + (type.value() % 2 == 0 ? "Req" : "Res")
        + (message instanceof SdpRequest || message instanceof SdpResponse ? "" : "Wireless");
  }

  private static List<String> facts(SdpMessage message) {
    if (message instanceof SdpRequest request) {
      return List.of("security " + request.security(), "transport " + request.transport());
    }
    if (message instanceof SdpResponse response) {
      return List.of(
          new Endpoint(Bytes.of(response.address().getAddress()), response.port()).toString(),
          "security " + response.security(),
          "transport " + response.transport());
    }
    return List.of(message.toString());
  }
}
