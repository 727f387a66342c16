package io.trainyard.dsl.check;

import io.trainyard.engine.pipeline.FanOut;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.Value;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the values of a list must be together: each is the key of its own item. */
final class ListRules {
  private final Mistakes mistakes;

  ListRules(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  void check(List<Option> options) {
    options.stream().filter(option -> option.word().equals("values")).forEach(this::check);
  }

  private void check(Option option) {
    List<Value> values = option.values();
    if (values.get(0) instanceof Value.Term range) {
      range(option, number(range.values().get(0)), number(range.values().get(1)));
      return;
    }
    size(option, values.size());
    Set<String> keys = new HashSet<>();
    for (Value value : values) {
      if (!keys.add(key(value))) {
        mistakes.error(
            option.at(),
            "'" + key(value) + "' stands twice in this list: each value is the key of one item");
        return;
      }
    }
  }

  private void range(Option option, BigDecimal first, BigDecimal last) {
    if (first.compareTo(last) > 0) {
      mistakes.error(option.at(), "'between' takes the lower number first: swap them");
      return;
    }
    BigDecimal size = last.subtract(first).add(BigDecimal.ONE);
    size(option, size.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue());
  }

  private void size(Option option, int size) {
    if (size > FanOut.MOST) {
      mistakes.error(
          option.at(),
          "this list has "
              + size
              + " values, and a step runs for at most "
              + FanOut.MOST
              + ": part them into several lists");
    }
  }

  private static BigDecimal number(Value value) {
    return value instanceof Value.Num number ? number.number() : BigDecimal.ZERO;
  }

  private static String key(Value value) {
    if (value instanceof Value.Num number) {
      return number.number().stripTrailingZeros().toPlainString();
    }
    return value instanceof Value.Text text ? text.text() : value.toString();
  }
}
