/**
 * EXI of any XML schema, for frames that no generated codec reads. Entry point: {@link
 * org.v2g4j.exificient.ExificientCodec}.
 */
@NullMarked
package org.v2g4j.exificient;

import org.jspecify.annotations.NullMarked;
