package org.v2g4j.examples.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.messages.appprotocol.AppProtocol;
import org.v2g4j.messages.appprotocol.SupportedAppProtocolReq;
import org.v2g4j.messages.iso2.Body;
import org.v2g4j.messages.iso2.BodyElement;
import org.v2g4j.messages.iso2.CertificateChain;
import org.v2g4j.messages.iso2.CertificateInstallationRes;
import org.v2g4j.messages.iso2.ChargeParameterDiscoveryRes;
import org.v2g4j.messages.iso2.ChargeService;
import org.v2g4j.messages.iso2.ContractSignatureEncryptedPrivateKey;
import org.v2g4j.messages.iso2.CurrentDemandReq;
import org.v2g4j.messages.iso2.CurrentDemandRes;
import org.v2g4j.messages.iso2.DcEvErrorCode;
import org.v2g4j.messages.iso2.DcEvStatus;
import org.v2g4j.messages.iso2.DcEvseChargeParameter;
import org.v2g4j.messages.iso2.DcEvseStatus;
import org.v2g4j.messages.iso2.DcEvseStatusCode;
import org.v2g4j.messages.iso2.DiffieHellmanPublickey;
import org.v2g4j.messages.iso2.Emaid;
import org.v2g4j.messages.iso2.EnergyTransferMode;
import org.v2g4j.messages.iso2.EvseNotification;
import org.v2g4j.messages.iso2.EvseProcessing;
import org.v2g4j.messages.iso2.IsolationLevel;
import org.v2g4j.messages.iso2.MessageHeader;
import org.v2g4j.messages.iso2.MeterInfo;
import org.v2g4j.messages.iso2.PMaxSchedule;
import org.v2g4j.messages.iso2.PMaxScheduleEntry;
import org.v2g4j.messages.iso2.PaymentDetailsReq;
import org.v2g4j.messages.iso2.PaymentOption;
import org.v2g4j.messages.iso2.PaymentOptionList;
import org.v2g4j.messages.iso2.PhysicalValue;
import org.v2g4j.messages.iso2.RelativeTimeInterval;
import org.v2g4j.messages.iso2.ResponseCode;
import org.v2g4j.messages.iso2.SaScheduleList;
import org.v2g4j.messages.iso2.SaScheduleTuple;
import org.v2g4j.messages.iso2.SalesTariff;
import org.v2g4j.messages.iso2.SalesTariffEntry;
import org.v2g4j.messages.iso2.Service;
import org.v2g4j.messages.iso2.ServiceCategory;
import org.v2g4j.messages.iso2.ServiceDiscoveryRes;
import org.v2g4j.messages.iso2.ServiceList;
import org.v2g4j.messages.iso2.SessionSetupReq;
import org.v2g4j.messages.iso2.SubCertificates;
import org.v2g4j.messages.iso2.SupportedEnergyTransferMode;
import org.v2g4j.messages.iso2.UnitSymbol;
import org.v2g4j.messages.iso2.V2gMessage;
import org.v2g4j.messages.xmldsig.CanonicalizationMethod;
import org.v2g4j.messages.xmldsig.DigestMethod;
import org.v2g4j.messages.xmldsig.Reference;
import org.v2g4j.messages.xmldsig.Signature;
import org.v2g4j.messages.xmldsig.SignatureMethod;
import org.v2g4j.messages.xmldsig.SignatureValue;
import org.v2g4j.messages.xmldsig.SignedInfo;
import org.v2g4j.messages.xmldsig.Transform;
import org.v2g4j.messages.xmldsig.Transforms;

/** The handshake, and messages of a DC session of ISO 15118-2 with Plug and Charge. */
final class Iso2Messages {

  private static final Bytes SESSION = Bytes.parseHex("4B6A1F0C93D2E857");
  private static final String EXI = "http://www.w3.org/TR/canonical-exi/";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
  private static final int CERTIFICATE_LENGTH = 700;
  private static final int SCHEDULE_ENTRIES = 24;

  private Iso2Messages() {}

  static ExiElement supportedAppProtocolReq() {
    return new SupportedAppProtocolReq(
        List.of(
            new AppProtocol("urn:iso:std:iso:15118:-20:DC", 1, 0, 1, 1),
            new AppProtocol("urn:iso:std:iso:15118:-20:AC", 1, 0, 2, 2),
            new AppProtocol("urn:iso:15118:2:2013:MsgDef", 2, 0, 3, 3),
            new AppProtocol("urn:din:70121:2012:MsgDef", 2, 0, 4, 4)));
  }

  static ExiElement sessionSetupReq() {
    MessageHeader noSession = new MessageHeader(Bytes.parseHex("0000000000000000"), null, null);
    return new V2gMessage(noSession, new Body(new SessionSetupReq(Bytes.parseHex("0A1B2C3D4E5F"))));
  }

  static ExiElement serviceDiscoveryRes() {
    ChargeService charging =
        new ChargeService(
            1,
            "AC_DC_Charging",
            ServiceCategory.EV_CHARGING,
            "Site 4711",
            false,
            new SupportedEnergyTransferMode(
                List.of(EnergyTransferMode.DC_CORE, EnergyTransferMode.DC_EXTENDED)));
    Service certificates =
        new Service(2, "Certificate", ServiceCategory.CONTRACT_CERTIFICATE, "Site 4711", true);
    Service internet =
        new Service(3, "InternetAccess", ServiceCategory.INTERNET, "Site 4711", true);
    return message(
        new ServiceDiscoveryRes(
            ResponseCode.OK,
            new PaymentOptionList(List.of(PaymentOption.CONTRACT, PaymentOption.EXTERNAL_PAYMENT)),
            charging,
            new ServiceList(List.of(certificates, internet))));
  }

  static ExiElement chargeParameterDiscoveryRes() {
    return message(
        new ChargeParameterDiscoveryRes(
            ResponseCode.OK,
            EvseProcessing.FINISHED,
            new SaScheduleList(IntStream.rangeClosed(1, 3).mapToObj(Iso2Messages::tuple).toList()),
            new DcEvseChargeParameter(
                evseStatus(),
                new PhysicalValue(0, UnitSymbol.A, 500),
                new PhysicalValue(2, UnitSymbol.W, 3500),
                new PhysicalValue(0, UnitSymbol.V, 920),
                new PhysicalValue(0, UnitSymbol.A, 1),
                new PhysicalValue(0, UnitSymbol.V, 150),
                new PhysicalValue(-1, UnitSymbol.A, 20),
                new PhysicalValue(-1, UnitSymbol.A, 15),
                new PhysicalValue(3, UnitSymbol.WH, 80))));
  }

  private static SaScheduleTuple tuple(int id) {
    List<PMaxScheduleEntry> power =
        IntStream.range(0, SCHEDULE_ENTRIES)
            .mapToObj(
                hour ->
                    new PMaxScheduleEntry(
                        new RelativeTimeInterval(hour * 3600, 3600),
                        new PhysicalValue(2, UnitSymbol.W, 3500 - 100 * ((hour + id) % 6))))
            .toList();
    List<SalesTariffEntry> prices =
        IntStream.range(0, SCHEDULE_ENTRIES)
            .mapToObj(
                hour ->
                    new SalesTariffEntry(
                        new RelativeTimeInterval(hour * 3600, 3600),
                        1 + (hour + id) % 4,
                        List.of()))
            .toList();
    return new SaScheduleTuple(
        id,
        new PMaxSchedule(power),
        new SalesTariff("tariff" + id, id, "Tariff of the day", 4, prices));
  }

  static V2gMessage currentDemandReq() {
    return message(
        CurrentDemandReq.builder()
            .dcEvStatus(new DcEvStatus(true, DcEvErrorCode.NO_ERROR, 47))
            .evTargetCurrent(new PhysicalValue(-1, UnitSymbol.A, 2000))
            .evMaximumVoltageLimit(new PhysicalValue(-1, UnitSymbol.V, 8200))
            .evMaximumCurrentLimit(new PhysicalValue(-1, UnitSymbol.A, 3000))
            .evMaximumPowerLimit(new PhysicalValue(2, UnitSymbol.W, 2400))
            .bulkChargingComplete(false)
            .chargingComplete(false)
            .remainingTimeToFullSoc(new PhysicalValue(0, UnitSymbol.S, 2520))
            .remainingTimeToBulkSoc(new PhysicalValue(0, UnitSymbol.S, 1380))
            .evTargetVoltage(new PhysicalValue(-1, UnitSymbol.V, 7312))
            .build());
  }

  static ExiElement currentDemandRes() {
    return message(
        CurrentDemandRes.builder()
            .responseCode(ResponseCode.OK)
            .dcEvseStatus(evseStatus())
            .evsePresentVoltage(new PhysicalValue(-1, UnitSymbol.V, 7309))
            .evsePresentCurrent(new PhysicalValue(-1, UnitSymbol.A, 1996))
            .evseCurrentLimitAchieved(false)
            .evseVoltageLimitAchieved(false)
            .evsePowerLimitAchieved(false)
            .evseMaximumVoltageLimit(new PhysicalValue(-1, UnitSymbol.V, 9200))
            .evseMaximumCurrentLimit(new PhysicalValue(-1, UnitSymbol.A, 5000))
            .evseMaximumPowerLimit(new PhysicalValue(2, UnitSymbol.W, 3500))
            .evseId("DE*ABC*E123456*1")
            .saScheduleTupleId(1)
            .meterInfo(new MeterInfo("1EMH0012345678", 184_467L, octets(64), 0, 1_767_268_800L))
            .receiptRequired(false)
            .build());
  }

  static ExiElement paymentDetailsReq() {
    return message(new PaymentDetailsReq("DE8AA1A2B3C4D59", chain("id1", CERTIFICATE_LENGTH, 2)));
  }

  static ExiElement certificateInstallationRes() {
    MessageHeader header = new MessageHeader(SESSION, null, signature("id1", "id2", "id3", "id4"));
    return new V2gMessage(
        header,
        new Body(
            new CertificateInstallationRes(
                ResponseCode.OK,
                chain("id0", CERTIFICATE_LENGTH, 1),
                chain("id1", CERTIFICATE_LENGTH, 1),
                new ContractSignatureEncryptedPrivateKey("id2", octets(48)),
                new DiffieHellmanPublickey("id3", octets(65)),
                new Emaid("id4", "DE8AA1A2B3C4D59"))));
  }

  private static CertificateChain chain(String id, int length, int issuers) {
    return new CertificateChain(
        id,
        octets(length),
        new SubCertificates(Stream.generate(() -> octets(length)).limit(issuers).toList()));
  }

  private static Signature signature(String... ids) {
    List<Reference> references =
        Stream.of(ids)
            .map(
                id ->
                    new Reference(
                        null,
                        null,
                        "#" + id,
                        new Transforms(List.of(new Transform(EXI, List.of()))),
                        new DigestMethod(SHA256),
                        octets(32)))
            .toList();
    return new Signature(
        null,
        new SignedInfo(
            null, new CanonicalizationMethod(EXI), new SignatureMethod(ECDSA, null), references),
        new SignatureValue(null, octets(64)),
        null,
        List.of());
  }

  private static DcEvseStatus evseStatus() {
    return new DcEvseStatus(
        0, EvseNotification.NONE, IsolationLevel.VALID, DcEvseStatusCode.EVSE_READY);
  }

  private static V2gMessage message(BodyElement element) {
    return new V2gMessage(new MessageHeader(SESSION, null, null), new Body(element));
  }

  /** What no compression and no table could shorten, the same in every run. */
  static Bytes octets(int length) {
    return Bytes.filled(length, new Random(length)::nextBytes);
  }
}
