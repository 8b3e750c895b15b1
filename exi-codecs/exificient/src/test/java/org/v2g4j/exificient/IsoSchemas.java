package org.v2g4j.exificient;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.v2g4j.exi.ExiLimits;

/** Codecs of the message module's schemas. */
final class IsoSchemas {

  private static final Path FOLDER = Path.of("../../v2g-messages/src/main/xsd");
  private static final Map<String, ExificientCodec> KNOWN = new ConcurrentHashMap<>();

  private static final Map<String, List<String>> FILES =
      Map.of(
          "supported-app-protocol", List.of("app-protocol.xsd"),
          "xmldsig", List.of("xmldsig.xsd"),
          "iso15118-2", List.of("iso15118-2/msg-def.xsd", "xmldsig.xsd"),
          "din-70121", List.of("din70121/msg-def.xsd", "xmldsig.xsd"),
          "iso15118-20-commonmessages", List.of("iso15118-20/common-messages.xsd", "xmldsig.xsd"),
          "iso15118-20-ac", List.of("iso15118-20/ac.xsd", "xmldsig.xsd"),
          "iso15118-20-dc", List.of("iso15118-20/dc.xsd", "xmldsig.xsd"),
          "iso15118-20-wpt", List.of("iso15118-20/wpt.xsd", "xmldsig.xsd"),
          "iso15118-20-acdp", List.of("iso15118-20/acdp.xsd", "xmldsig.xsd"));

  private IsoSchemas() {}

  static Path file(String name) {
    return FOLDER.resolve(name);
  }

  /** The codec of a set; its grammars are loaded once. */
  static ExificientCodec codec(String set) {
    return KNOWN.computeIfAbsent(set, IsoSchemas::load);
  }

  private static ExificientCodec load(String set) {
    List<String> names = Objects.requireNonNull(FILES.get(set), set);
    Path[] files = names.stream().map(IsoSchemas::file).toArray(Path[]::new);
    return ExificientCodec.of(Arrays.asList(files), ExiLimits.defaults());
  }
}
