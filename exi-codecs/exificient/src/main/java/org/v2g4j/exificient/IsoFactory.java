package org.v2g4j.exificient;

import com.siemens.ct.exi.core.datatype.strings.StringDecoder;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.Grammars;
import com.siemens.ct.exi.core.helpers.DefaultEXIFactory;
import com.siemens.ct.exi.core.types.TypeDecoder;

/**
 * EXIficient's settings for ISO 15118: bit-packed, default fidelity, not strict. These are also the
 * defaults of EXI.
 */
final class IsoFactory extends DefaultEXIFactory {

  private IsoFactory() {}

  static IsoFactory of(Grammars grammars, Form form) {
    IsoFactory factory = new IsoFactory();
    setDefaultValues(factory);
    factory.setGrammars(grammars);
    factory.setFragment(form == Form.FRAGMENT);
    return factory;
  }

  /** For an encoder that never refers to earlier strings: several peers cannot follow. */
  IsoFactory withLiteralStrings() {
    setValuePartitionCapacity(0);
    return this;
  }

  @Override
  public TypeDecoder createTypeDecoder() throws EXIException {
    return new BoundedTypeDecoder();
  }

  @Override
  public StringDecoder createStringDecoder() {
    return new LiteralsAgain();
  }
}
