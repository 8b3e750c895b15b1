/** XML to EXI and back for any XML schema, by EXIficient. */
module org.v2g4j.exificient {
  requires transitive org.v2g4j.exi;
  requires java.xml;
  requires exificient;
  requires exificient.core;
  requires exificient.grammars;
  requires xercesImpl;
  // EXIficient logs to it, and its jars cannot say so.
  requires org.slf4j;
  requires static org.jspecify;

  exports org.v2g4j.exificient;
}
