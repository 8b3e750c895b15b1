package org.v2g4j.exificient;

import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.datatype.strings.StringDecoderImpl;
import com.siemens.ct.exi.core.values.StringValue;
import java.util.ArrayList;

/**
 * The strings of a body that may come spelled out more than once, as ISO 15118 sends them.
 * EXIficient asserts that nobody does so, and where assertions are enabled looks through all
 * strings for each.
 */
final class LiteralsAgain extends StringDecoderImpl {

  LiteralsAgain() {
    super(true);
  }

  @Override
  public void addValue(QNameContext name, StringValue value) {
    globalValues.add(value);
    localValues.computeIfAbsent(name, unknown -> new ArrayList<>()).add(value);
  }
}
