package io.trainyard.engine.cache;

import io.trainyard.engine.pipeline.Option;
import io.trainyard.engine.pipeline.OptionTexts;
import io.trainyard.engine.pipeline.Value;
import io.trainyard.engine.pipeline.ValueText;
import io.trainyard.engine.pipeline.Values;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a key that a step's options give, one for each word, those inside blocks too: {@code
 * option using}, {@code option using trees}, {@code code check:adults}. For one thread.
 */
final class OptionParts {
  private static final String SETTING = "setting";

  private final KeyParts parts;
  private final Map<String, String> settings;
  private final Set<String> personal;

  /**
   * Adds to these parts.
   *
   * @param settings what {@code setting('x')} means here
   * @param personal names of the params that nobody may read
   */
  OptionParts(KeyParts parts, Map<String, String> settings, Set<String> personal) {
    this.parts = parts;
    this.settings = settings;
    this.personal = personal;
  }

  /**
   * Adds the options in file order.
   *
   * @param filled with params filled in
   * @param defined the same options as they are defined; they tell which of them hold a param
   */
  void add(List<Option> filled, List<Option> defined) {
    for (int i = 0; i < filled.size(); i++) {
      Option option = filled.get(i);
      if (i < defined.size() && isPrivate(defined.get(i))) {
        parts.addPrivate("option " + option.word(), ValueText.of(option));
      } else {
        OptionTexts.visit(option, filled, (name, text) -> parts.add("option " + name, text));
        option.values().forEach(value -> Values.visit(value, this::addHidden));
      }
    }
  }

  /** What the text of a value does not tell: the code of a block, what a setting says. */
  private void addHidden(Value value) {
    if (value instanceof Value.Code code) {
      parts.add("code " + code.path(), code.fingerprint());
    } else if (value instanceof Value.Term term && term.word().equals(SETTING)) {
      for (Value path : term.values()) {
        String found = settings.getOrDefault(ValueText.plain(path), "");
        parts.add("setting " + ValueText.plain(path), found);
      }
    }
  }

  private boolean isPrivate(Option defined) {
    Set<String> used = new HashSet<>();
    defined
        .values()
        .forEach(
            part ->
                Values.visit(
                    part,
                    value -> {
                      if (value instanceof Value.Param param) {
                        used.add(param.name());
                      }
                    }));
    used.retainAll(personal);
    return !used.isEmpty();
  }
}
