/** How fast messages are encoded and decoded, beside EXIficient in the same run. */
@NullMarked
package org.v2g4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
