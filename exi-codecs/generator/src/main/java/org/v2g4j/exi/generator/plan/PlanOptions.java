package org.v2g4j.exi.generator.plan;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Map;

/**
 * What a user decides about the generated Java.
 *
 * @param sets the schema sets
 * @param packages the Java package of each namespace
 * @param prefixes the XML prefix of each namespace; may lack some
 */
public record PlanOptions(
    List<SetOptions> sets, Map<String, String> packages, Map<String, String> prefixes) {

  /**
   * What a user decides about one set.
   *
   * @param name the set's name
   * @param codec the class of its codec
   * @param fragments local elements that are signed, so that fragments are made of them
   */
  public record SetOptions(String name, ClassName codec, List<String> fragments) {}
}
