package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.v2g4j.exi.generator.xsd.QualifiedName;
import org.v2g4j.exi.generator.xsd.SchemaException;

/** Hands out class names: each once in its package. Mutable. */
final class ClassNames {

  private final Map<String, String> packages;
  private final Map<String, Set<String>> namesOfPackage = new HashMap<>();

  ClassNames(Map<String, String> packages) {
    this.packages = packages;
  }

  /** The class of a schema component, with another name if the wanted one is taken. */
  ClassName allocate(QualifiedName component, String wanted) {
    String packageName = packageOf(component);
    Set<String> taken = namesOfPackage.computeIfAbsent(packageName, key -> new HashSet<>());
    for (String candidate : List.of(wanted, wanted + "Type", wanted + "Element")) {
      if (!isInJavaLang(candidate) && taken.add(candidate)) {
        return ClassName.get(packageName, candidate);
      }
    }
    throw new SchemaException(List.of("no free class name for " + wanted + " in " + packageName));
  }

  /** Components without a namespace live with those of the first one. */
  private String packageOf(QualifiedName component) {
    return component.namespace().isEmpty()
        ? packages.values().iterator().next()
        : packages.get(component.namespace());
  }

  boolean isTaken(String packageName, String name) {
    return namesOfPackage.getOrDefault(packageName, Set.of()).contains(name);
  }

  /** A class that hides one of java.lang makes every file of its package harder to read. */
  static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
