package org.v2g4j.exificient;

/** What a body holds. */
enum Form {
  DOCUMENT,
  FRAGMENT
}
