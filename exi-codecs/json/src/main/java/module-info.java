/** Messages as JSON, for any schema set that has a codec. */
module org.v2g4j.json {
  requires transitive com.fasterxml.jackson.core;
  requires transitive org.v2g4j.exi;
  requires static org.jspecify;

  exports org.v2g4j.json;
}
