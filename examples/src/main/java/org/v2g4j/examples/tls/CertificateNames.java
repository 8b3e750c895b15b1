package org.v2g4j.examples.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;

/**
 * Reads whose a certificate is (RFC 5280, 4.1), and nothing else of it: the JDK's own reader
 * refuses curves that it has no arithmetic for.
 */
final class CertificateNames {

  private static final int OBJECT_IDENTIFIER = 0x06;
  private static final int BMP_STRING = 0x1E;
  private static final int UTF8_STRING = 0x0C;
  private static final int EXPLICIT_VERSION = 0xA0;

  /** 2.5.4.3 */
  private static final Bytes COMMON_NAME = Bytes.parseHex("550403");

  private CertificateNames() {}

  /** The names of the sender in a Certificate message; empty if it has no certificate. */
  static Optional<TlsSummary.Certificate> ofMessage(ByteBuffer in, TlsVersion version) {
    if (version.is13()) {
      Vectors.vector(in, 1); // certificate request context (RFC 8446, 4.4.2)
    }
    ByteBuffer chain = Vectors.vector(in, 3);
    return chain.hasRemaining() ? Optional.of(of(Vectors.vector(chain, 3))) : Optional.empty();
  }

  private static TlsSummary.Certificate of(ByteBuffer certificate) {
    ByteBuffer signed = Element.read(Element.read(certificate).content()).content();
    Element first = Element.read(signed);
    if (first.tag() == EXPLICIT_VERSION) {
      Element.read(signed); // serial number
    }
    Element.read(signed); // signature algorithm
    Element issuer = Element.read(signed);
    Element.read(signed); // validity
    Element subject = Element.read(signed);
    return new TlsSummary.Certificate(name(subject), name(issuer));
  }

  private static String name(Element name) {
    String commonName = commonName(name.content().duplicate());
    return Printable.of(commonName == null ? wholeName(name) : commonName);
  }

  /** The last one, which is the most specific. */
  private static @Nullable String commonName(ByteBuffer rdns) {
    String found = null;
    while (rdns.hasRemaining()) {
      ByteBuffer attributes = Element.read(rdns).content();
      while (attributes.hasRemaining()) {
        ByteBuffer attribute = Element.read(attributes).content();
        Element type = Element.read(attribute);
        Element value = Element.read(attribute);
        if (type.tag() == OBJECT_IDENTIFIER && Vectors.bytes(type.content()).equals(COMMON_NAME)) {
          found = charset(value.tag()).decode(value.content()).toString();
        }
      }
    }
    return found;
  }

  private static Charset charset(int tag) {
    return switch (tag) {
      case UTF8_STRING -> UTF_8;
      case BMP_STRING -> UTF_16BE;
      default -> ISO_8859_1;
    };
  }

  private static String wholeName(Element name) {
    return new X500Principal(Vectors.bytes(name.whole().duplicate()).toByteArray()).getName();
  }

  /**
   * An element of DER.
   *
   * @param tag its first octet
   * @param content its content
   * @param whole content and what stands in front of it
   */
  private record Element(int tag, ByteBuffer content, ByteBuffer whole) {

    private static final int LONG_FORM = 0x80;

    /** Takes one. Throws a BufferUnderflowException where it is not whole. */
    static Element read(ByteBuffer in) {
      int start = in.position();
      int tag = Vectors.unsigned(in, 1);
      int length = Vectors.unsigned(in, 1);
      if (length > LONG_FORM + 3) {
        throw new BufferUnderflowException(); // longer than any message
      }
      if (length >= LONG_FORM) {
        length = Vectors.unsigned(in, length - LONG_FORM);
      }
      ByteBuffer content = Vectors.part(in, length);
      return new Element(tag, content, in.slice(start, in.position() - start));
    }
  }
}
