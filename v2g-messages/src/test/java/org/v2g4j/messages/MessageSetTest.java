package org.v2g4j.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.v2g4j.exi.ExiLimits;

final class MessageSetTest {

  @ParameterizedTest
  @EnumSource
  void isFoundByItsLabel(MessageSet set) {
    assertThat(MessageSet.labelled(set.label())).contains(set);
    assertThat(set.codec().name()).isEqualTo(set.label());
  }

  @ParameterizedTest
  @EnumSource
  void sharesOneCodec(MessageSet set) {
    assertThat(set.codec()).isSameAs(set.codec());
  }

  @Test
  void hasNoSetOfAnotherLabel() {
    assertThat(MessageSet.labelled("iso15118-3")).isEmpty();
  }

  @Test
  void makesCodecsWithOtherLimits() {
    ExiLimits limits = new ExiLimits(100, 100);

    assertThat(MessageSet.ISO15118_2.codec(limits).limits()).isEqualTo(limits);
  }
}
