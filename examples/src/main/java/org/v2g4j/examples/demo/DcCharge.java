package org.v2g4j.examples.demo;

import java.util.ArrayList;
import java.util.List;
import org.v2g4j.core.Bytes;
import org.v2g4j.examples.demo.DemoConversation.Exchange;
import org.v2g4j.messages.iso2.AuthorizationReq;
import org.v2g4j.messages.iso2.AuthorizationRes;
import org.v2g4j.messages.iso2.Body;
import org.v2g4j.messages.iso2.BodyElement;
import org.v2g4j.messages.iso2.CableCheckReq;
import org.v2g4j.messages.iso2.CableCheckRes;
import org.v2g4j.messages.iso2.ChargeParameterDiscoveryReq;
import org.v2g4j.messages.iso2.ChargeParameterDiscoveryRes;
import org.v2g4j.messages.iso2.ChargeProgress;
import org.v2g4j.messages.iso2.ChargeService;
import org.v2g4j.messages.iso2.ChargingSession;
import org.v2g4j.messages.iso2.CurrentDemandReq;
import org.v2g4j.messages.iso2.CurrentDemandRes;
import org.v2g4j.messages.iso2.DcEvChargeParameter;
import org.v2g4j.messages.iso2.DcEvErrorCode;
import org.v2g4j.messages.iso2.DcEvPowerDeliveryParameter;
import org.v2g4j.messages.iso2.DcEvStatus;
import org.v2g4j.messages.iso2.DcEvseChargeParameter;
import org.v2g4j.messages.iso2.DcEvseStatus;
import org.v2g4j.messages.iso2.DcEvseStatusCode;
import org.v2g4j.messages.iso2.EnergyTransferMode;
import org.v2g4j.messages.iso2.EvseNotification;
import org.v2g4j.messages.iso2.EvseProcessing;
import org.v2g4j.messages.iso2.IsolationLevel;
import org.v2g4j.messages.iso2.MessageHeader;
import org.v2g4j.messages.iso2.PMaxSchedule;
import org.v2g4j.messages.iso2.PMaxScheduleEntry;
import org.v2g4j.messages.iso2.PaymentOption;
import org.v2g4j.messages.iso2.PaymentOptionList;
import org.v2g4j.messages.iso2.PaymentServiceSelectionReq;
import org.v2g4j.messages.iso2.PaymentServiceSelectionRes;
import org.v2g4j.messages.iso2.PhysicalValue;
import org.v2g4j.messages.iso2.PowerDeliveryReq;
import org.v2g4j.messages.iso2.PowerDeliveryRes;
import org.v2g4j.messages.iso2.PreChargeReq;
import org.v2g4j.messages.iso2.PreChargeRes;
import org.v2g4j.messages.iso2.RelativeTimeInterval;
import org.v2g4j.messages.iso2.ResponseCode;
import org.v2g4j.messages.iso2.SaScheduleList;
import org.v2g4j.messages.iso2.SaScheduleTuple;
import org.v2g4j.messages.iso2.SelectedService;
import org.v2g4j.messages.iso2.SelectedServiceList;
import org.v2g4j.messages.iso2.ServiceCategory;
import org.v2g4j.messages.iso2.ServiceDiscoveryReq;
import org.v2g4j.messages.iso2.ServiceDiscoveryRes;
import org.v2g4j.messages.iso2.SessionSetupReq;
import org.v2g4j.messages.iso2.SessionSetupRes;
import org.v2g4j.messages.iso2.SessionStopReq;
import org.v2g4j.messages.iso2.SessionStopRes;
import org.v2g4j.messages.iso2.SupportedEnergyTransferMode;
import org.v2g4j.messages.iso2.UnitSymbol;
import org.v2g4j.messages.iso2.V2gMessage;
import org.v2g4j.messages.iso2.WeldingDetectionReq;
import org.v2g4j.messages.iso2.WeldingDetectionRes;

/** A DC charge of ISO 15118-2 with payment at the station. Single use. */
final class DcCharge {

  private static final Bytes NO_SESSION = Bytes.parseHex("0000000000000000");
  private static final Bytes SESSION = Bytes.parseHex("4A0B17C2D95E6F31");
  private static final String EVSE_ID = "DE*ABC*E1234567*1";
  private static final int SCHEDULE = 1;
  private static final int DC_SERVICE = 1;

  private final List<Exchange> exchanges = new ArrayList<>();

  private DcCharge() {}

  static List<Exchange> exchanges() {
    DcCharge charge = new DcCharge();
    charge.identify();
    charge.agree();
    charge.prepare();
    charge.deliver();
    charge.finish();
    return charge.exchanges;
  }

  private void identify() {
    exchanges.add(
        new Exchange(
            message(NO_SESSION, new SessionSetupReq(Bytes.parseHex("02A1B2C3D4E5"))),
            message(
                SESSION,
                new SessionSetupRes(
                    ResponseCode.OK_NEW_SESSION_ESTABLISHED, EVSE_ID, 1_767_261_600L))));
    add(
        new ServiceDiscoveryReq(null, ServiceCategory.EV_CHARGING),
        new ServiceDiscoveryRes(
            ResponseCode.OK,
            new PaymentOptionList(List.of(PaymentOption.EXTERNAL_PAYMENT)),
            new ChargeService(
                DC_SERVICE,
                "DC charging",
                ServiceCategory.EV_CHARGING,
                null,
                false,
                new SupportedEnergyTransferMode(List.of(EnergyTransferMode.DC_EXTENDED))),
            null));
    add(
        new PaymentServiceSelectionReq(
            PaymentOption.EXTERNAL_PAYMENT,
            new SelectedServiceList(List.of(new SelectedService(DC_SERVICE, null)))),
        new PaymentServiceSelectionRes(ResponseCode.OK));
    add(
        new AuthorizationReq(null, null),
        new AuthorizationRes(
            ResponseCode.OK, EvseProcessing.ONGOING_WAITING_FOR_CUSTOMER_INTERACTION));
    add(
        new AuthorizationReq(null, null),
        new AuthorizationRes(ResponseCode.OK, EvseProcessing.FINISHED));
  }

  private void agree() {
    DcEvChargeParameter car =
        DcEvChargeParameter.builder()
            .dcEvStatus(car(23))
            .evMaximumCurrentLimit(amperes(250))
            .evMaximumPowerLimit(kilowatts(100))
            .evMaximumVoltageLimit(volts(420))
            .evEnergyCapacity(new PhysicalValue(2, UnitSymbol.WH, 640))
            .evEnergyRequest(new PhysicalValue(2, UnitSymbol.WH, 365))
            .fullSoc(100)
            .bulkSoc(80)
            .build();
    SaScheduleTuple schedule =
        new SaScheduleTuple(
            SCHEDULE,
            new PMaxSchedule(
                List.of(new PMaxScheduleEntry(new RelativeTimeInterval(0, 3600), kilowatts(90)))),
            null);
    add(
        new ChargeParameterDiscoveryReq(null, EnergyTransferMode.DC_EXTENDED, car),
        new ChargeParameterDiscoveryRes(
            ResponseCode.OK,
            EvseProcessing.FINISHED,
            new SaScheduleList(List.of(schedule)),
            new DcEvseChargeParameter(
                station(DcEvseStatusCode.EVSE_READY, IsolationLevel.INVALID),
                amperes(300),
                kilowatts(90),
                volts(500),
                amperes(0),
                volts(150),
                amperes(2),
                amperes(1),
                null)));
  }

  private void prepare() {
    add(
        new CableCheckReq(car(23)),
        new CableCheckRes(
            ResponseCode.OK,
            station(DcEvseStatusCode.EVSE_ISOLATION_MONITORING_ACTIVE, IsolationLevel.INVALID),
            EvseProcessing.ONGOING));
    add(new CableCheckReq(car(23)), new CableCheckRes(ResponseCode.OK, ready(), finished()));
    for (int volts : new int[] {112, 287, 351}) {
      add(
          new PreChargeReq(car(23), volts(352), amperes(2)),
          new PreChargeRes(ResponseCode.OK, ready(), volts(volts)));
    }
  }

  private void deliver() {
    power(ChargeProgress.START, 23, false);
    demand(23, 60, 354, 58);
    demand(31, 180, 366, 179);
    demand(48, 240, 378, 237);
    demand(62, 200, 389, 199);
    demand(74, 110, 397, 110);
    demand(80, 20, 401, 21);
    power(ChargeProgress.STOP, 80, true);
  }

  private void finish() {
    for (int volts : new int[] {212, 9}) {
      add(
          new WeldingDetectionReq(car(80)),
          new WeldingDetectionRes(ResponseCode.OK, ready(), volts(volts)));
    }
    add(new SessionStopReq(ChargingSession.TERMINATE), new SessionStopRes(ResponseCode.OK));
  }

  private void power(ChargeProgress progress, int soc, boolean complete) {
    add(
        new PowerDeliveryReq(
            progress, SCHEDULE, null, new DcEvPowerDeliveryParameter(car(soc), complete, complete)),
        new PowerDeliveryRes(ResponseCode.OK, ready()));
  }

  private void demand(int soc, int wanted, int volts, int delivered) {
    CurrentDemandReq request =
        CurrentDemandReq.builder()
            .dcEvStatus(car(soc))
            .evTargetCurrent(amperes(wanted))
            .evTargetVoltage(volts(402))
            .chargingComplete(soc >= 80)
            .remainingTimeToFullSoc(new PhysicalValue(1, UnitSymbol.S, (100 - soc) * 6))
            .build();
    CurrentDemandRes response =
        CurrentDemandRes.builder()
            .responseCode(ResponseCode.OK)
            .dcEvseStatus(ready())
            .evsePresentVoltage(volts(volts))
            .evsePresentCurrent(amperes(delivered))
            .evseCurrentLimitAchieved(false)
            .evseVoltageLimitAchieved(false)
            .evsePowerLimitAchieved(volts * delivered >= 90_000)
            .evseId(EVSE_ID)
            .saScheduleTupleId(SCHEDULE)
            .build();
    add(request, response);
  }

  private void add(BodyElement request, BodyElement response) {
    exchanges.add(new Exchange(message(SESSION, request), message(SESSION, response)));
  }

  private static V2gMessage message(Bytes session, BodyElement body) {
    return new V2gMessage(new MessageHeader(session, null, null), new Body(body));
  }

  private static DcEvStatus car(int soc) {
    return new DcEvStatus(true, DcEvErrorCode.NO_ERROR, soc);
  }

  private static DcEvseStatus ready() {
    return station(DcEvseStatusCode.EVSE_READY, IsolationLevel.VALID);
  }

  private static EvseProcessing finished() {
    return EvseProcessing.FINISHED;
  }

  private static DcEvseStatus station(DcEvseStatusCode code, IsolationLevel isolation) {
    return new DcEvseStatus(0, EvseNotification.NONE, isolation, code);
  }

  private static PhysicalValue volts(int value) {
    return new PhysicalValue(0, UnitSymbol.V, value);
  }

  private static PhysicalValue amperes(int value) {
    return new PhysicalValue(0, UnitSymbol.A, value);
  }

  private static PhysicalValue kilowatts(int value) {
    return new PhysicalValue(3, UnitSymbol.W, value);
  }
}
