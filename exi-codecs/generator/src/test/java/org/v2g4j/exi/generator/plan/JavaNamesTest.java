package org.v2g4j.exi.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaNamesTest {

  @ParameterizedTest
  @CsvSource({
    "DC_EVSEStatusType, DcEvseStatus",
    "SAScheduleTupleType, SaScheduleTuple",
    "V2G_Message, V2gMessage",
    "supportedAppProtocolReq, SupportedAppProtocolReq",
    "X509IssuerSerialType, X509IssuerSerial",
    "PMaxScheduleEntryType, PMaxScheduleEntry",
    "BPT_DC_CPDReqEnergyTransferModeType, BptDcCpdReqEnergyTransferMode",
    "Type, Type",
  })
  void namesClassesInCamelCaseWithoutTheWordType(String schemaName, String className) {
    assertThat(JavaNames.className(schemaName)).isEqualTo(className);
  }

  @ParameterizedTest
  @CsvSource({
    "EVCCID, evccId",
    "eMAID, emaid",
    "SAScheduleTupleID, saScheduleTupleId",
    "EVSEID, evseId",
    "Id, id",
    "DHpublickey, dhPublickey",
    "MeteringReceiptType, meteringReceiptType",
  })
  void namesComponentsInLowerCamelCase(String schemaName, String componentName) {
    assertThat(JavaNames.componentName(schemaName)).isEqualTo(componentName);
  }

  @ParameterizedTest
  @CsvSource({"Class, classValue", "Default, defaultValue", "hashCode, hashCodeValue"})
  void avoidsWordsThatNoComponentCanHave(String schemaName, String componentName) {
    assertThat(JavaNames.componentName(schemaName)).isEqualTo(componentName);
  }

  @ParameterizedTest
  @CsvSource({
    "OK_NewSessionEstablished, OK_NEW_SESSION_ESTABLISHED",
    "AC_single_phase_core, AC_SINGLE_PHASE_CORE",
    "FAILED_UnknownSession, FAILED_UNKNOWN_SESSION",
    "EVSE_Ready, EVSE_READY",
    "1.5, _1_5",
    "+, _",
  })
  void namesConstantsInUpperCase(String schemaValue, String constantName) {
    assertThat(JavaNames.constantName(schemaValue)).isEqualTo(constantName);
  }

  @Test
  void namesAChoiceAfterTheLastWordsThatItsMembersShare() {
    assertThat(JavaNames.sharedName(List.of("AC_EVChargeParameter", "DC_EVChargeParameter")))
        .isEqualTo("EvChargeParameter");
  }

  @Test
  void namesAChoiceOfNothingInCommonContent() {
    assertThat(JavaNames.sharedName(List.of("KeyName", "MgmtData"))).isEqualTo("Content");
  }
}
