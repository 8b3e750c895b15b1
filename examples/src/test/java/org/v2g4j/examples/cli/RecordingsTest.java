package org.v2g4j.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.MessageSet;

/** What real vehicles, stations and test devices said. */
final class RecordingsTest {

  private static List<JsonNode> frames(String name) {
    Run run = Run.of("decode", "--format", "jsonl", Recordings.file(name).toString());
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
    return run.lines().stream().map(JsonLines::parse).toList();
  }

  private static List<JsonNode> messages(List<JsonNode> frames) {
    return frames.stream().filter(frame -> !isSdp(frame)).toList();
  }

  private static boolean isSdp(JsonNode frame) {
    return frame.get("payloadType").asText().startsWith("0x90");
  }

  /** SDP counts too, so there are more frames than messages. */
  @ParameterizedTest
  @CsvSource({
    "audi-dc-iso2.pcap, 1492, 1494, 0",
    "vw-ac-iso2.pcap, 18, 20, 0",
    "2022-12-13_compleo_with_bulb.pcapng, 98, 101, 0",
    "DIN_DC_DS5366_Josev.pcapng, 200, 202, 0",
    "ISO-2_DC_SalesTariffSchedule_DS5366_RiseV2G.pcapng, 210, 212, 0",
    "ISO-2_DC_Pause_DS5366.pcapng, 478, 482, 0",
    "ISO-20_BPT_AC_DS5366_Josev.pcapng, 46, 48, 0",
    "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G.pcapng, 190, 192, 0",
    "ISO-20_mTLS_DC_DS5366_Josev.pcapng, 110, 112, 0"
  })
  void decodeWhollyAndEncodeAgainToTheSameBytes(String name, int messages, int frames, int padded) {
    List<JsonNode> all = frames(name);

    assertThat(all).hasSize(frames).noneMatch(frame -> frame.has("error"));
    assertThat(all).noneMatch(frame -> notes(frame).contains("GUESSED_SET"));
    List<JsonNode> exi = messages(all);
    assertThat(exi).hasSize(messages).noneMatch(frame -> frame.get("message").isNull());
    assertThat(exi.stream().filter(frame -> !comesBack(frame))).hasSize(padded);
    assertThat(exi.stream().filter(frame -> notes(frame).contains("TRAILING_BYTES")))
        .hasSize(padded);
  }

  private static String notes(JsonNode frame) {
    return frame.path("notes").toString();
  }

  private static boolean comesBack(JsonNode frame) {
    SchemaCodec codec = MessageSet.labelled(frame.get("set").asText()).orElseThrow().codec();
    Bytes payload = Bytes.parseHex(frame.get("payload").asText());
    ExiElement message = codec.fromXml(frame.get("xml").asText());
    assertThat(codec.decode(payload)).isEqualTo(message);
    return codec.encodeLenient(message).equals(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G",
        "ISO-20_mTLS_DC_DS5366_Josev",
      })
  void decryptToWhatAnotherProgramDecrypted(String name) throws IOException {
    List<String> wanted =
        Files.readAllLines(Recordings.file("decrypted/" + name + ".jsonl")).stream()
            .map(JsonLines::parse)
            .map(line -> "0x" + line.get("payloadType").asText() + line.get("payload").asText())
            .toList();

    List<JsonNode> found = messages(frames(name + ".pcapng"));

    assertThat(found).allMatch(frame -> frame.get("decrypted").asBoolean());
    assertThat(found)
        .extracting(frame -> frame.get("payloadType").asText() + frame.get("payload").asText())
        .isEqualTo(wanted);
  }

  @Test
  void ofACompleoTellOfAVehicleWithoutAName() {
    assertThat(frames("2022-12-13_compleo_with_bulb.pcapng"))
        .filteredOn(frame -> frame.has("notes"))
        .singleElement()
        .satisfies(frame -> assertThat(notes(frame)).contains("EMPTY_EVCCID"));
  }

  @Test
  void areToldToPeople() {
    Run run = Run.of("decode", Recordings.file("audi-dc-iso2.pcap").toString());

    assertThat(run.status()).isZero();
    assertThat(run.lines().get(0)).endsWith("audi-dc-iso2.pcap, 2023-10-12, times in UTC");
    assertThat(run.lines().get(6))
        .startsWith("    5  11:13:21.483    +0.057  ->  SessionSetupReq  ")
        .endsWith("EVCCID 007DFA075E4A, SessionID 00");
    assertThat(run.out()).contains("1494 frames", "  692 CurrentDemandReq");
  }

  @ParameterizedTest
  @CsvSource({
    "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G.jsonl, 190",
    "ISO-20_mTLS_DC_DS5366_Josev.jsonl, 110"
  })
  void areReadAsJsonLinesToo(String name, int messages) {
    assertThat(frames("decrypted/" + name))
        .hasSize(messages)
        .noneMatch(frame -> frame.has("error") || frame.has("notes"));
  }
}
