package io.trainyard.dsl.check;

import groovy.lang.Closure;
import io.trainyard.dsl.words.Bytes;
import io.trainyard.dsl.words.Param;
import io.trainyard.dsl.words.Setting;
import io.trainyard.dsl.words.Share;
import io.trainyard.engine.pipeline.ParamType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Whether a value may stand in a slot. */
final class Fit {
  private static final Set<Class<?>> NUMBERS = Set.of(Long.class, BigDecimal.class, Share.class);
  private static final Set<Class<?>> LITERALS =
      Set.of(
          String.class,
          CharSequence.class,
          Long.class,
          BigDecimal.class,
          Share.class,
          Boolean.class,
          Duration.class,
          Bytes.class,
          Setting.class);

  private Fit() {}

  static boolean fits(Slot slot, Read read) {
    if (read.isUnknown()) {
      return true;
    }
    if (slot.isBlock()) {
      return read.type() == Closure.class;
    }
    if (read.param().isPresent()) {
      boolean asRef = slot.type() != Object.class && slot.type().isAssignableFrom(Param.class);
      return asRef || (!slot.fixed() && paramFits(slot.type(), read.param().get()));
    }
    return typeFits(slot.type(), read.type());
  }

  private static boolean typeFits(Class<?> wanted, Class<?> got) {
    if (wanted == Object.class) {
      return LITERALS.contains(got);
    }
    if (wanted == CharSequence.class) {
      return got == String.class || got == CharSequence.class || got == Setting.class;
    }
    if (wanted == Number.class || wanted == Share.class) {
      return NUMBERS.contains(got);
    }
    if (wanted == long.class || wanted == int.class) {
      return got == Long.class;
    }
    if (wanted == boolean.class) {
      return got == Boolean.class;
    }
    return wanted.isAssignableFrom(got);
  }

  private static boolean paramFits(Class<?> wanted, ParamType type) {
    if (wanted == Object.class) {
      return true;
    }
    if (wanted == String.class) {
      return EnumSet.of(ParamType.TEXT, ParamType.ONE_OF).contains(type);
    }
    if (wanted == CharSequence.class) {
      return EnumSet.of(ParamType.TEXT, ParamType.ONE_OF, ParamType.DATE, ParamType.RUN_DATE)
          .contains(type);
    }
    if (wanted == Number.class || wanted == Share.class) {
      return EnumSet.of(ParamType.NUMBER, ParamType.WHOLE_NUMBER, ParamType.ONE_OF).contains(type);
    }
    if (wanted == long.class || wanted == int.class) {
      return EnumSet.of(ParamType.WHOLE_NUMBER, ParamType.ONE_OF).contains(type);
    }
    return wanted == boolean.class && type == ParamType.YES_NO;
  }
}
