package org.v2g4j.exi.generator.xsd;

/** A simple or complex type. */
public sealed interface Type permits SimpleType, ComplexType {}
