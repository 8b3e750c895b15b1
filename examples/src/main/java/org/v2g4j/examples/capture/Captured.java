package org.v2g4j.examples.capture;

/** The next thing in a recording. */
public sealed interface Captured permits CapturedFrame, Remark {}
