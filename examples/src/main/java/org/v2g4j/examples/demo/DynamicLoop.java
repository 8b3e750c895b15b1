package org.v2g4j.examples.demo;

import java.util.List;
import java.util.stream.IntStream;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.demo.DemoConversation.Exchange;
import org.v2g4j.messages.iso20.common.DisplayParameters;
import org.v2g4j.messages.iso20.common.MessageHeader;
import org.v2g4j.messages.iso20.common.RationalNumber;
import org.v2g4j.messages.iso20.common.ResponseCode;
import org.v2g4j.messages.iso20.dc.DcChargeLoopReq;
import org.v2g4j.messages.iso20.dc.DcChargeLoopRes;
import org.v2g4j.messages.iso20.dc.DynamicDcClReqControlModeBase;
import org.v2g4j.messages.iso20.dc.DynamicDcClResControlModeBase;

/** Two rounds of the DC charge loop of ISO 15118-20, where the station sets the power. */
final class DynamicLoop {

  private static final Bytes SESSION = Bytes.parseHex("7D1E93A4058BC62F");
  private static final long START = 1_767_268_800L;

  private DynamicLoop() {}

  static List<Exchange> exchanges() {
    return IntStream.range(0, 2).mapToObj(DynamicLoop::round).toList();
  }

  private static Exchange round(int round) {
    MessageHeader header = new MessageHeader(SESSION, START + round, null);
    DcChargeLoopReq request =
        new DcChargeLoopReq(
            header,
            DisplayParameters.builder().presentSoc(41 + round).targetSoc(80).build(),
            false,
            tenths(7312 + 9 * round),
            new DynamicDcClReqControlModeBase(
                null,
                thousands(36 - round),
                thousands(52),
                thousands(8),
                thousands(200),
                thousands(0),
                tenths(3000),
                tenths(8200),
                tenths(5500)));
    DcChargeLoopRes response =
        DcChargeLoopRes.builder()
            .header(header)
            .responseCode(ResponseCode.OK)
            .evsePresentCurrent(tenths(2051 + 22 * round))
            .evsePresentVoltage(tenths(7320 + 9 * round))
            .evsePowerLimitAchieved(false)
            .evseCurrentLimitAchieved(false)
            .evseVoltageLimitAchieved(false)
            .clResControlMode(
                DynamicDcClResControlModeBase.builder()
                    .evseMaximumChargePower(thousands(150 + 5 * round))
                    .evseMinimumChargePower(thousands(0))
                    .evseMaximumChargeCurrent(tenths(2500))
                    .evseMaximumVoltage(tenths(9200))
                    .build())
            .build();
    return new Exchange(request, response);
  }

  private static RationalNumber tenths(int value) {
    return new RationalNumber(-1, value);
  }

  private static RationalNumber thousands(int value) {
    return new RationalNumber(3, value);
  }
}
