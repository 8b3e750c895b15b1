package org.v2g4j.exificient;

import com.siemens.ct.exi.core.io.channel.AbstractDecoderChannel;
import java.io.IOException;
import org.v2g4j.core.Bytes;

/**
 * The bits of one body. EXIficient's own channel allocates whatever a length announces, reads
 * integers of any size, and does not tell where it stands. Mutable, for one body.
 */
final class BodyChannel extends AbstractDecoderChannel {

  /** As the generated codecs: 448 bits, far more than any schema type of ISO 15118 has. */
  private static final int MOST_INTEGER_OCTETS = 64;

  private final byte[] octets;
  private final int end;
  private int position;
  private int integerOctets;

  BodyChannel(Bytes body) {
    octets = body.toByteArray();
    end = 8 * octets.length;
  }

  /** Bits from the start of the body. */
  int position() {
    return position;
  }

  int bitsLeft() {
    return end - position;
  }

  @Override
  public int decodeNBitUnsignedInteger(int n) throws IOException {
    if (n > bitsLeft()) {
      throw new IOException(n + " bits due where " + bitsLeft() + " remain");
    }
    int value = 0;
    for (int i = 0; i < n; i++) {
      value = value << 1 | octets[position >> 3] >> 7 - (position & 7) & 1;
      position++;
    }
    return value;
  }

  @Override
  public boolean decodeBoolean() throws IOException {
    return decodeNBitUnsignedInteger(1) == 1;
  }

  /** The octets of integers: seven bits, and one that tells whether another octet follows. */
  @Override
  public int decode() throws IOException {
    int octet = decodeNBitUnsignedInteger(8);
    integerOctets = octet < 128 ? 0 : integerOctets + 1;
    if (integerOctets >= MOST_INTEGER_OCTETS) {
      throw new IOException("an integer of more than " + MOST_INTEGER_OCTETS + " octets");
    }
    return octet;
  }

  @Override
  public byte[] decodeBinary() throws IOException {
    int length = decodeUnsignedInteger();
    requireLeft(length, 8, "octets");
    byte[] value = new byte[length];
    for (int i = 0; i < length; i++) {
      value[i] = (byte) decodeNBitUnsignedInteger(8);
    }
    return value;
  }

  @Override
  public char[] decodeStringOnly(int length) throws IOException {
    requireLeft(length, 8, "characters");
    return super.decodeStringOnly(length);
  }

  /** Checks a length before it sizes anything; a negative one is an overflow. */
  void requireLeft(int length, int leastBits, String what) throws IOException {
    if (length < 0 || length > bitsLeft() / leastBits) {
      throw new IOException(
          Integer.toUnsignedString(length)
              + " "
              + what
              + " announced where "
              + bitsLeft()
              + " bits remain");
    }
  }

  @Override
  public void align() {
    throw new UnsupportedOperationException("nothing is aligned in bit-packed bodies");
  }

  @Override
  public void skip(long bits) {
    throw new UnsupportedOperationException("there is nothing to skip");
  }
}
