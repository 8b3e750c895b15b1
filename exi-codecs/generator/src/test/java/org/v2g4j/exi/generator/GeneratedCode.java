package org.v2g4j.exi.generator;

import com.palantir.javapoet.ClassName;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.SchemaCodec;

/** Java that the generator wrote, compiled as strictly as the library itself, and loaded. */
final class GeneratedCode implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of("--release", "17", "-Xlint:all,-processing", "-Werror", "-proc:none", "-parameters");

  /** Only the members of a module may permit subclasses in other packages. */
  private static final String MODULE =
      """
      module generated {
        requires org.v2g4j.core;
        requires org.v2g4j.exi;
        requires static org.jspecify;
      }
      """;

  private final URLClassLoader loader;

  private GeneratedCode(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Compiles all Java under a source root.
   *
   * @throws AssertionError if the compiler has anything to say
   */
  static GeneratedCode compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Files.createDirectories(classes);
    Files.writeString(sources.resolve("module-info.java"), MODULE);
    try (Stream<Path> files = Files.walk(sources);
        StandardJavaFileManager manager =
            compiler.getStandardFileManager(diagnostics, null, null)) {
      List<Path> units = files.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          Stream.concat(
                  OPTIONS.stream(),
                  Stream.of("-d", classes.toString(), "--module-path", libraries()))
              .toList();
      boolean compiled =
          compiler
              .getTask(
                  null,
                  manager,
                  diagnostics,
                  options,
                  null,
                  manager.getJavaFileObjectsFromPaths(units))
              .call();
      if (!compiled || !diagnostics.getDiagnostics().isEmpty()) {
        throw new AssertionError(
            diagnostics.getDiagnostics().stream()
                .limit(20)
                .map(Diagnostic::toString)
                .collect(Collectors.joining("\n")));
      }
    }
    return new GeneratedCode(
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, GeneratedCode.class.getClassLoader()));
  }

  /** All that generated code may need: the runtime, the core, the annotations. */
  private static String libraries() {
    return Stream.of(SchemaCodec.class, Bytes.class, NullMarked.class)
        .map(GeneratedCode::location)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> member) {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no place of " + member, e);
    }
  }

  SchemaCodec codec(ClassName name) {
    try {
      return (SchemaCodec)
          Class.forName(name.reflectionName(), true, loader).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no codec " + name, e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
