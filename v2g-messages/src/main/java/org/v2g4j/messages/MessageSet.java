package org.v2g4j.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiException;
import org.v2g4j.exi.ExiLimits;
import org.v2g4j.exi.Explanation;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.appprotocol.AppProtocolCodec;
import org.v2g4j.messages.din70121.Din70121Codec;
import org.v2g4j.messages.iso2.Iso2Codec;
import org.v2g4j.messages.iso20.ac.AcCodec;
import org.v2g4j.messages.iso20.acdp.AcdpCodec;
import org.v2g4j.messages.iso20.common.CommonMessagesCodec;
import org.v2g4j.messages.iso20.dc.DcCodec;
import org.v2g4j.messages.iso20.wpt.WptCodec;
import org.v2g4j.messages.xmldsig.XmldsigCodec;

/** The schema sets: each has an EXI grammar, so a frame means something in one of them alone. */
public enum MessageSet {
  /** The hand-shake in front of every session. */
  SUPPORTED_APP_PROTOCOL("supported-app-protocol"),
  /** DIN SPEC 70121. */
  DIN_70121("din-70121"),
  /** ISO 15118-2. */
  ISO15118_2("iso15118-2"),
  /** ISO 15118-20, what all energy services share. */
  ISO15118_20_COMMON_MESSAGES("iso15118-20-commonmessages"),
  /** ISO 15118-20, alternating current. */
  ISO15118_20_AC("iso15118-20-ac"),
  /** ISO 15118-20, direct current. */
  ISO15118_20_DC("iso15118-20-dc"),
  /** ISO 15118-20, wireless power transfer. */
  ISO15118_20_WPT("iso15118-20-wpt"),
  /** ISO 15118-20, automatic connection device (pantograph). */
  ISO15118_20_ACDP("iso15118-20-acdp"),
  /** XML signatures alone: SignedInfo is digested with this set, whatever the protocol. */
  XMLDSIG("xmldsig");

  private final String label;
  private volatile @Nullable SchemaCodec codec;

  MessageSet(String label) {
    this.label = label;
  }

  /**
   * The name that command lines and vector files use.
   *
   * @return such as {@code iso15118-20-dc}
   */
  public String label() {
    return label;
  }

  /**
   * The set's codec with the default limits.
   *
   * @return a codec that all callers share; made on first use, without any parsing of schemas
   */
  public SchemaCodec codec() {
    SchemaCodec known = codec;
    return known == null ? first() : known;
  }

  private synchronized SchemaCodec first() {
    SchemaCodec known = codec;
    if (known == null) {
      known = codec(ExiLimits.defaults());
      codec = known;
    }
    return known;
  }

  /**
   * A codec with limits of its own.
   *
   * @param limits what to accept
   * @return a new codec
   */
  public SchemaCodec codec(ExiLimits limits) {
    // Constructors here would make the verifier load the codecs of all sets.
    return switch (this) {
      case SUPPORTED_APP_PROTOCOL -> AppProtocolCodec.of(limits);
      case DIN_70121 -> Din70121Codec.of(limits);
      case ISO15118_2 -> Iso2Codec.of(limits);
      case ISO15118_20_COMMON_MESSAGES -> CommonMessagesCodec.of(limits);
      case ISO15118_20_AC -> AcCodec.of(limits);
      case ISO15118_20_DC -> DcCodec.of(limits);
      case ISO15118_20_WPT -> WptCodec.of(limits);
      case ISO15118_20_ACDP -> AcdpCodec.of(limits);
      case XMLDSIG -> XmldsigCodec.of(limits);
    };
  }

  /**
   * Reads a body, whatever it is. Other than {@link SchemaCodec#decode} this never throws, and it
   * takes its time to tell what is wrong.
   *
   * @param exi any bytes
   * @return the message with what is odd about it, or why it is none
   */
  public Examination examine(Bytes exi) {
    try {
      Decoded<ExiElement> decoded = codec().decodeLeniently(exi);
      return new Examination.Accepted(
          this, decoded.value(), decoded.leniencies(), codec().violations(decoded.value()));
    } catch (ExiException e) {
      Explanation explanation = codec().explain(exi);
      return new Examination.Rejected(
          this, e, explanation, Hints.of(this, exi, explanation, false));
    }
  }

  /**
   * Known mistakes that would explain why a body is no fragment of this set.
   *
   * @param exi an EXI body that {@link SchemaCodec#decodeFragment} refuses
   * @return what fits; often nothing
   */
  public List<Hint> fragmentHints(Bytes exi) {
    return Hints.of(this, exi, codec().explainFragment(exi), true);
  }

  /**
   * The set with a label.
   *
   * @param label such as {@code iso15118-2}
   * @return the set; empty if there is none
   */
  public static Optional<MessageSet> labelled(String label) {
    return Arrays.stream(values()).filter(set -> set.label.equals(label)).findFirst();
  }
}
