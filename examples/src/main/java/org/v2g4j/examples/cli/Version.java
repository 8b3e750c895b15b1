package org.v2g4j.examples.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the manifest. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = V2g.class.getPackage().getImplementationVersion();
    return new String[] {
      "v2g4j " + Objects.requireNonNullElse(version, "(not packaged)"),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
