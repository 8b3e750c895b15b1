package org.v2g4j.exi.generator.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.v2g4j.exi.generator.xsd.Particle;

/** A content model over production numbers. Compared by content. */
sealed interface Expression {

  /** Whether it can stand for nothing. */
  boolean mayBeEmpty();

  /** Reports each production that it can begin with, and what must come after that. */
  void first(List<Expression> rest, BiConsumer<Integer, List<Expression>> items);

  /** The begins of a row of expressions. */
  static void firstOf(List<Expression> row, BiConsumer<Integer, List<Expression>> items) {
    for (int i = 0; i < row.size(); i++) {
      row.get(i).first(row.subList(i + 1, row.size()), items);
      if (!row.get(i).mayBeEmpty()) {
        return;
      }
    }
  }

  private static List<Expression> prepend(Expression head, List<Expression> tail) {
    List<Expression> row = new ArrayList<>(tail.size() + 1);
    row.add(head);
    row.addAll(tail);
    return List.copyOf(row);
  }

  private static List<Expression> concat(List<Expression> head, List<Expression> tail) {
    List<Expression> row = new ArrayList<>(head);
    row.addAll(tail);
    return List.copyOf(row);
  }

  /** The productions of one particle: several for the head of a substitution group. */
  record Leaf(int production, int count) implements Expression {
    @Override
    public boolean mayBeEmpty() {
      return false;
    }

    @Override
    public void first(List<Expression> rest, BiConsumer<Integer, List<Expression>> items) {
      for (int i = 0; i < count; i++) {
        items.accept(production + i, List.copyOf(rest));
      }
    }
  }

  /** One after the other. */
  record Sequence(List<Expression> members) implements Expression {
    @Override
    public boolean mayBeEmpty() {
      return members.stream().allMatch(Expression::mayBeEmpty);
    }

    @Override
    public void first(List<Expression> rest, BiConsumer<Integer, List<Expression>> items) {
      for (int i = 0; i < members.size(); i++) {
        members.get(i).first(concat(members.subList(i + 1, members.size()), rest), items);
        if (!members.get(i).mayBeEmpty()) {
          return;
        }
      }
    }
  }

  /** One of them. */
  record Choice(List<Expression> members) implements Expression {
    @Override
    public boolean mayBeEmpty() {
      return members.stream().anyMatch(Expression::mayBeEmpty);
    }

    @Override
    public void first(List<Expression> rest, BiConsumer<Integer, List<Expression>> items) {
      members.forEach(member -> member.first(rest, items));
    }
  }

  /** A number of times; the bounds count down, so nothing is ever unrolled. */
  record Repeat(int min, int max, Expression body) implements Expression {
    @Override
    public boolean mayBeEmpty() {
      return min == 0 || body.mayBeEmpty();
    }

    @Override
    public void first(List<Expression> rest, BiConsumer<Integer, List<Expression>> items) {
      if (max == 0) {
        return;
      }
      int more = max == Particle.UNBOUNDED ? max : max - 1;
      body.first(prepend(new Repeat(Math.max(min - 1, 0), more, body), rest), items);
    }
  }
}
