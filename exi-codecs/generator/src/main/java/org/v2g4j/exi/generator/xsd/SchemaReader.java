package org.v2g4j.exi.generator.xsd;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.xerces.dom.DOMInputImpl;
import org.apache.xerces.impl.xs.XMLSchemaLoader;
import org.apache.xerces.impl.xs.util.LSInputListImpl;
import org.apache.xerces.util.XMLGrammarPoolImpl;
import org.apache.xerces.xni.XMLResourceIdentifier;
import org.apache.xerces.xni.XNIException;
import org.apache.xerces.xni.parser.XMLEntityResolver;
import org.apache.xerces.xni.parser.XMLErrorHandler;
import org.apache.xerces.xni.parser.XMLInputSource;
import org.apache.xerces.xni.parser.XMLParseException;
import org.apache.xerces.xs.XSAnnotation;
import org.apache.xerces.xs.XSAttributeUse;
import org.apache.xerces.xs.XSComplexTypeDefinition;
import org.apache.xerces.xs.XSConstants;
import org.apache.xerces.xs.XSElementDeclaration;
import org.apache.xerces.xs.XSModel;
import org.apache.xerces.xs.XSModelGroup;
import org.apache.xerces.xs.XSMultiValueFacet;
import org.apache.xerces.xs.XSNamedMap;
import org.apache.xerces.xs.XSNamespaceItem;
import org.apache.xerces.xs.XSObject;
import org.apache.xerces.xs.XSObjectList;
import org.apache.xerces.xs.XSParticle;
import org.apache.xerces.xs.XSSimpleTypeDefinition;
import org.apache.xerces.xs.XSTypeDefinition;
import org.apache.xerces.xs.XSWildcard;
import org.jspecify.annotations.Nullable;

/**
 * Reads the schemas of one set. Parsing and linking is Xerces's work; this class keeps what EXI and
 * Java need of its model.
 */
public final class SchemaReader {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema";

  /** Finds content in which a name could mean two particles. */
  private static final String FULL_CHECKING =
      "http://apache.org/xml/features/validation/schema-full-checking";

  private static final String GRAMMAR_POOL =
      "http://apache.org/xml/properties/internal/grammar-pool";

  /** The schema of XML signatures is published with a reference to it; nothing in it is needed. */
  private static final String DTD_OF_SCHEMAS = "http://www.w3.org/2001/XMLSchema.dtd";

  private final List<String> problems = new ArrayList<>();

  /** No problem where another file brings the namespace, else the likely reason of all others. */
  private final Set<String> importsWithoutFile = new TreeSet<>();

  private final Map<XSTypeDefinition, Type> types = new IdentityHashMap<>();
  private final Map<XSElementDeclaration, ElementDeclaration> elements = new IdentityHashMap<>();
  private final Map<QualifiedName, List<ElementDeclaration>> declarations = new TreeMap<>();
  private final Map<QualifiedName, List<SimpleType>> attributes = new TreeMap<>();
  private final Map<String, SortedSet<String>> localNames =
      new TreeMap<>(Map.of("", new TreeSet<>()));
  private final Set<Path> files = new HashSet<>();

  private SchemaReader() {}

  /**
   * Reads a set.
   *
   * @param name the set's name
   * @param roots schema files; what they import and include is read too, from local files alone
   * @return the linked set
   * @throws SchemaException if a file is missing, is no schema, or uses what has no codec
   */
  public static SchemaSet read(String name, List<Path> roots) {
    return new SchemaReader().readSet(name, roots);
  }

  private SchemaSet readSet(String name, List<Path> roots) {
    XSModel model = load(name, roots);
    List<ElementDeclaration> globals = new ArrayList<>();
    XSNamedMap elementMap = model.getComponents(XSConstants.ELEMENT_DECLARATION);
    for (int i = 0; i < elementMap.getLength(); i++) {
      globals.add(element((XSElementDeclaration) elementMap.item(i)));
    }
    globals.sort(Comparator.comparing(ElementDeclaration::name));
    XSNamedMap typeMap = model.getComponents(XSConstants.TYPE_DEFINITION);
    for (int i = 0; i < typeMap.getLength(); i++) {
      if (!XSD.equals(typeMap.item(i).getNamespace())) {
        addLocalName(name(typeMap.item(i)));
        type((XSTypeDefinition) typeMap.item(i));
      }
    }
    XSNamedMap attributeMap = model.getComponents(XSConstants.ATTRIBUTE_DECLARATION);
    for (int i = 0; i < attributeMap.getLength(); i++) {
      XSObject declared = attributeMap.item(i);
      if (!"http://www.w3.org/2001/XMLSchema-instance".equals(declared.getNamespace())) {
        attributes.computeIfAbsent(name(declared), key -> new ArrayList<>());
      }
    }
    declarations.keySet().forEach(this::addLocalName);
    attributes.keySet().forEach(this::addLocalName);
    SortedSet<String> namespaces = new TreeSet<>();
    for (int i = 0; i < model.getNamespaces().getLength(); i++) {
      String namespace = model.getNamespaces().item(i);
      if (namespace != null && !XSD.equals(namespace)) {
        namespaces.add(namespace);
      }
    }
    if (!problems.isEmpty()) {
      throw new SchemaException(problems);
    }
    return new SchemaSet(
        name,
        List.copyOf(globals),
        new TreeSet<>(declarations.keySet()),
        new TreeSet<>(attributes.keySet()),
        declarations,
        attributes,
        localNames,
        namespaces,
        files(model),
        fingerprint());
  }

  private static Map<String, String> files(XSModel model) {
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < model.getNamespaceItems().getLength(); i++) {
      XSNamespaceItem item = model.getNamespaceItems().item(i);
      List<String> locations = new ArrayList<>();
      for (int k = 0; k < item.getDocumentLocations().getLength(); k++) {
        locations.add(path(item.getDocumentLocations().item(k)));
      }
      String namespace = item.getSchemaNamespace();
      files.put(namespace == null ? "" : namespace, String.join(", ", locations));
    }
    return files;
  }

  /** A file as people write it; other locations as they are. */
  private static String path(@Nullable String location) {
    return location != null && location.startsWith("file:")
        ? Path.of(URI.create(location)).toString()
        : String.valueOf(location);
  }

  private void addLocalName(QualifiedName name) {
    localNames.computeIfAbsent(name.namespace(), key -> new TreeSet<>()).add(name.local());
  }

  // ---- loading ----

  private XSModel load(String name, List<Path> roots) {
    XMLSchemaLoader loader = new XMLSchemaLoader();
    loader.setFeature(FULL_CHECKING, true);
    // Without a pool Xerces skips these checks.
    loader.setProperty(GRAMMAR_POOL, new XMLGrammarPoolImpl());
    loader.setErrorHandler(
        new XMLErrorHandler() {
          @Override
          public void warning(String domain, String key, XMLParseException e) {
            error(domain, key, e);
          }

          @Override
          public void error(String domain, String key, XMLParseException e) {
            problems.add(
                path(e.getExpandedSystemId())
                    + ":"
                    + e.getLineNumber()
                    + ":"
                    + e.getColumnNumber()
                    + ": "
                    + e.getMessage());
          }

          @Override
          public void fatalError(String domain, String key, XMLParseException e) {
            error(domain, key, e);
          }
        });
    loader.setEntityResolver(localFilesOnly());
    List<DOMInputImpl> inputs = new ArrayList<>();
    for (Path root : roots) {
      if (!Files.isRegularFile(root)) {
        problems.add(root + ": no such schema file; correct the <schemas> of set " + name);
      }
      files.add(root.toAbsolutePath());
      inputs.add(new DOMInputImpl(null, root.toAbsolutePath().toUri().toString(), null));
    }
    if (!problems.isEmpty()) {
      throw new SchemaException(problems);
    }
    XSModel model =
        loader.loadInputList(
            new LSInputListImpl(inputs.toArray(DOMInputImpl[]::new), inputs.size()));
    if (model == null || !problems.isEmpty()) {
      problems.addAll(importsWithoutFile);
      throw new SchemaException(problems.isEmpty() ? List.of("no schema was read") : problems);
    }
    return model;
  }

  private XMLEntityResolver localFilesOnly() {
    return identifier -> {
      String location = identifier.getExpandedSystemId();
      if (location == null) {
        importsWithoutFile.add(
            path(identifier.getBaseSystemId())
                + ": imports "
                + identifier.getNamespace()
                + " without a schemaLocation; add one");
        return null;
      }
      if (location.equals(DTD_OF_SCHEMAS)) {
        return new XMLInputSource(null, location, null, new StringReader(""), null);
      }
      if (!location.startsWith("file:")) {
        throw refusal(
            identifier,
            "schema " + location + " is not a local file; put a copy beside this one and name it");
      }
      Path file = Path.of(URI.create(location));
      if (!Files.isRegularFile(file)) {
        throw refusal(
            identifier, file + " does not exist; put it there or correct the schemaLocation");
      }
      files.add(file);
      return new XMLInputSource(identifier);
    };
  }

  private XNIException refusal(XMLResourceIdentifier identifier, String reason) {
    String problem = path(identifier.getBaseSystemId()) + ": " + reason;
    problems.add(problem);
    return new XNIException(problem);
  }

  private String fingerprint() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.stream().sorted(Comparator.comparing(Path::getFileName)).toList()) {
        digest.update(Files.readAllBytes(file));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new SchemaException(List.of("schema files cannot be read again: " + e.getMessage()));
    }
  }

  // ---- elements and complex types ----

  private static QualifiedName name(XSObject component) {
    String namespace = component.getNamespace();
    return new QualifiedName(namespace == null ? "" : namespace, component.getName());
  }

  private ElementDeclaration element(XSElementDeclaration declared) {
    ElementDeclaration known = elements.get(declared);
    if (known != null) {
      return known;
    }
    XSElementDeclaration head = declared.getSubstitutionGroupAffiliation();
    ElementDeclaration element =
        new ElementDeclaration(
            name(declared),
            type(declared.getTypeDefinition()),
            declared.getScope() == XSConstants.SCOPE_GLOBAL,
            declared.getAbstract(),
            declared.getNillable(),
            head == null ? null : name(head),
            documentation(declared.getAnnotations()));
    // Reading the type may have come back to this element.
    ElementDeclaration meanwhile = elements.putIfAbsent(declared, element);
    if (meanwhile != null) {
      return meanwhile;
    }
    declarations.computeIfAbsent(element.name(), key -> new ArrayList<>()).add(element);
    return element;
  }

  private Type type(XSTypeDefinition definition) {
    Type known = types.get(definition);
    if (known != null) {
      return known;
    }
    if (definition instanceof XSSimpleTypeDefinition simple) {
      SimpleType type = simpleType(simple);
      types.put(definition, type);
      return type;
    }
    XSComplexTypeDefinition complex = (XSComplexTypeDefinition) definition;
    ComplexType type =
        new ComplexType(
            complex.getAnonymous() ? null : name(complex),
            complex.getAbstract(),
            complex.getContentType() == XSComplexTypeDefinition.CONTENTTYPE_MIXED,
            complex.getAttributeWildcard() != null,
            documentation(complex.getAnnotations()));
    types.put(definition, type);
    XSParticle particle = complex.getParticle();
    type.fill(
        attributes(complex),
        complex.getContentType() == XSComplexTypeDefinition.CONTENTTYPE_SIMPLE
            ? (SimpleType) type(complex.getSimpleType())
            : null,
        particle == null ? null : Particle.simplify(particle(particle)));
    return type;
  }

  private List<AttributeUse> attributes(XSComplexTypeDefinition complex) {
    List<AttributeUse> uses = new ArrayList<>();
    XSObjectList list = complex.getAttributeUses();
    for (int i = 0; i < list.getLength(); i++) {
      XSAttributeUse use = (XSAttributeUse) list.item(i);
      SimpleType type = (SimpleType) type(use.getAttrDeclaration().getTypeDefinition());
      QualifiedName name = name(use.getAttrDeclaration());
      attributes.computeIfAbsent(name, key -> new ArrayList<>()).add(type);
      uses.add(
          new AttributeUse(
              name,
              type,
              use.getRequired(),
              documentation(use.getAttrDeclaration().getAnnotations())));
    }
    uses.sort(Comparator.comparing(AttributeUse::name));
    return List.copyOf(uses);
  }

  private Particle particle(XSParticle particle) {
    int min = particle.getMinOccurs();
    int max = particle.getMaxOccursUnbounded() ? Particle.UNBOUNDED : particle.getMaxOccurs();
    XSObject term = particle.getTerm();
    if (term instanceof XSElementDeclaration declared) {
      return new Particle.Element(element(declared), min, max);
    }
    if (term instanceof XSWildcard wildcard) {
      List<String> namespaces = new ArrayList<>();
      if (wildcard.getConstraintType() == XSWildcard.NSCONSTRAINT_LIST) {
        for (int i = 0; i < wildcard.getNsConstraintList().getLength(); i++) {
          String namespace = wildcard.getNsConstraintList().item(i);
          namespaces.add(namespace == null ? "" : namespace);
        }
      }
      return new Particle.Wildcard(namespaces, min, max);
    }
    XSModelGroup group = (XSModelGroup) term;
    List<Particle> members = new ArrayList<>();
    for (int i = 0; i < group.getParticles().getLength(); i++) {
      members.add(particle((XSParticle) group.getParticles().item(i)));
    }
    Particle.Group.Kind kind =
        switch (group.getCompositor()) {
          case XSModelGroup.COMPOSITOR_SEQUENCE -> Particle.Group.Kind.SEQUENCE;
          case XSModelGroup.COMPOSITOR_CHOICE -> Particle.Group.Kind.CHOICE;
          default -> Particle.Group.Kind.ALL;
        };
    return new Particle.Group(kind, members, min, max);
  }

  // ---- simple types ----

  private SimpleType simpleType(XSSimpleTypeDefinition type) {
    boolean list = type.getVariety() == XSSimpleTypeDefinition.VARIETY_LIST;
    boolean atomic = type.getVariety() == XSSimpleTypeDefinition.VARIETY_ATOMIC;
    SimpleType.Datatype datatype = atomic ? atomicDatatype(type) : SimpleType.Datatype.STRING;
    List<SimpleType.EnumerationValue> values = atomic ? enumeration(type) : List.of();
    if (!values.isEmpty() && !isQualifiedName(type)) {
      datatype = SimpleType.Datatype.ENUMERATION;
    } else if (list) {
      datatype = SimpleType.Datatype.LIST;
    }
    boolean integer = datatype == SimpleType.Datatype.INTEGER;
    return new SimpleType(
        type.getAnonymous() ? null : name(type),
        datatype,
        integer ? bound(type, true) : null,
        integer ? bound(type, false) : null,
        length(type, XSSimpleTypeDefinition.FACET_MINLENGTH, 0),
        length(type, XSSimpleTypeDefinition.FACET_MAXLENGTH, Integer.MAX_VALUE),
        datatype == SimpleType.Datatype.STRING ? characters(type) : "",
        values,
        list ? (SimpleType) type(type.getItemType()) : null,
        isDerivedFrom(type, "string") && !isDerivedFrom(type, "normalizedString"),
        documentation(type.getAnnotations()));
  }

  private SimpleType.Datatype atomicDatatype(XSSimpleTypeDefinition type) {
    if (isDerivedFrom(type, "integer")) {
      return SimpleType.Datatype.INTEGER;
    }
    XSSimpleTypeDefinition primitive = type.getPrimitiveType();
    return switch (primitive == null ? "string" : primitive.getName()) {
      case "boolean" ->
          type.getLexicalPattern().getLength() > 0
              ? SimpleType.Datatype.BOOLEAN_PATTERN
              : SimpleType.Datatype.BOOLEAN;
      case "decimal" -> SimpleType.Datatype.DECIMAL;
      case "hexBinary" -> SimpleType.Datatype.HEX_BINARY;
      case "base64Binary" -> SimpleType.Datatype.BASE64_BINARY;
      case "float",
          "double",
          "dateTime",
          "date",
          "time",
          "gYear",
          "gYearMonth",
          "gMonth",
          "gMonthDay",
          "gDay" ->
          unsupported(type, primitive.getName());
      default -> SimpleType.Datatype.STRING;
    };
  }

  private SimpleType.Datatype unsupported(XSSimpleTypeDefinition type, String primitive) {
    problems.add(
        "type "
            + type.getName()
            + ": xs:"
            + primitive
            + " has no codec; no ISO 15118 schema has it");
    return SimpleType.Datatype.STRING;
  }

  private static boolean isQualifiedName(XSSimpleTypeDefinition type) {
    return isDerivedFrom(type, "QName") || isDerivedFrom(type, "NOTATION");
  }

  private static boolean isDerivedFrom(XSSimpleTypeDefinition type, String builtIn) {
    XSTypeDefinition current = type;
    while (current != null && current != current.getBaseType()) {
      if (XSD.equals(current.getNamespace()) && builtIn.equals(current.getName())) {
        return true;
      }
      current = current.getBaseType();
    }
    return false;
  }

  private static @Nullable BigInteger bound(XSSimpleTypeDefinition type, boolean lower) {
    short inclusive =
        lower
            ? XSSimpleTypeDefinition.FACET_MININCLUSIVE
            : XSSimpleTypeDefinition.FACET_MAXINCLUSIVE;
    short exclusive =
        lower
            ? XSSimpleTypeDefinition.FACET_MINEXCLUSIVE
            : XSSimpleTypeDefinition.FACET_MAXEXCLUSIVE;
    String bound = type.getLexicalFacetValue(inclusive);
    if (bound != null) {
      return new BigInteger(bound.replaceFirst("^\\+", ""));
    }
    bound = type.getLexicalFacetValue(exclusive);
    BigInteger step = lower ? BigInteger.ONE : BigInteger.ONE.negate();
    return bound == null ? null : new BigInteger(bound.replaceFirst("^\\+", "")).add(step);
  }

  private static int length(XSSimpleTypeDefinition type, short facet, int absent) {
    String exact = type.getLexicalFacetValue(XSSimpleTypeDefinition.FACET_LENGTH);
    String value = exact != null ? exact : type.getLexicalFacetValue(facet);
    return value == null ? absent : Integer.parseInt(value);
  }

  private List<SimpleType.EnumerationValue> enumeration(XSSimpleTypeDefinition type) {
    List<SimpleType.EnumerationValue> values = new ArrayList<>();
    XSObjectList annotations = null;
    for (int i = 0; i < type.getMultiValueFacets().getLength(); i++) {
      XSMultiValueFacet facet = (XSMultiValueFacet) type.getMultiValueFacets().item(i);
      if (facet.getFacetKind() == XSSimpleTypeDefinition.FACET_ENUMERATION) {
        annotations = facet.getAnnotations();
      }
    }
    for (int i = 0; i < type.getLexicalEnumeration().getLength(); i++) {
      boolean documented = annotations != null && i < annotations.getLength();
      values.add(
          new SimpleType.EnumerationValue(
              type.getLexicalEnumeration().item(i),
              documented ? documentation((XSAnnotation) annotations.item(i)) : Documentation.NONE));
    }
    return values;
  }

  /** The characters of the patterns of the most derived step, as EXI 1.0 restricts strings. */
  private static String characters(XSSimpleTypeDefinition type) {
    XSSimpleTypeDefinition current = type;
    while (!XSD.equals(current.getNamespace())) {
      XSSimpleTypeDefinition base = (XSSimpleTypeDefinition) current.getBaseType();
      if (current.getLexicalPattern().getLength() > base.getLexicalPattern().getLength()) {
        return PatternCharacters.of(current.getLexicalPattern().item(0));
      }
      current = base;
    }
    return "";
  }

  // ---- documentation ----

  private static Documentation documentation(@Nullable XSObjectList annotations) {
    return annotations == null || annotations.getLength() == 0
        ? Documentation.NONE
        : documentation((XSAnnotation) annotations.item(0));
  }

  private static Documentation documentation(@Nullable XSAnnotation annotation) {
    if (annotation == null) {
      return Documentation.NONE;
    }
    try {
      XMLStreamReader in =
          XMLInputFactory.newDefaultFactory()
              .createXMLStreamReader(new StringReader(annotation.getAnnotationString()));
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT
            && in.getLocalName().equals("documentation")) {
          String clause = in.getAttributeValue(null, "source");
          String text = in.getElementText().strip().replaceAll("\\s+", " ");
          return new Documentation(text, clause == null ? "" : clause);
        }
      }
      return Documentation.NONE;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Xerces hands out an annotation that is not XML", e);
    }
  }
}
