/** What a schema says, linked: every reference resolved, nothing about EXI or Java yet. */
@NullMarked
package org.v2g4j.exi.generator.xsd;

import org.jspecify.annotations.NullMarked;
