package org.v2g4j.examples.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.v2g4j.examples.tls.Recording.Reading;
import org.v2g4j.examples.tls.TlsSummary.Certificate;

/** Connections of openssl come out as they went in. Needs the program. */
final class OpensslTest {

  private static final List<String> LINES =
      List.of("first line", "a long line ".repeat(600), "last line");

  @TempDir private static Path folder;

  @BeforeAll
  static void issueCertificates() {
    assumeTrue(Openssl.isThere(), "the program openssl, version 3 or later, is missing");
    String[] ec = {"ec", "-pkeyopt", "ec_paramgen_curve:P-256"};
    request("ca", "/DC=V2G/CN=Test Root", ec);
    issue("secc", "/DC=CPO/CN=SECC 1", ec);
    issue("evcc", "/DC=OEM/O=Nameless", ec);
    issue("rsa", "/CN=SECC of RSA", "rsa:2048");
  }

  private static void issue(String name, String subject, String... key) {
    List<String> more = new ArrayList<>(List.of(key));
    more.addAll(List.of("-CA", "ca.pem", "-CAkey", "ca.key"));
    request(name, subject, more.toArray(String[]::new));
  }

  private static void request(String name, String subject, String... more) {
    List<String> command = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "2"));
    command.addAll(List.of("-subj", subject, "-out", name + ".pem", "-keyout", name + ".key"));
    command.add("-newkey");
    command.addAll(Arrays.asList(more));
    Openssl.run(folder, command.toArray(String[]::new));
  }

  private static Openssl server(String options) {
    return new Openssl(folder, options.split(" "));
  }

  private static Openssl seccServer(String options) {
    return server("-cert secc.pem -key secc.key " + options);
  }

  private static Recording talk(Openssl server, List<String> lines, String options)
      throws IOException {
    return server.talk(lines, options.split(" "));
  }

  private static void assertAllCameThrough(Reading reading, List<String> lines) {
    List<String> sent = lines.stream().filter(line -> line.length() > 1).toList();
    assertThat(reading.text(Side.A)).isEqualTo(joined(sent));
    assertThat(reading.text(Side.B))
        .isEqualTo(joined(sent.stream().map(Openssl::reversed).toList()));
    assertThat(reading.events(TlsEvent.Problem.class)).isEmpty();
    assertThat(reading.events(TlsEvent.Gap.class)).isEmpty();
    assertThat(reading.summary().unread()).isEmpty();
    assertThat(reading.summary().client()).isEqualTo(Side.A);
    assertThat(reading.events(TlsEvent.Alert.class))
        .contains(new TlsEvent.Alert(Side.A, "warning", "close_notify"));
  }

  private static String joined(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({
    "ECDHE-ECDSA-AES128-GCM-SHA256, C02B",
    "ECDHE-ECDSA-AES256-GCM-SHA384, C02C",
    "ECDHE-ECDSA-AES128-SHA256, C023",
    "ECDHE-ECDSA-AES256-SHA384, C024",
    "ECDHE-ECDSA-AES128-SHA, C009",
    "ECDHE-ECDSA-AES256-SHA, C00A",
    "ECDHE-ECDSA-CHACHA20-POLY1305, CCA9",
    "AES128-GCM-SHA256, 009C",
    "AES256-GCM-SHA384, 009D",
    "AES128-SHA256, 003C",
    "AES256-SHA, 0035",
    "ECDHE-RSA-AES256-GCM-SHA384, C030",
    "DHE-RSA-CHACHA20-POLY1305, CCAA",
  })
  void readsTls12(String cipher, String code) throws IOException {
    for (String mac : List.of("", " -no_etm")) {
      boolean hasEcdsa = cipher.contains("ECDSA");
      String name = hasEcdsa ? "secc" : "rsa";
      try (Openssl server =
          server("-cert " + name + ".pem -key " + name + ".key -tls1_2 -cipher " + cipher + mac)) {
        Reading reading = talk(server, LINES, "-tls1_2 -servername secc.local").read();

        assertAllCameThrough(reading, LINES);
        TlsSummary summary = reading.summary();
        assertThat(summary.version()).isEqualTo("TLS 1.2");
        assertThat(summary.cipherSuite())
            .isEqualTo(CipherSuite.of(Integer.parseInt(code, 16)).name());
        assertThat(summary.serverName()).isEqualTo("secc.local");
        assertThat(summary.serverCertificate())
            .isEqualTo(new Certificate(hasEcdsa ? "SECC 1" : "SECC of RSA", "Test Root"));
        assertThat(summary.clientCertificate()).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1, TLS 1.0", "-tls1_1, TLS 1.1"})
  void readsTheEldersOfTls12(String option, String version) throws IOException {
    for (String mac : List.of("", " -no_etm")) {
      String cipher = " -cipher ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0";
      try (Openssl server = seccServer(option + cipher + mac)) {
        Reading reading = talk(server, LINES, option + cipher).read();

        assertAllCameThrough(reading, LINES);
        assertThat(reading.summary().version()).isEqualTo(version);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
  })
  void readsTls13(String suite) throws IOException {
    try (Openssl server = seccServer("-tls1_3 -ciphersuites " + suite)) {
      Reading reading = talk(server, LINES, "-tls1_3").read();

      assertAllCameThrough(reading, LINES);
      assertThat(reading.events(TlsEvent.Negotiated.class))
          .containsExactly(new TlsEvent.Negotiated(Side.B, "TLS 1.3", suite));
      assertThat(reading.summary().serverCertificate())
          .isEqualTo(new Certificate("SECC 1", "Test Root"));
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2", "-tls1_3"})
  void namesTheClientByItsCertificate(String version) throws IOException {
    try (Openssl server = seccServer(version + " -num_tickets 0 -CAfile ca.pem -Verify 2")) {
      Reading reading = talk(server, LINES, version + " -cert evcc.pem -key evcc.key").read();

      assertAllCameThrough(reading, LINES);
      Certificate certificate = reading.summary().clientCertificate();
      assertThat(certificate).isNotNull();
      assertThat(certificate.subject()).contains("O=Nameless");
      assertThat(certificate.issuer()).isEqualTo("Test Root");
    }
  }

  @Test
  void followsUpdatesOfKeys() throws IOException {
    List<String> lines = List.of("before", "K", "between", "k", "behind", "K", "K", "at last");
    try (Openssl server = seccServer("-tls1_3")) {
      assertAllCameThrough(talk(server, lines, "-tls1_3").read(), lines);
    }
  }

  @Test
  void followsARetriedHello() throws IOException {
    try (Openssl server = seccServer("-tls1_3 -groups P-384")) {
      Reading reading = talk(server, LINES, "-tls1_3 -groups P-256:P-384").read();

      assertAllCameThrough(reading, LINES);
    }
  }

  @Test
  void followsARenegotiation() throws IOException {
    List<String> lines = List.of("before", "R", "behind");
    try (Openssl server = seccServer("-tls1_2 -client_renegotiation")) {
      Reading reading = talk(server, lines, "-tls1_2").read();

      assertAllCameThrough(reading, lines);
      assertThat(reading.events(TlsEvent.Negotiated.class)).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"-tls1_2", "-tls1_2 -no_ticket", "-tls1_3"})
  void followsAResumedSession(String options) throws IOException {
    try (Openssl server = seccServer(options)) {
      talk(server, LINES, options + " -sess_out session.pem");
      Reading reading = talk(server, LINES, options + " -sess_in session.pem").read();

      assertAllCameThrough(reading, LINES);
      assertThat(reading.summary().serverCertificate()).as("none in a resumed session").isNull();
    }
  }

  @Test
  void passesEarlyDataOver() throws IOException {
    try (Openssl server = seccServer("-tls1_3 -max_early_data 1000")) {
      talk(server, LINES, "-tls1_3 -sess_out early.pem");
      Reading reading = talk(server, LINES, "-tls1_3 -sess_in early.pem -early_data ca.pem").read();

      assertThat(reading.text(Side.A)).isEqualTo(joined(LINES));
      assertThat(reading.summary().unread())
          .singleElement()
          .satisfies(unread -> assertThat(unread.reason()).isEqualTo("early data is not read"));
      assertThat(reading.events(TlsEvent.Problem.class)).isEmpty();
    }
  }

  @Test
  void saysThatASuiteIsNotSupported() throws IOException {
    try (Openssl server = seccServer("-tls1_3 -ciphersuites TLS_AES_128_CCM_SHA256")) {
      Reading reading = talk(server, LINES, "-tls1_3 -ciphersuites TLS_AES_128_CCM_SHA256").read();

      assertThat(reading.events(TlsEvent.ApplicationData.class)).isEmpty();
      assertThat(reading.summary().unread())
          .singleElement()
          .satisfies(
              unread ->
                  assertThat(unread.reason())
                      .isEqualTo(
                          "cipher suite TLS_AES_128_CCM_SHA256 is not supported in TLS 1.3"));
    }
  }
}
