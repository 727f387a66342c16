package io.trainyard.dsl.words;

/** Options that every param has. */
public interface ParamWords {
  @Word(about = "What people read when they are asked for it.", example = "about 'Days ahead'")
  void about(@Fixed CharSequence text);

  @Word(about = "When it is asked for.", example = "askedWhen manual")
  void askedWhen(@Fixed Asked when);

  @Word(about = "Only when a person starts the run.", example = "askedWhen manual")
  Asked getManual();

  @Word(about = "Personal data: kept in events as a digest only.", example = "personal")
  void personal();
}
