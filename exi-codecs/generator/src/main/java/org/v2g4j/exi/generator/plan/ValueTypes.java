package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SimpleType;
import org.v2g4j.exi.generator.xsd.SimpleType.Datatype;

/** The Java types of simple types; makes the enumerations. Mutable. */
final class ValueTypes {

  private final ClassNames names;
  private final Map<String, EnumPlan> enums = new LinkedHashMap<>();

  ValueTypes(ClassNames names) {
    this.names = names;
  }

  List<EnumPlan> enums() {
    return List.copyOf(enums.values());
  }

  /** Whether values take part in the string table. */
  static boolean isString(SimpleType type) {
    return type.datatype() == Datatype.STRING
        || type.datatype() == Datatype.LIST && isString(type.item());
  }

  /** The Java type of a value; boxed where it may be absent. */
  TypeName javaType(SimpleType type, QualifiedName owner, boolean optional) {
    TypeName name =
        switch (type.datatype()) {
          case BOOLEAN, BOOLEAN_PATTERN -> TypeName.BOOLEAN;
          case INTEGER -> integerType(type);
          case DECIMAL -> ClassName.get(BigDecimal.class);
          case STRING -> ClassName.get(String.class);
          case HEX_BINARY, BASE64_BINARY -> ClassName.get(Bytes.class);
          case ENUMERATION -> enumType(type, owner).name();
          case LIST ->
              ParameterizedTypeName.get(
                  ClassName.get(List.class), javaType(type.item(), owner, true));
        };
    return optional ? name.box() : name;
  }

  private static TypeName integerType(SimpleType type) {
    BigInteger min = type.minimum();
    BigInteger max = type.maximum();
    if (min == null || max == null) {
      return ClassName.get(BigInteger.class);
    }
    if (min.bitLength() < 32 && max.bitLength() < 32) {
      return TypeName.INT;
    }
    if (min.bitLength() < 64 && max.bitLength() < 64
        || type.isUnsigned() && max.bitLength() == 64) {
      return TypeName.LONG;
    }
    return ClassName.get(BigInteger.class);
  }

  private EnumPlan enumType(SimpleType type, QualifiedName owner) {
    String key =
        type.name() == null ? owner + " " + type.enumeration().toString() : type.name().toString();
    return enums.computeIfAbsent(
        key,
        unused -> {
          QualifiedName home = type.name() == null ? owner : type.name();
          Set<String> taken = new HashSet<>();
          List<EnumPlan.Constant> constants = new ArrayList<>();
          for (SimpleType.EnumerationValue value : type.enumeration()) {
            String name = JavaNames.constantName(value.value());
            while (!taken.add(name)) {
              name += "_";
            }
            constants.add(new EnumPlan.Constant(name, value.value(), value.documentation()));
          }
          return new EnumPlan(
              names.allocate(home, JavaNames.className(home.local())),
              home.local(),
              constants,
              type.documentation());
        });
  }
}
