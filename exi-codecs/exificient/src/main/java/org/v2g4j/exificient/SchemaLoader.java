package org.v2g4j.exificient;

import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import com.siemens.ct.exi.grammars.XSDGrammarsBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.xerces.dom.DOMInputImpl;
import org.apache.xerces.impl.xs.SubstitutionGroupHandler;
import org.apache.xerces.impl.xs.XMLSchemaLoader;
import org.apache.xerces.impl.xs.util.LSInputListImpl;
import org.apache.xerces.util.SecurityManager;
import org.apache.xerces.util.XMLGrammarPoolImpl;
import org.apache.xerces.xni.XMLResourceIdentifier;
import org.apache.xerces.xni.XNIException;
import org.apache.xerces.xni.grammars.XMLSchemaDescription;
import org.apache.xerces.xni.parser.XMLErrorHandler;
import org.apache.xerces.xni.parser.XMLInputSource;
import org.apache.xerces.xni.parser.XMLParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads schemas and makes EXIficient's grammars of them. EXIficient itself would fetch whatever a
 * schema names; here only local files are read, in the folders of the named ones and below.
 */
final class SchemaLoader extends XSDGrammarsBuilder {

  private static final String SECURITY_MANAGER =
      "http://apache.org/xml/properties/security-manager";

  private static final String GRAMMAR_POOL =
      "http://apache.org/xml/properties/internal/grammar-pool";

  /** The schema of XML signatures is published with a reference to it; nothing in it is needed. */
  private static final String DTD_OF_SCHEMAS = "http://www.w3.org/2001/XMLSchema.dtd";

  /** No schema needs any; Xerces's own limit lets a short file take seconds. */
  private static final int MOST_ENTITIES = 100;

  /** EXIficient makes grammars by recursion, as deep as the schema's lists are long. */
  private static final long STACK_BYTES = 64L << 20;

  private final Set<String> problems = new LinkedHashSet<>();
  private final List<Path> folders = new ArrayList<>();

  private SchemaLoader() {}

  /** Loads in a thread of its own, for the sake of its stack. */
  static SchemaInformedGrammars load(List<Path> schemas) {
    FutureTask<SchemaInformedGrammars> task = new FutureTask<>(() -> loadHere(schemas));
    Thread thread = new Thread(null, task, "v2g4j-schemas", STACK_BYTES);
    thread.start();
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ExificientException own) {
        throw own;
      }
      throw new IllegalStateException("schemas cannot be loaded", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ExificientException.ofSchema(schemas + ": interrupted while being read");
    }
  }

  private static SchemaInformedGrammars loadHere(List<Path> schemas) {
    SchemaLoader loader = new SchemaLoader();
    try {
      return loader.grammars(schemas);
    } catch (EXIException | RuntimeException e) {
      throw loader.failure(schemas, e);
    } catch (StackOverflowError e) {
      throw ExificientException.ofSchema(schemas + ": is nested too deeply");
    }
  }

  private SchemaInformedGrammars grammars(List<Path> schemas) throws EXIException {
    List<DOMInputImpl> inputs = new ArrayList<>();
    for (Path schema : schemas) {
      Path file = real(schema);
      if (file == null) {
        problems.add(schema + ": no such schema file");
      } else {
        folders.add(file.getParent());
        inputs.add(new DOMInputImpl(null, file.toUri().toString(), null));
      }
    }
    requireNoProblems();
    initEachRun();
    XMLSchemaLoader xerces = new XMLSchemaLoader();
    SecurityManager limits = new SecurityManager();
    limits.setEntityExpansionLimit(MOST_ENTITIES);
    // Long lists are usual in ISO 15118.
    limits.setMaxOccurNodeLimit(Integer.MAX_VALUE);
    xerces.setProperty(SECURITY_MANAGER, limits);
    // Without a pool each root would bring its own copy of what several import.
    xerces.setProperty(GRAMMAR_POOL, new XMLGrammarPoolImpl());
    xerces.setErrorHandler(new Collector());
    xerces.setEntityResolver(this::resolve);
    xsModel =
        xerces.loadInputList(
            new LSInputListImpl(inputs.toArray(DOMInputImpl[]::new), inputs.size()));
    requireNoProblems();
    subGroupHandler = new SubstitutionGroupHandler(xerces);
    return toGrammars();
  }

  private void requireNoProblems() {
    if (!problems.isEmpty()) {
      throw ExificientException.ofSchema(String.join(System.lineSeparator(), problems));
    }
  }

  private ExificientException failure(List<Path> schemas, Exception e) {
    if (e instanceof ExificientException own) {
      return own;
    }
    if (problems.isEmpty()) {
      problems.add(schemas + ": EXIficient cannot make grammars of it: " + Reasons.of(e));
    }
    return ExificientException.ofSchema(String.join(System.lineSeparator(), problems));
  }

  // ---- what schemas may refer to ----

  private @Nullable XMLInputSource resolve(XMLResourceIdentifier identifier) {
    String location = identifier.getExpandedSystemId();
    if (!(identifier instanceof XMLSchemaDescription)) {
      return entity(identifier);
    }
    if (location == null) {
      // An import that names no file: the namespace is known from another one, or the schema fails.
      return null;
    }
    Path file = local(location);
    if (file == null) {
      throw refusal(identifier, location + " is not a local file");
    }
    Path real = real(file);
    if (real == null) {
      throw refusal(identifier, file + " does not exist");
    }
    if (folders.stream().noneMatch(real::startsWith)) {
      throw refusal(
          identifier,
          file + " is outside of the schemas' folder; name a schema of its folder as well");
    }
    return new XMLInputSource(identifier);
  }

  private XMLInputSource entity(XMLResourceIdentifier identifier) {
    String location = identifier.getExpandedSystemId();
    if (!DTD_OF_SCHEMAS.equals(location)) {
      throw refusal(identifier, "the external entity " + location + " is not read");
    }
    return new XMLInputSource(null, location, null, new StringReader(""), null);
  }

  private XNIException refusal(XMLResourceIdentifier identifier, String reason) {
    String base = identifier.getBaseSystemId();
    Path file = base == null ? null : local(base);
    String problem = (file == null ? "" : file + ": ") + reason;
    problems.add(problem);
    return new XNIException(problem);
  }

  /** The file of a URI; null if it is none, or one of another machine. */
  private static @Nullable Path local(String location) {
    try {
      URI uri = URI.create(location);
      boolean isHere = uri.getAuthority() == null || uri.getAuthority().isEmpty();
      return "file".equals(uri.getScheme()) && isHere ? Path.of(uri.getPath()) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable Path real(Path file) {
    try {
      return Files.isRegularFile(file) ? file.toRealPath() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** Xerces tells of a missing file as of a warning: without the file the grammars are others. */
  private final class Collector implements XMLErrorHandler {

    @Override
    public void warning(String domain, String key, XMLParseException e) {
      error(domain, key, e);
    }

    @Override
    public void error(String domain, String key, XMLParseException e) {
      String location = String.valueOf(e.getExpandedSystemId());
      Path file = local(location);
      problems.add(
          (file == null ? location : file.toString())
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
  }
}
