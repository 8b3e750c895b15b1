/** The command line {@code v2g}. It starts in {@link org.v2g4j.examples.cli.V2g}. */
@NullMarked
package org.v2g4j.examples.cli;

import org.jspecify.annotations.NullMarked;
