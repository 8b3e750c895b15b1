package org.v2g4j.examples.benchmarks;

import java.util.function.Supplier;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.messages.MessageSet;

/** The messages that are measured: with every optional part that a real session sends. */
public enum Message {
  /** An EV that offers four protocols. */
  SUPPORTED_APP_PROTOCOL_REQ(
      MessageSet.SUPPORTED_APP_PROTOCOL, Iso2Messages::supportedAppProtocolReq),
  /** The first message of a session of ISO 15118-2. */
  SESSION_SETUP_REQ(MessageSet.ISO15118_2, Iso2Messages::sessionSetupReq),
  /** A DC charger that also offers the Internet and certificates. */
  SERVICE_DISCOVERY_RES(MessageSet.ISO15118_2, Iso2Messages::serviceDiscoveryRes),
  /** Three schedules of 24 entries each, with tariffs. */
  CHARGE_PARAMETER_DISCOVERY_RES(MessageSet.ISO15118_2, Iso2Messages::chargeParameterDiscoveryRes),
  /** What an EV sends several times a second. */
  CURRENT_DEMAND_REQ(MessageSet.ISO15118_2, Iso2Messages::currentDemandReq),
  /** What the charger answers, with a signed meter reading. */
  CURRENT_DEMAND_RES(MessageSet.ISO15118_2, Iso2Messages::currentDemandRes),
  /** A contract and its chain of three certificates. */
  PAYMENT_DETAILS_REQ(MessageSet.ISO15118_2, Iso2Messages::paymentDetailsReq),
  /** Four certificates of 700 bytes, under a signature over four fragments. */
  CERTIFICATE_INSTALLATION_RES(MessageSet.ISO15118_2, Iso2Messages::certificateInstallationRes),
  /** The loop of ISO 15118-20, where the EV sets the power. */
  DC_CHARGE_LOOP_REQ(MessageSet.ISO15118_20_DC, Iso20Messages::dcChargeLoopReq),
  /** What the charger answers, with a signed meter reading. */
  DC_CHARGE_LOOP_RES(MessageSet.ISO15118_20_DC, Iso20Messages::dcChargeLoopRes),
  /** One schedule of 24 entries of power and 24 of prices. */
  SCHEDULE_EXCHANGE_RES(MessageSet.ISO15118_20_COMMON_MESSAGES, Iso20Messages::scheduleExchangeRes);

  private final MessageSet set;
  private final Supplier<ExiElement> content;

  Message(MessageSet set, Supplier<ExiElement> content) {
    this.set = set;
    this.content = content;
  }

  MessageSet set() {
    return set;
  }

  ExiElement create() {
    return content.get();
  }
}
