package io.trainyard.dsl.words;

/** Rules for columns. */
public interface RuleValues {
  @Word(about = "Each value has this type.", example = "column 'age', type(wholeNumber)")
  Rule type(ColumnKind kind);

  @Word(about = "A text.", example = "type(text)")
  ColumnKind getText();

  @Word(about = "A whole number.", example = "type(wholeNumber)")
  ColumnKind getWholeNumber();

  @Word(about = "A number.", example = "type(number)")
  ColumnKind getNumber();

  @Word(about = "A yes or no.", example = "type(yesNo)")
  ColumnKind getYesNo();

  @Word(about = "A calendar date.", example = "type(date)")
  ColumnKind getDate();

  @Word(about = "A moment, in UTC.", example = "type(timestamp)")
  ColumnKind getTimestamp();

  @Word(about = "Both ends are allowed.", example = "column 'age', between(18, 120)")
  Rule between(Number least, Number most);

  @Word(
      about = "Dates from and to, as 2026-01-31.",
      example = "column 'day', between('2026-01-01', '2026-12-31')")
  Rule between(String first, String last);

  @Word(about = "Only these values.", example = "column 'plan', oneOf('basic', 'pro')")
  Rule oneOf(Object... values);

  @Word(about = "No value is missing.", example = "column 'id', present")
  Rule getPresent();

  @Word(about = "No value stands twice.", example = "column 'id', unique")
  Rule getUnique();

  @Word(
      about = "At most this share of the values is missing.",
      example = "column 'email', nullsAtMost(2.percent)")
  Rule nullsAtMost(Share share);

  @Word(
      about = "Each text matches the regular expression.",
      example = "column 'email', matching(/.+@.+/)")
  Rule matching(String expression);

  @Word(
      about = "Personal data: never learnt from, never shown in samples.",
      example = "column 'email', personal")
  Rule getPersonal();

  @Word(about = "Names a row: never learnt from.", example = "column 'customer_id', identifier")
  Rule getIdentifier();
}
