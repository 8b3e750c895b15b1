/**
 * Conformance vectors for the EXI messages of DIN SPEC 70121 and ISO 15118, as data, and a kit that
 * runs them against any codec.
 */
module org.v2g4j.vectors {
  requires transitive org.v2g4j.core;
  requires com.fasterxml.jackson.core;
  requires java.xml;
  requires static org.jspecify;
  requires static transitive org.junit.jupiter.api; // for VectorKit.tests alone

  exports org.v2g4j.vectors;
}
