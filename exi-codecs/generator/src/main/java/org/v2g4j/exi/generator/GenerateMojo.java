package org.v2g4j.exi.generator;

import com.palantir.javapoet.ClassName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.v2g4j.core.error.V2gException;
import org.v2g4j.exi.generator.plan.PlanOptions;

/** Generates message classes and EXI codecs from XML schemas. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {

  /** Made by Maven. */
  public GenerateMojo() {}

  /** One schema set: an EXI grammar of its own. */
  public static final class Set {

    /** The set's name, for messages. */
    @Parameter(required = true)
    private String name;

    /** The class of the codec to make. */
    @Parameter(required = true)
    private String codec;

    /** Schema files; what they import is found by their schemaLocation. */
    @Parameter(required = true)
    private List<File> schemas;

    /** Local elements that are signed; the codec makes fragments of them. */
    @Parameter private List<String> fragments = List.of();

    /** Made by Maven. */
    public Set() {}
  }

  /** Where a namespace goes. */
  public static final class Namespace {

    /** The namespace. */
    @Parameter(required = true)
    private String uri;

    /** The Java package of its types. */
    @Parameter(required = true)
    private String packageName;

    /** Its prefix in XML. */
    @Parameter private String prefix;

    /** Made by Maven. */
    public Namespace() {}
  }

  @Parameter(required = true)
  private List<Set> sets;

  @Parameter(required = true)
  private List<Namespace> namespaces;

  @Parameter(defaultValue = "${project.build.directory}/generated-sources/exi")
  private File output;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project;

  @Override
  public void execute() throws MojoExecutionException {
    Path target = output.toPath();
    try {
      clear(target);
      int files = Generator.generate(schemas(), options(), target);
      getLog().info("Generated " + files + " files from " + sets.size() + " schema sets");
    } catch (V2gException | IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    project.addCompileSourceRoot(output.getPath());
  }

  /** Old files of renamed types would be compiled too. */
  private static void clear(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private List<List<Path>> schemas() {
    return sets.stream().map(set -> set.schemas.stream().map(File::toPath).toList()).toList();
  }

  private PlanOptions options() {
    List<PlanOptions.SetOptions> options = new ArrayList<>();
    for (Set set : sets) {
      options.add(
          new PlanOptions.SetOptions(set.name, ClassName.bestGuess(set.codec), set.fragments));
    }
    Map<String, String> packages = new LinkedHashMap<>();
    Map<String, String> prefixes = new LinkedHashMap<>();
    for (Namespace namespace : namespaces) {
      packages.put(namespace.uri, namespace.packageName);
      if (namespace.prefix != null) {
        prefixes.put(namespace.uri, namespace.prefix);
      }
    }
    return new PlanOptions(options, packages, prefixes);
  }
}
