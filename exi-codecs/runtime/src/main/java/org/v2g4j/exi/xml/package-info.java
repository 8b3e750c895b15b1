/** Messages as XML text: a pull reader and a writer that the generated code drives. */
@NullMarked
package org.v2g4j.exi.xml;

import org.jspecify.annotations.NullMarked;
