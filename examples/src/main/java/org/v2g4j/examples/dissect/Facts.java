package org.v2g4j.examples.dissect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The few fields of a message that people look for first. Mutable, for one message. */
final class Facts {

  private static final int MOST = 3;
  private static final int FEWEST = 2;
  private static final int LONGEST = 40;

  /** Worth a word in front of all others unless they have this value. */
  private static final Map<String, String> USUAL =
      Map.of(
          "ResponseCode", "OK",
          "EVErrorCode", "NO_ERROR",
          "DC_EVErrorCode", "NO_ERROR",
          "EVSENotification", "None",
          "EVSEStatusCode", "EVSE_Ready",
          "DC_EVSEStatusCode", "EVSE_Ready",
          "EVSEProcessing", "Finished",
          "EVProcessing", "Finished");

  private static final List<String> KNOWN =
      List.of(
          "SchemaID",
          "EVCCID",
          "eMAID",
          "EMAID",
          "SelectedPaymentOption",
          "PaymentOption",
          "SelectedAuthorizationService",
          "AuthorizationServices",
          "EVRequestedEnergyTransferType",
          "RequestedEnergyTransferMode",
          "EnergyTransferMode",
          "SelectedEnergyTransferService",
          "ReadyToChargeState",
          "ChargeProgress",
          "ChargingSession",
          "EVPresentVoltage",
          "EVTargetVoltage",
          "EVTargetCurrent",
          "EVSEPresentVoltage",
          "EVSEPresentCurrent",
          "EVSEPresentActivePower",
          "EVPresentActivePower",
          "PresentSOC",
          "EVRESSSOC",
          "EVTargetEnergyRequest",
          "EVMaximumVoltageLimit",
          "EVMaximumVoltage",
          "EVMaximumCurrentLimit",
          "EVMaximumPowerLimit",
          "EVMaximumChargePower",
          "EVSEMaximumVoltageLimit",
          "EVSEMaximumCurrentLimit",
          "EVSEMaximumPowerLimit",
          "EVSEMaximumChargePower",
          "EVSEMaxCurrent",
          "MeterReading",
          "EVSEID",
          "ServiceID");

  /** Said by other means, or long and of no use to eyes. */
  private static final Set<String> DULL =
      Set.of("Header", "ResponseCode", "Id", "Signature", "NotificationMaxDelay", "EVReady");

  private final Map<String, String> values = new LinkedHashMap<>();

  /** What comes in front of the fields: offers, special kinds of OK, unusual states. */
  private final List<String> first = new ArrayList<>();

  private final List<String> alarms = new ArrayList<>();

  private boolean isOk;

  private Facts() {}

  static Facts of(XmlNode content) {
    Facts facts = new Facts();
    content.children().forEach(facts::collect);
    return facts;
  }

  /** What is not as it should be: response codes that are not OK, and errors. */
  List<String> alarms() {
    return alarms;
  }

  private void collect(XmlNode node) {
    if (node.name().equals("Header")) {
      return;
    }
    if (node.name().equals("AppProtocol")) {
      first.add(
          "%s %s.%s (SchemaID %s, priority %s)"
              .formatted(
                  node.textOf("ProtocolNamespace"),
                  node.textOf("VersionNumberMajor"),
                  node.textOf("VersionNumberMinor"),
                  node.textOf("SchemaID"),
                  node.textOf("Priority")));
    } else if (Quantity.of(node).isPresent()) {
      values.putIfAbsent(node.name(), Quantity.of(node).get());
    } else if (!node.children().isEmpty()) {
      node.children().forEach(this::collect);
    } else if (!node.text().isEmpty()) {
      leaf(node.name(), node.text());
    }
  }

  private void leaf(String name, String text) {
    String usual = USUAL.get(name);
    if (usual == null) {
      values.putIfAbsent(name, shortened(text));
    } else if (usual.equals(text)) {
      isOk |= name.equals("ResponseCode");
    } else if (name.equals("ResponseCode")) {
      (text.startsWith("OK") ? first : alarms).add(text);
    } else {
      (name.endsWith("ErrorCode") ? alarms : first).add(name + " " + shortened(text));
    }
  }

  /** The fields that matter most. */
  List<String> chosen() {
    List<String> facts = new ArrayList<>(first);
    KNOWN.stream()
        .filter(values::containsKey)
        .limit(MOST)
        .forEach(name -> facts.add(name + " " + values.get(name)));
    if (facts.isEmpty() && isOk) {
      facts.add("OK");
    }
    if (facts.isEmpty() && alarms.isEmpty()) {
      values.entrySet().stream()
          .filter(entry -> !DULL.contains(entry.getKey()))
          .limit(FEWEST)
          .forEach(entry -> facts.add(entry.getKey() + " " + entry.getValue()));
    }
    return facts;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
  }
}
