package org.v2g4j.exificient;

import com.siemens.ct.exi.core.coder.EXIBodyEncoderInOrder;
import com.siemens.ct.exi.core.datatype.Datatype;
import com.siemens.ct.exi.core.datatype.WhiteSpace;
import com.siemens.ct.exi.core.datatype.strings.StringCoder;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.event.DatatypeEvent;
import com.siemens.ct.exi.core.grammars.event.EventType;
import com.siemens.ct.exi.core.grammars.grammar.Grammar;
import com.siemens.ct.exi.core.grammars.production.Production;
import com.siemens.ct.exi.core.values.StringValue;
import com.siemens.ct.exi.core.values.Value;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Encodes one body as the generated codecs do, where EXIficient would choose another form: empty
 * values are values, and deviations from the schema are refused unless they are wanted.
 */
final class BodyEncoder extends EXIBodyEncoderInOrder {

  private final boolean isLenient;

  /** xsi:type and xsi:nil stand beside the schema's own events and are no deviations. */
  private boolean isSchemaInstance;

  private int undeclared;

  BodyEncoder(IsoFactory factory, boolean isLenient) throws EXIException {
    super(factory);
    this.isLenient = isLenient;
  }

  @Override
  public void encodeStartElement(String uri, String localName, String prefix)
      throws EXIException, IOException {
    checkPendingCharacters(EventType.START_ELEMENT);
    Grammar grammar = getCurrentGrammar();
    if (grammar.getStartElementProduction(uri, localName) == null) {
      countUndeclared();
      // The level of the root has no second level: an unknown root goes by as any element.
      if (!isLenient && elementContextStackIndex == 0 && isUnknown(uri, localName)) {
        throw new EXIException("no schema declares a root " + localName + " in {" + uri + "}");
      }
    }
    super.encodeStartElement(uri, localName, prefix);
  }

  private boolean isUnknown(String uri, String localName) {
    RuntimeUriContext context = getUri(uri);
    return context == null
        || context.getQNameContext(localName) == null
        || context.getQNameContext(localName).getGlobalStartElement() == null;
  }

  @Override
  public void encodeAttribute(String uri, String localName, String prefix, Value value)
      throws EXIException, IOException {
    if (getCurrentGrammar().getAttributeProduction(uri, localName) == null) {
      countUndeclared();
    }
    super.encodeAttribute(uri, localName, prefix, value);
  }

  private void countUndeclared() throws EXIException {
    if (++undeclared > Deviations.MOST_UNDECLARED) {
      throw new EXIException(
          "more than " + Deviations.MOST_UNDECLARED + " names from outside of the schema");
    }
  }

  @Override
  public void encodeAttributeXsiType(Value type, String prefix) throws EXIException, IOException {
    isSchemaInstance = true;
    super.encodeAttributeXsiType(type, prefix);
    isSchemaInstance = false;
  }

  @Override
  public void encodeAttributeXsiNil(Value nil, String prefix) throws EXIException, IOException {
    isSchemaInstance = true;
    super.encodeAttributeXsiNil(nil, prefix);
    isSchemaInstance = false;
  }

  /** Collapses here, because EXIficient shifts the whole text for each blank. */
  void text(String text) throws EXIException, IOException {
    Datatype datatype = datatype();
    boolean collapses = datatype != null && datatype.getWhiteSpace() == WhiteSpace.collapse;
    encodeCharacters(
        new StringValue(collapses ? text.strip().replaceAll("[ \t\r\n]+", " ") : text));
  }

  @Override
  public void encodeEndElement() throws EXIException, IOException {
    checkPendingCharacters(EventType.END_ELEMENT);
    Datatype datatype = datatype();
    if (datatype != null && mayBeEmpty(datatype)) {
      // Vehicles send empty values as values; EXIficient would end the element without one.
      encodeCharactersForce(StringCoder.EMPTY_STRING_VALUE);
    }
    super.encodeEndElement();
  }

  /** The type of the value that is due now; null if none is. */
  private @Nullable Datatype datatype() {
    Grammar grammar = getCurrentGrammar();
    Production production =
        grammar.isSchemaInformed() ? grammar.getProduction(EventType.CHARACTERS) : null;
    return production == null ? null : ((DatatypeEvent) production.getEvent()).getDatatype();
  }

  private static boolean mayBeEmpty(Datatype datatype) {
    return switch (datatype.getBuiltInType()) {
      case STRING, RCS_STRING, BINARY_HEX, BINARY_BASE64, LIST -> true;
      default -> false;
    };
  }

  @Override
  protected void encode2ndLevelEventCode(int code) throws IOException {
    Grammar grammar = getCurrentGrammar();
    if (!isLenient && !isSchemaInstance && grammar.isSchemaInformed()) {
      throw new IOException("expected " + Deviations.expected(grammar));
    }
    super.encode2ndLevelEventCode(code);
  }
}
