/**
 * Coverage-guided fuzzing of everything that reads what a peer sends. {@link
 * org.v2g4j.examples.fuzz.Fuzz} is the program.
 */
@NullMarked
package org.v2g4j.examples.fuzz;

import org.jspecify.annotations.NullMarked;
