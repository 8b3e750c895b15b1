package org.v2g4j.exi;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The names that a schema set knows, for bodies that leave the schema and spell names out (EXI 1.0,
 * 7.3.1). Immutable; made only to describe a failure.
 */
final class QualifiedNames {

  private static final List<String> XML_NAMES = List.of("base", "id", "lang", "space");
  private static final List<String> XSI_NAMES = List.of("nil", "type");
  private static final List<String> XSD_NAMES =
      List.of(
          "ENTITIES",
          "ENTITY",
          "ID",
          "IDREF",
          "IDREFS",
          "NCName",
          "NMTOKEN",
          "NMTOKENS",
          "NOTATION",
          "Name",
          "QName",
          "anySimpleType",
          "anyType",
          "anyURI",
          "base64Binary",
          "boolean",
          "byte",
          "date",
          "dateTime",
          "decimal",
          "double",
          "duration",
          "float",
          "gDay",
          "gMonth",
          "gMonthDay",
          "gYear",
          "gYearMonth",
          "hexBinary",
          "int",
          "integer",
          "language",
          "long",
          "negativeInteger",
          "nonNegativeInteger",
          "nonPositiveInteger",
          "normalizedString",
          "positiveInteger",
          "short",
          "string",
          "time",
          "token",
          "unsignedByte",
          "unsignedInt",
          "unsignedLong",
          "unsignedShort");
  private static final List<String> FIRST_PREFIXES = List.of("", "xml:", "xsi:", "xsd:");

  /** Of a set that does not tell its names. */
  static final QualifiedNames NONE = new QualifiedNames(List::of);

  private final Supplier<List<String>> tables;

  /**
   * Takes the tables of a set.
   *
   * @param tables for the empty namespace and then for each namespace of the set, sorted: the
   *     namespace, a blank, and its local names, sorted, with blanks between them
   */
  QualifiedNames(Supplier<List<String>> tables) {
    this.tables = tables;
  }

  boolean isEmpty() {
    return tables.get().isEmpty();
  }

  /** Reads a name; of the set's own namespaces only the local part is worth showing. */
  String read(ExiReader in) {
    // Four namespaces are always there; the first is the empty one, which has a table too.
    int known = FIRST_PREFIXES.size() + tables.get().size() - 1;
    int uri = in.bits(width(known + 1)) - 1;
    String prefix = "";
    List<String> locals = List.of();
    if (uri < 0) {
      prefix = "{" + in.characters(in.unsignedInt()) + "}";
    } else if (uri < FIRST_PREFIXES.size()) {
      prefix = FIRST_PREFIXES.get(uri);
      locals = List.of(table(0), XML_NAMES, XSI_NAMES, XSD_NAMES).get(uri);
    } else if (uri < known) {
      locals = table(uri - FIRST_PREFIXES.size() + 1);
    }
    int length = in.unsignedInt();
    if (length > 0) {
      return prefix + in.characters(length - 1);
    }
    int id = in.bits(width(locals.size()));
    return prefix + (id < locals.size() ? locals.get(id) : "name " + id);
  }

  private static int width(int count) {
    return count == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
  }

  private List<String> table(int index) {
    String table = tables.get().get(index);
    String names = table.substring(table.indexOf(' ') + 1);
    return names.isEmpty() ? List.of() : Arrays.asList(names.split(" "));
  }
}
