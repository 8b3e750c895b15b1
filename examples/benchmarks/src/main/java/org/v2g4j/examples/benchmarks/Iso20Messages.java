package org.v2g4j.examples.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.messages.iso20.common.AbsolutePriceSchedule;
import org.v2g4j.messages.iso20.common.AdditionalService;
import org.v2g4j.messages.iso20.common.AdditionalServiceList;
import org.v2g4j.messages.iso20.common.ChargingSchedule;
import org.v2g4j.messages.iso20.common.DisplayParameters;
import org.v2g4j.messages.iso20.common.EvseNotification;
import org.v2g4j.messages.iso20.common.EvseStatus;
import org.v2g4j.messages.iso20.common.MessageHeader;
import org.v2g4j.messages.iso20.common.MeterInfo;
import org.v2g4j.messages.iso20.common.OverstayRule;
import org.v2g4j.messages.iso20.common.OverstayRuleList;
import org.v2g4j.messages.iso20.common.PowerSchedule;
import org.v2g4j.messages.iso20.common.PowerScheduleEntry;
import org.v2g4j.messages.iso20.common.PowerScheduleEntryList;
import org.v2g4j.messages.iso20.common.PriceRule;
import org.v2g4j.messages.iso20.common.PriceRuleStack;
import org.v2g4j.messages.iso20.common.PriceRuleStackList;
import org.v2g4j.messages.iso20.common.Processing;
import org.v2g4j.messages.iso20.common.RationalNumber;
import org.v2g4j.messages.iso20.common.ResponseCode;
import org.v2g4j.messages.iso20.common.ScheduleExchangeRes;
import org.v2g4j.messages.iso20.common.ScheduleTuple;
import org.v2g4j.messages.iso20.common.ScheduledSeResControlMode;
import org.v2g4j.messages.iso20.common.TaxRule;
import org.v2g4j.messages.iso20.common.TaxRuleList;
import org.v2g4j.messages.iso20.dc.DcChargeLoopReq;
import org.v2g4j.messages.iso20.dc.DcChargeLoopRes;
import org.v2g4j.messages.iso20.dc.ScheduledDcClReqControlModeBase;
import org.v2g4j.messages.iso20.dc.ScheduledDcClResControlModeBase;

/** Messages of a scheduled DC session of ISO 15118-20. */
final class Iso20Messages {

  private static final long NOW = 1_767_268_800L;
  private static final MessageHeader HEADER =
      new MessageHeader(Bytes.parseHex("7D1E93A4058BC62F"), NOW, null);

  private Iso20Messages() {}

  static ExiElement dcChargeLoopReq() {
    return new DcChargeLoopReq(
        HEADER,
        DisplayParameters.builder()
            .presentSoc(47)
            .minimumSoc(10)
            .targetSoc(80)
            .maximumSoc(100)
            .remainingTimeToMinimumSoc(0L)
            .remainingTimeToTargetSoc(1380L)
            .remainingTimeToMaximumSoc(2520L)
            .chargingComplete(false)
            .batteryEnergyCapacity(new RationalNumber(2, 774))
            .inletHot(false)
            .build(),
        false,
        new RationalNumber(-1, 7309),
        ScheduledDcClReqControlModeBase.builder()
            .evTargetEnergyRequest(new RationalNumber(2, 256))
            .evMaximumEnergyRequest(new RationalNumber(2, 410))
            .evMinimumEnergyRequest(new RationalNumber(2, 0))
            .evTargetCurrent(new RationalNumber(-1, 2000))
            .evTargetVoltage(new RationalNumber(-1, 7312))
            .evMaximumChargePower(new RationalNumber(2, 2400))
            .evMinimumChargePower(new RationalNumber(2, 10))
            .evMaximumChargeCurrent(new RationalNumber(-1, 3000))
            .evMaximumVoltage(new RationalNumber(-1, 8200))
            .evMinimumVoltage(new RationalNumber(-1, 5500))
            .build());
  }

  static ExiElement dcChargeLoopRes() {
    return DcChargeLoopRes.builder()
        .header(HEADER)
        .responseCode(ResponseCode.OK)
        .evseStatus(new EvseStatus(60, EvseNotification.SCHEDULE_RENEGOTIATION))
        .meterInfo(
            MeterInfo.builder()
                .meterId("1EMH0012345678")
                .chargedEnergyReadingWh(184_467)
                .meterSignature(Iso2Messages.octets(64))
                .meterStatus(0)
                .meterTimestamp(NOW)
                .build())
        .evsePresentCurrent(new RationalNumber(-1, 1996))
        .evsePresentVoltage(new RationalNumber(-1, 7309))
        .evsePowerLimitAchieved(false)
        .evseCurrentLimitAchieved(false)
        .evseVoltageLimitAchieved(false)
        .clResControlMode(
            new ScheduledDcClResControlModeBase(
                new RationalNumber(2, 3500),
                new RationalNumber(2, 10),
                new RationalNumber(-1, 5000),
                new RationalNumber(-1, 9200)))
        .build();
  }

  static ExiElement scheduleExchangeRes() {
    ChargingSchedule schedule = new ChargingSchedule(power(), prices());
    return new ScheduleExchangeRes(
        HEADER,
        ResponseCode.OK,
        Processing.FINISHED,
        false,
        new ScheduledSeResControlMode(List.of(new ScheduleTuple(1, schedule, null))));
  }

  private static PowerSchedule power() {
    return new PowerSchedule(
        NOW,
        new RationalNumber(3, 80),
        new RationalNumber(2, 5),
        new PowerScheduleEntryList(
            IntStream.range(0, 24)
                .mapToObj(
                    hour ->
                        new PowerScheduleEntry(
                            3600, new RationalNumber(2, 3500 - 100 * (hour % 6)), null, null))
                .toList()));
  }

  private static AbsolutePriceSchedule prices() {
    List<PriceRuleStack> stacks =
        IntStream.range(0, 24)
            .mapToObj(
                hour ->
                    new PriceRuleStack(
                        3600,
                        List.of(
                            new PriceRule(
                                new RationalNumber(-3, 390 + 20 * (hour % 4)),
                                new RationalNumber(-2, 5),
                                600L,
                                320,
                                54,
                                new RationalNumber(0, 0)))))
            .toList();
    return AbsolutePriceSchedule.builder()
        .id("prices1")
        .timeAnchor(NOW)
        .priceScheduleId(1)
        .priceScheduleDescription("Tariff of the day")
        .currency("EUR")
        .language("eng")
        .priceAlgorithm("urn:iso:std:iso:15118:-20:PriceAlgorithm:1-Power")
        .minimumCost(new RationalNumber(0, 1))
        .maximumCost(new RationalNumber(0, 90))
        .taxRules(
            new TaxRuleList(
                List.of(
                    new TaxRule(
                        1, "VAT", new RationalNumber(0, 19), true, true, true, true, false))))
        .priceRuleStacks(new PriceRuleStackList(stacks))
        .overstayRules(
            new OverstayRuleList(
                600L,
                new RationalNumber(3, 1),
                List.of(new OverstayRule("Parking", 3600, new RationalNumber(-1, 2), 60))))
        .additionalSelectedServices(
            new AdditionalServiceList(
                List.of(new AdditionalService("Booking", new RationalNumber(-1, 15)))))
        .build();
  }
}
