package org.v2g4j.examples.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.capture.Note;
import org.v2g4j.messages.MessageSet;
import org.v2g4j.messages.iso2.Body;
import org.v2g4j.messages.iso2.BodyElement;
import org.v2g4j.messages.iso2.MessageHeader;
import org.v2g4j.messages.iso2.ResponseCode;
import org.v2g4j.messages.iso2.SessionStopRes;
import org.v2g4j.messages.iso2.V2gMessage;

final class DescribedTest {

  private static final Note NOTE = new Note(Note.Code.TRAILING_BYTES, "a note");

  private static Described described(BodyElement body) {
    V2gMessage message =
        new V2gMessage(new MessageHeader(Bytes.parseHex("0102"), null, null), new Body(body));
    return Described.of(
        new Reading.Message(MessageSet.ISO15118_2, message, List.of(), List.of(NOTE)));
  }

  @Test
  void namesTheBodyAndTheSession() {
    Described described = described(new SessionStopRes(ResponseCode.OK));

    assertThat(described.name()).isEqualTo("SessionStopRes");
    assertThat(described.sessionId()).isEqualTo("0102");
    assertThat(described.facts()).containsExactly("OK");
    assertThat(described.notes()).containsExactly(NOTE);
  }

  @Test
  void tellsAResponseCodeThatIsNotOk() {
    assertThat(described(new SessionStopRes(ResponseCode.FAILED_UNKNOWN_SESSION)).alarms())
        .containsExactly("FAILED_UnknownSession");
  }

  @Test
  void givesRationalNumbersTheUnitOfTheirName() {
    XmlNode node =
        XmlNode.parse(
            "<EVTargetCurrent><Exponent>-1</Exponent><Value>123</Value></EVTargetCurrent>");

    assertThat(Quantity.of(node)).contains("12.3 A");
  }

  @Test
  void doesNotWriteOutHugeNumbers() {
    XmlNode node = XmlNode.parse("<P><Exponent>127</Exponent><Value>3</Value></P>");

    assertThat(Quantity.of(node)).contains("3E+127");
  }

  @Test
  void describesFailures() {
    assertThat(Described.of(Reading.Failed.ofFrame("why")).alarms()).containsExactly("why");
  }
}
