/**
 * Values that every other part of the library speaks: {@link org.v2g4j.core.Bytes bytes}, {@link
 * org.v2g4j.core.SecretBytes secrets} and the identifiers of vehicles, stations and contracts.
 *
 * <p>Identifiers are read leniently, because vehicles and stations in the field deviate from the
 * standard's shapes; what a value breaks is told by the value, not by an exception.
 */
@NullMarked
package org.v2g4j.core;

import org.jspecify.annotations.NullMarked;
