package org.v2g4j.examples.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.analysis.IMethodCoverage;
import org.jacoco.core.tools.ExecFileLoader;
import org.objectweb.asm.ClassReader;
import org.v2g4j.messages.MessageSet;

/**
 * Which lines of a set's generated decoders were run. Decoders are the methods of its codec, and of
 * all codecs that it can reach, that take an ExiReader.
 *
 * @param lines how many lines there are
 * @param missed where the lines stand that were not run, such as {@code BodyCodec.java:12}
 */
record Coverage(int lines, List<String> missed) {

  private static final String READER = "Lorg/v2g4j/exi/ExiReader;";

  /** The tag of a class in the constant pool of a class file. */
  private static final int CONSTANT_CLASS = 7;

  /**
   * Reads what was recorded.
   *
   * @param set whose decoders to look at
   * @param recorded the execution data of JaCoCo's
   * @return the coverage
   * @throws IOException if the data or a class cannot be read
   */
  static Coverage of(MessageSet set, Path recorded) throws IOException {
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(recorded.toFile());
    CoverageBuilder builder = new CoverageBuilder();
    Analyzer analyzer = new Analyzer(loader.getExecutionDataStore(), builder);
    for (String codec : codecs(set)) {
      analyzer.analyzeClass(classFile(codec), codec);
    }
    int lines = 0;
    List<String> missed = new ArrayList<>();
    for (IClassCoverage codec : builder.getClasses()) {
      for (IMethodCoverage method : codec.getMethods()) {
        if (method.getDesc().contains(READER)) {
          lines += method.getLineCounter().getTotalCount();
          String file = codec.getPackageName() + "/" + codec.getSourceFileName();
          for (int line = method.getFirstLine(); line <= method.getLastLine(); line++) {
            if (method.getLine(line).getStatus() == ICounter.NOT_COVERED) {
              missed.add(file + ":" + line);
            }
          }
        }
      }
    }
    missed.sort(null);
    return new Coverage(lines, missed);
  }

  double percent() {
    return 100.0 * (lines - missed.size()) / lines;
  }

  /** The codec of the set, and those that it or one of them names. */
  private static Set<String> codecs(MessageSet set) throws IOException {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(set.codec().getClass().getName().replace('.', '/'));
    while (!open.isEmpty()) {
      String codec = open.remove();
      if (found.add(codec)) {
        ClassReader reader = new ClassReader(classFile(codec));
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
          int at = reader.getItem(i);
          if (at > 0 && reader.readByte(at - 1) == CONSTANT_CLASS) {
            String name = reader.readUTF8(at, buffer);
            if (name.contains("/codec/") && name.endsWith("Codec")) {
              open.add(name);
            }
          }
        }
      }
    }
    return found;
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream in = MessageSet.class.getResourceAsStream("/" + name + ".class")) {
      if (in == null) {
        throw new IOException("no class " + name);
      }
      return in.readAllBytes();
    }
  }
}
