package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.v2g4j.core.Bytes;
import org.v2g4j.exi.Decoded;
import org.v2g4j.exi.ExiElement;
import org.v2g4j.exi.ExiFragment;
import org.v2g4j.exi.SchemaCodec;
import org.v2g4j.messages.iso2.CertificateInstallationReq;
import org.v2g4j.messages.iso2.CertificateInstallationRes;
import org.v2g4j.messages.iso2.V2gMessage;
import org.v2g4j.messages.xmldsig.Reference;

/**
 * What others recorded and published comes back to the byte. Runs where the environment variable
 * {@code V2G4J_RECORDINGS} names a folder with {@code captures/decrypted/*.jsonl} and {@code
 * vectors/hubject/*.b64}; these are not ours to publish.
 */
final class RecordedSessionsTest {

  private static final String VARIABLE = "V2G4J_RECORDINGS";

  private Path recordings = Path.of("");

  @BeforeEach
  void requireRecordings() {
    String folder = System.getenv(VARIABLE);
    assumeTrue(folder != null, () -> "the environment variable " + VARIABLE + " is not set");
    recordings = Path.of(folder);
  }

  @Nested
  final class Sessions {

    @Test
    void ofIso15118Part2ComeBackToTheByte() throws IOException {
      List<Frame> frames = frames("ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G.jsonl");
      assertThat(frames).hasSize(190);
      assertThat(frames.subList(0, 2)).allMatch(frame -> frame.set(0) == handshake());
      assertAllComeBack(frames);
    }

    @Test
    void ofIso15118Part20ComeBackToTheByte() throws IOException {
      List<Frame> frames = frames("ISO-20_mTLS_DC_DS5366_Josev.jsonl");
      assertThat(frames).hasSize(110);
      assertAllComeBack(frames);
    }

    @Test
    void areAllCovered() throws IOException {
      try (var files = Files.list(recordings.resolve("captures/decrypted"))) {
        assertThat(files.map(file -> file.getFileName().toString()))
            .as("files without a test of their own")
            .containsExactlyInAnyOrder(
                "ISO-2_DC_PnC_TLS_Contract_DS5366_RiseV2G.jsonl",
                "ISO-20_mTLS_DC_DS5366_Josev.jsonl");
      }
    }

    private void assertAllComeBack(List<Frame> frames) {
      for (int i = 0; i < frames.size(); i++) {
        Frame frame = frames.get(i);
        SchemaCodec codec = frame.set(i).codec();
        Decoded<ExiElement> decoded = codec.decodeLeniently(frame.payload());
        assertThat(codec.encodeLenient(decoded.value())).as("%s", frame).isEqualTo(frame.payload());
        assertThat(decoded.leniencies()).as("%s", frame).isEmpty();
      }
    }
  }

  private static MessageSet handshake() {
    return MessageSet.SUPPORTED_APP_PROTOCOL;
  }

  /** One EXI frame of a recording. */
  private record Frame(String file, int number, int payloadType, Bytes payload) {

    /** The type 8001 serves the first request and response, and all of ISO 15118-2. */
    MessageSet set(int index) {
      return switch (payloadType) {
        case 0x8001 -> index < 2 ? handshake() : MessageSet.ISO15118_2;
        case 0x8002 -> MessageSet.ISO15118_20_COMMON_MESSAGES;
        case 0x8003 -> MessageSet.ISO15118_20_AC;
        case 0x8004 -> MessageSet.ISO15118_20_DC;
        default -> throw new AssertionError(this + " has payload type " + payloadType);
      };
    }

    @Override
    public String toString() {
      return file + " frame " + number;
    }
  }

  private List<Frame> frames(String file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    for (String line : Files.readAllLines(recordings.resolve("captures/decrypted").resolve(file))) {
      int type = Integer.parseInt(field(line, "payloadType"), 16);
      if (type != 0x9000 && type != 0x9001) { // SDP is no EXI
        int number = Integer.parseInt(field(line, "n"));
        frames.add(new Frame(file, number, type, Bytes.parseHex(field(line, "payload"))));
      }
    }
    return frames;
  }

  private static String field(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\": *\"?([0-9a-fA-F]*)").matcher(json);
    assertThat(matcher.find()).as("%s in %s", name, json).isTrue();
    return matcher.group(1);
  }

  /** Signed messages of a public key infrastructure that is in use. */
  @Nested
  final class SignedMessages {

    private static final String BODY = "urn:iso:15118:2:2013:MsgBody";
    private static final SchemaCodec CODEC = MessageSet.ISO15118_2.codec();

    @Test
    void comeBackToTheByte() throws IOException {
      for (String file : List.of("req-2021.b64", "res-2021.b64")) {
        Bytes exi = published(file);
        assertThat(CODEC.encodeLenient(CODEC.decode(exi))).as(file).isEqualTo(exi);
      }
      assertThat(published("req-2021.b64").length()).isEqualTo(953);
      assertThat(published("res-2021.b64").length()).isEqualTo(4416);
    }

    @Test
    void ofAVehicleAreDigestedAndSignedAsWeEncodeThem()
        throws IOException, GeneralSecurityException {
      V2gMessage message = (V2gMessage) CODEC.decode(published("req-2021.b64"));
      CertificateInstallationReq req =
          (CertificateInstallationReq) Objects.requireNonNull(message.body().bodyElement());
      assertSigned(message, 209, req.oemProvisioningCert());
      assertDigests(message, new Signed(req.id(), ExiFragment.of(req), 671));
    }

    @Test
    void ofAnEcosystemAreDigestedAndSignedAsWeEncodeThem()
        throws IOException, GeneralSecurityException {
      V2gMessage message = (V2gMessage) CODEC.decode(published("res-2021.b64"));
      CertificateInstallationRes res =
          (CertificateInstallationRes) Objects.requireNonNull(message.body().bodyElement());
      assertSigned(message, 559, res.saProvisioningCertificateChain().certificate());
      assertDigests(
          message,
          new Signed(
              res.contractSignatureEncryptedPrivateKey().id(),
              local(
                  "ContractSignatureEncryptedPrivateKey",
                  res.contractSignatureEncryptedPrivateKey()),
              57),
          new Signed(
              Objects.requireNonNull(res.contractSignatureCertChain().id()),
              local("ContractSignatureCertChain", res.contractSignatureCertChain()),
              1798),
          new Signed(res.emaid().id(), local("eMAID", res.emaid()), 26),
          new Signed(res.dhPublickey().id(), local("DHpublickey", res.dhPublickey()), 74));
      assertThat(res.emaid().value()).isEqualTo("EMP99CQAPAB004");
    }

    /** A signed element with the length of its fragment. */
    private record Signed(String id, ExiFragment fragment, int length) {}

    private static ExiFragment local(String name, Object content) {
      return new ExiFragment(new QName(BODY, name), content);
    }

    private Bytes published(String file) throws IOException {
      return Bytes.parseBase64(
          Files.readString(recordings.resolve("vectors/hubject").resolve(file)));
    }

    private static org.v2g4j.messages.xmldsig.Signature signature(V2gMessage message) {
      return Objects.requireNonNull(message.header().signature());
    }

    private static void assertDigests(V2gMessage message, Signed... signed)
        throws GeneralSecurityException {
      List<Reference> references = signature(message).signedInfo().reference();
      assertThat(references).hasSize(signed.length);
      for (int i = 0; i < signed.length; i++) {
        Bytes fragment = CODEC.encodeFragmentLenient(signed[i].fragment());
        assertThat(fragment.length()).as("%s", signed[i].id()).isEqualTo(signed[i].length());
        assertThat(CODEC.decodeFragment(fragment)).isEqualTo(signed[i].fragment());
        assertThat(references.get(i).uri()).isEqualTo("#" + signed[i].id());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(fragment.toByteArray());
        assertThat(Bytes.of(digest)).isEqualTo(references.get(i).digestValue());
      }
    }

    /** SignedInfo is digested with the set of XML signatures alone. */
    private static void assertSigned(V2gMessage message, int length, Bytes signer)
        throws GeneralSecurityException {
      Bytes signedInfo =
          MessageSet.XMLDSIG
              .codec()
              .encodeFragmentLenient(ExiFragment.of(signature(message).signedInfo()));
      assertThat(signedInfo.length()).isEqualTo(length);
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(signer.toByteArray()));
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(certificate.getPublicKey());
      verifier.update(signedInfo.toByteArray());
      assertThat(verifier.verify(signature(message).signatureValue().value().toByteArray()))
          .isTrue();
    }
  }
}
