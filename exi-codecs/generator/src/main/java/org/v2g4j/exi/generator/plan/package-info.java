/**
 * What the Java will look like: classes, components and names, decided before a line is written.
 */
@NullMarked
package org.v2g4j.exi.generator.plan;

import org.jspecify.annotations.NullMarked;
