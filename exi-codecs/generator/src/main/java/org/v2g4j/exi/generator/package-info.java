/**
 * The code generator: schema, linked model, EXI grammar, Java plan, source; five values, four
 * steps.
 */
@NullMarked
package org.v2g4j.exi.generator;

import org.jspecify.annotations.NullMarked;
