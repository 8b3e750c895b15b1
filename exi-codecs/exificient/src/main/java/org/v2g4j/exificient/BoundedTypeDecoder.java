package org.v2g4j.exificient;

import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.datatype.Datatype;
import com.siemens.ct.exi.core.datatype.EnumerationDatatype;
import com.siemens.ct.exi.core.datatype.ListDatatype;
import com.siemens.ct.exi.core.datatype.RestrictedCharacterSetDatatype;
import com.siemens.ct.exi.core.datatype.charset.RestrictedCharacterSet;
import com.siemens.ct.exi.core.datatype.strings.StringDecoder;
import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.io.channel.DecoderChannel;
import com.siemens.ct.exi.core.types.TypedTypeDecoder;
import com.siemens.ct.exi.core.values.ListValue;
import com.siemens.ct.exi.core.values.StringValue;
import com.siemens.ct.exi.core.values.Value;
import java.io.IOException;

/** Reads values, and checks lengths and indices that EXIficient takes as they come. */
final class BoundedTypeDecoder extends TypedTypeDecoder {

  BoundedTypeDecoder() throws EXIException {}

  @Override
  public Value readValue(
      Datatype datatype, QNameContext name, DecoderChannel channel, StringDecoder strings)
      throws IOException {
    return switch (datatype.getBuiltInType()) {
      case LIST -> list((ListDatatype) datatype, name, (BodyChannel) channel, strings);
      case ENUMERATION -> enumeration((EnumerationDatatype) datatype, channel);
      default -> super.readValue(datatype, name, channel, strings);
    };
  }

  private Value list(
      ListDatatype datatype, QNameContext name, BodyChannel channel, StringDecoder strings)
      throws IOException {
    int length = channel.decodeUnsignedInteger();
    // An item may take no bits, where an enumeration has one value; nobody sends such lists.
    channel.requireLeft(length, 1, "list items");
    Value[] items = new Value[length];
    for (int i = 0; i < length; i++) {
      items[i] = readValue(datatype.getListDatatype(), name, channel, strings);
    }
    return new ListValue(items, datatype.getListDatatype());
  }

  @Override
  protected Value readRCSValue(
      RestrictedCharacterSetDatatype datatype,
      QNameContext name,
      DecoderChannel channel,
      StringDecoder strings)
      throws IOException {
    int code = channel.decodeUnsignedInteger();
    if (code == 0) {
      return strings.readValueLocalHit(name, channel);
    }
    if (code == 1) {
      return strings.readValueGlobalHit(channel);
    }
    int length = code - 2;
    ((BodyChannel) channel).requireLeft(length, 1, "characters");
    StringBuilder text = new StringBuilder(length);
    RestrictedCharacterSet characters = datatype.getRestrictedCharacterSet();
    for (int i = 0; i < length; i++) {
      int index = channel.decodeNBitUnsignedInteger(characters.getCodingLength());
      text.appendCodePoint(
          index == characters.size()
              ? channel.decodeUnsignedInteger()
              : characters.getCodePoint(index));
    }
    StringValue value = new StringValue(text.toString());
    if (length > 0) {
      strings.addValue(name, value);
    }
    return value;
  }

  private static Value enumeration(EnumerationDatatype datatype, DecoderChannel channel)
      throws IOException {
    int index = channel.decodeNBitUnsignedInteger(datatype.getCodingLength());
    if (index >= datatype.getEnumerationSize()) {
      throw new IOException(
          "enumeration index " + index + " where " + datatype.getEnumerationSize() + " values are");
    }
    return datatype.getEnumValue(index);
  }
}
