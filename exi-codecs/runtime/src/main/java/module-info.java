/** EXI as ISO 15118 uses it: the runtime under the generated codecs. */
module org.v2g4j.exi {
  requires transitive org.v2g4j.core;
  requires transitive java.xml;
  requires static transitive org.jspecify;

  exports org.v2g4j.exi;
  exports org.v2g4j.exi.tree;
  exports org.v2g4j.exi.xml;
}
