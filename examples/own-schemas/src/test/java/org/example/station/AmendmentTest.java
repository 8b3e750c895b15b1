package org.example.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.example.station.ac.AcChargeLoopReq;
import org.example.station.ac.AcChargeParameterDiscoveryReq;
import org.example.station.acex.AcExCodec;
import org.example.station.acex.AcExGridStatusReq;
import org.example.station.acex.AcExGridStatusRes;
import org.example.station.acex.Droop;
import org.example.station.acex.ExAcCpdReqEnergyTransferMode;
import org.example.station.acex.ExDynamicAcClReqControlMode;
import org.example.station.acex.GridCode;
import org.example.station.common.ClReqControlMode;
import org.example.station.common.MessageHeader;
import org.example.station.common.Processing;
import org.example.station.common.RationalNumber;
import org.example.station.common.ResponseCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.ViolationException;
import org.v2g4j.exificient.ExificientCodec;

/** What the plugin made of the amendment, held against EXIficient. */
final class AmendmentTest {

  private static final Path ISO = Path.of("../../v2g-messages/src/main/xsd");
  private static final ExificientCodec ORACLE =
      ExificientCodec.of(
          List.of(
              Path.of("src/main/xsd/ac-ex.xsd"),
              ISO.resolve("iso15118-20/ac.xsd"),
              ISO.resolve("xmldsig.xsd")),
          ExiLimits.defaults());

  private static final MessageHeader HEADER =
      new MessageHeader(Bytes.parseHex("4A0B17C2D95E6F31"), 1_795_000_000, null);
  private static final RationalNumber WATTS = new RationalNumber(3, 11);

  private final AcExCodec codec = new AcExCodec();

  static Stream<ExiElement> messages() {
    Droop droop = new Droop(new RationalNumber(-2, 5020), new RationalNumber(0, -400));
    return Stream.of(
        new AcExGridStatusReq(HEADER, List.of(GridCode.values())),
        new AcExGridStatusRes(HEADER, ResponseCode.OK, new RationalNumber(-2, 4998), null),
        new AcExGridStatusRes(HEADER, ResponseCode.FAILED, WATTS, "island"),
        new AcChargeParameterDiscoveryReq(
            HEADER,
            new ExAcCpdReqEnergyTransferMode(
                WATTS, WATTS, null, WATTS, null, null, Processing.ONGOING, WATTS)),
        loop(List.of()),
        loop(List.of(droop)),
        loop(List.of(droop, droop, droop)));
  }

  private static AcChargeLoopReq loop(List<Droop> droop) {
    ClReqControlMode mode =
        new ExDynamicAcClReqControlMode(
            3600L, WATTS, WATTS, WATTS, WATTS, null, null, WATTS, null, null, WATTS, null, null,
            WATTS, null, WATTS, droop);
    return new AcChargeLoopReq(HEADER, null, true, mode);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void codesAsEXIficientDoes(ExiElement message) {
    Bytes exi = codec.encode(message);

    assertEquals(ORACLE.fromXml(codec.toXml(message)), exi);
    assertEquals(message, codec.decode(exi));
    assertEquals(message, codec.fromXml(ORACLE.toXml(exi)));
  }

  @Test
  void readsTheSubstituteWhereTheHeadIsDue() {
    AcChargeLoopReq read = (AcChargeLoopReq) codec.decode(codec.encode(loop(List.of())));

    assertInstanceOf(ExDynamicAcClReqControlMode.class, read.clReqControlMode());
  }

  @Test
  void isBuiltAsTheGuideSays() throws IOException {
    String guide = Files.readString(Path.of("../../docs/schemas.md"));

    assertTrue(guide.contains("```xml\n" + Files.readString(Path.of("pom.xml")) + "```\n"));
  }

  @Test
  void refusesWhatBreaksTheAmendment() {
    AcExGridStatusReq none = new AcExGridStatusReq(HEADER, List.of());

    ViolationException refused = assertThrows(ViolationException.class, () -> codec.encode(none));
    assertEquals("/AC_EX_GridStatusReq/GridCode", refused.violations().get(0).path());
  }
}
