/** Java source from the plan. Decides nothing: names, codes and order are in the plan. */
@NullMarked
package org.v2g4j.exi.generator.emit;

import org.jspecify.annotations.NullMarked;
