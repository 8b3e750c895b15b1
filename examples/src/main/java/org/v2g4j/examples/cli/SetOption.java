package org.v2g4j.examples.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.v2g4j.messages.MessageSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The label of a schema set on the command line. */
final class SetOption implements ITypeConverter<MessageSet> {

  /** All labels, for completion and help. */
  static final class Labels extends ArrayList<String> {

    private static final long serialVersionUID = 1;

    Labels() {
      super(labels());
    }
  }

  private static List<String> labels() {
    return Arrays.stream(MessageSet.values()).map(MessageSet::label).toList();
  }

  @Override
  public MessageSet convert(String label) {
    return MessageSet.labelled(label)
        .orElseThrow(() -> new TypeConversionException(unknown(label)));
  }

  /** What to say to a label that is none. */
  static String unknown(String label) {
    return "there is no set " + label + "; sets are " + String.join(", ", labels());
  }
}
