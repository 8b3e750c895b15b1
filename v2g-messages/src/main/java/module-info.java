/** Every message of ISO 15118-2, ISO 15118-20 and DIN SPEC 70121, with its codec. */
module org.v2g4j.messages {
  requires transitive org.v2g4j.exi;
  requires static transitive org.jspecify;

  exports org.v2g4j.messages;
  exports org.v2g4j.messages.appprotocol;
  exports org.v2g4j.messages.din70121;
  exports org.v2g4j.messages.iso2;
  exports org.v2g4j.messages.iso20.ac;
  exports org.v2g4j.messages.iso20.acdp;
  exports org.v2g4j.messages.iso20.common;
  exports org.v2g4j.messages.iso20.dc;
  exports org.v2g4j.messages.iso20.wpt;
  exports org.v2g4j.messages.xmldsig;
}
