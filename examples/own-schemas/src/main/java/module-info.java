/** A station's messages: AC charging with an amendment of our own. */
module org.example.station {
  requires transitive org.v2g4j.exi;
  requires static org.jspecify;

  exports org.example.station.ac;
  exports org.example.station.acex;
  exports org.example.station.common;
  exports org.example.station.xmldsig;
}
