package org.v2g4j.examples.dissect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class XmlLayoutTest {

  @Test
  void indentsElementsAndLeavesValuesAlone() {
    String xml =
        "<p:a xmlns:p=\"urn:x\" b=\"1 &lt; 2\"><c> &amp; </c><d></d><p:e><f>1</f></p:e></p:a>";

    assertThat(XmlLayout.indented(xml))
        .isEqualTo(
            """
            <p:a xmlns:p="urn:x" b="1 &lt; 2">
              <c> &amp; </c>
              <d></d>
              <p:e>
                <f>1</f>
              </p:e>
            </p:a>""");
  }
}
