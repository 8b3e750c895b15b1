package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.core.sdp.SdpMessage;
import org.v2g4j.core.sdp.SdpRequest;
import org.v2g4j.core.sdp.SdpResponse;
import org.v2g4j.exi.xml.XmlException;

/**
 * A reading in words: a name, some facts and notes. Immutable.
 *
 * @param name the message's name; a word for what came where there is no message
 * @param sessionId SessionID of the header; empty if there is none
 * @param facts a few fields that matter
 * @param notes what is remarkable about it
 */
public record Described(String name, String sessionId, List<String> facts, List<String> notes) {

  /**
   * Copies the lists.
   *
   * @param name the message's name
   * @param sessionId SessionID of the header
   * @param facts a few fields
   * @param notes one line each
   */
  public Described {
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
        return of(message.set().codec().toXml(message.message()), message.notes());
      } catch (XmlException e) {
        return withoutXml(root, message.notes(), e);
      }
    }
    if (reading instanceof Reading.Fragment fragment) {
      String root = fragment.fragment().name().getLocalPart();
      try {
        return of(fragment.set().codec().toXml(fragment.fragment()), fragment.notes());
      } catch (XmlException e) {
        return withoutXml(root, fragment.notes(), e);
      }
    }
    if (reading instanceof Reading.Sdp sdp) {
      return of(sdp.message());
    }
    if (reading instanceof Reading.Skipped skipped) {
      return new Described("-", "", List.of(skipped.reason()), List.of());
    }
    return new Described("FAILED", "", List.of(((Reading.Failed) reading).reason()), List.of());
  }

  private static Described of(String xml, List<String> notes) {
    XmlNode root = XmlNode.parse(xml);
    String sessionId = root.child("Header").map(header -> header.textOf("SessionID")).orElse("");
    XmlNode content =
        root.child("Body").flatMap(body -> body.children().stream().findFirst()).orElse(root);
    return new Described(content.name(), sessionId, Facts.of(content), notes);
  }

  private static Described withoutXml(String name, List<String> notes, XmlException e) {
    List<String> all = new ArrayList<>(notes);
    all.add("has no XML form: " + e.getMessage());
    return new Described(name, "", List.of(), all);
  }

  private static Described of(SdpMessage message) {
    if (message instanceof SdpRequest request) {
      return new Described(
          "SDP request",
          "",
          List.of("security " + request.security(), "transport " + request.transport()),
          List.of());
    }
    if (message instanceof SdpResponse response) {
      return new Described(
          "SDP response",
          "",
          List.of(
              "[" + response.address().getHostAddress() + "]:" + response.port(),
              "security " + response.security(),
              "transport " + response.transport()),
          List.of());
    }
    return new Described(
        message.payloadType().meaning(), "", List.of(message.toString()), List.of());
  }
}
