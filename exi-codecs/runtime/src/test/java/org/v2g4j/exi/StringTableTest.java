package org.v2g4j.exi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class StringTableTest {

  private final StringTable table = new StringTable(3);

  @Test
  void isEmptyAtFirst() {
    assertThat(table.globalSize()).isZero();
    assertThat(table.localSize(2)).isZero();
  }

  @Test
  void countsLiteralsAndNotDistinctStrings() {
    table.add(0, "x");
    table.add(0, "x");
    assertThat(table.globalSize()).isEqualTo(2);
    assertThat(table.localSize(0)).isEqualTo(2);
  }

  @Test
  void keepsOneListForAllNamesAndOneForEach() {
    table.add(0, "a");
    table.add(1, "b");
    table.add(0, "c");
    assertThat(table.global(1)).isEqualTo("b");
    assertThat(table.global(2)).isEqualTo("c");
    assertThat(table.local(0, 1)).isEqualTo("c");
    assertThat(table.local(1, 0)).isEqualTo("b");
    assertThat(table.localSize(2)).isZero();
  }

  @Test
  void takesStringsAfterItWasAsked() {
    table.add(0, "a");
    assertThat(table.localSize(1)).isZero();
    table.add(1, "b");
    assertThat(table.localSize(1)).isOne();
    assertThat(table.local(1, 0)).isEqualTo("b");
  }

  @Test
  void growsAsNeededBeforeAndAfterItWasAsked() {
    for (int i = 0; i < 2000; i++) {
      table.add(i % 3, "s" + i);
      if (i == 1000) {
        assertThat(table.localSize(0)).isEqualTo(334);
      }
    }
    for (int i = 0; i < 2000; i++) {
      assertThat(table.global(i)).isEqualTo("s" + i);
      assertThat(table.local(i % 3, i / 3)).isEqualTo("s" + i);
    }
  }

  @Test
  void returnsTheObjectThatWasAdded() {
    String value = "abc".repeat(2);
    table.add(0, value);
    assertThat(table.global(0)).isSameAs(value);
    assertThat(table.local(0, 0)).isSameAs(value);
  }
}
