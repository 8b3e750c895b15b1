package org.v2g4j.examples.dissect;

import java.math.BigDecimal;
import java.util.Optional;

/** A physical value as people write it. */
final class Quantity {

  private Quantity() {}

  /** Reads PhysicalValue of DIN and -2, and RationalNumber of -20, which has no unit of its own. */
  static Optional<String> of(XmlNode node) {
    boolean isPhysical = node.child("Multiplier").isPresent();
    boolean isRational = node.child("Exponent").isPresent();
    if (!isPhysical && !isRational || node.child("Value").isEmpty()) {
      return Optional.empty();
    }
    String unit = isPhysical ? node.textOf("Unit") : unit(node.name());
    try {
      int exponent = Integer.parseInt(node.textOf(isPhysical ? "Multiplier" : "Exponent"));
      BigDecimal value = new BigDecimal(node.textOf("Value")).scaleByPowerOfTen(exponent);
      String number = Math.abs(exponent) > 9 ? value.toString() : plain(value);
      return Optional.of(unit.isEmpty() ? number : number + " " + unit);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String unit(String name) {
    if (name.contains("Voltage")) {
      return "V";
    }
    if (name.contains("Current")) {
      return "A";
    }
    if (name.contains("Energy")) {
      return "Wh";
    }
    return name.contains("Power") ? "W" : "";
  }
}
