/** EXI grammars: what may follow what, and with which event code. */
@NullMarked
package org.v2g4j.exi.generator.grammar;

import org.jspecify.annotations.NullMarked;
