package io.trainyard.dsl.check;

import io.trainyard.dsl.words.FileRef;
import io.trainyard.dsl.words.TableRef;
import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.ParamType;
import io.trainyard.engine.pipeline.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What {@code each(..)} hands over of a partition, of a list of files, or of a list of values. */
final class ItemTypes {
  private ItemTypes() {}

  static Read item(String verb, List<Option> options, Value.Output items) {
    if (verb.equals("partition")) {
      return Read.of(TableRef.class, items);
    }
    return options.stream()
        .filter(option -> option.word().equals("values"))
        .findFirst()
        .map(option -> Read.ofParam(type(option.values()), items))
        .orElseGet(() -> Read.of(FileRef.class, items));
  }

  /** The type that a block knows the items by; with several types it is any value. */
  private static ParamType type(List<Value> values) {
    Set<ParamType> types = EnumSet.noneOf(ParamType.class);
    values.forEach(value -> types.add(type(value)));
    if (types.equals(EnumSet.of(ParamType.NUMBER, ParamType.WHOLE_NUMBER))) {
      return ParamType.NUMBER;
    }
    return types.size() == 1 ? types.iterator().next() : ParamType.ONE_OF;
  }

  private static ParamType type(Value value) {
    if (value instanceof Value.Text) {
      return ParamType.TEXT;
    } else if (value instanceof Value.YesNo) {
      return ParamType.YES_NO;
    } else if (value instanceof Value.Num number) {
      return number.number().scale() <= 0 ? ParamType.WHOLE_NUMBER : ParamType.NUMBER;
    } else if (value instanceof Value.Term) {
      return ParamType.WHOLE_NUMBER; // between(1, 12)
    }
    return ParamType.ONE_OF;
  }
}
