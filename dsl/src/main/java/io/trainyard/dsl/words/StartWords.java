package io.trainyard.dsl.words;

/** The rules of {@code startsWhen}; a reused result counts as succeeded. */
public interface StartWords {

  @Word(
      about = "Every step it waits for succeeded; the default.",
      example = "startsWhen allSuccess")
  StartRule getAllSuccess();

  @Word(about = "Every one failed.", example = "startsWhen allFailed")
  StartRule getAllFailed();

  @Word(about = "Every one ended, however.", example = "startsWhen allDone")
  StartRule getAllDone();

  @Word(
      about = "Every one ended and at least one succeeded.",
      example = "startsWhen allDoneMinOneSuccess")
  StartRule getAllDoneMinOneSuccess();

  @Word(
      about = "Every one ended, and those that set something up for a `cleanup` succeeded.",
      example = "startsWhen allDoneSetupSuccess")
  StartRule getAllDoneSetupSuccess();

  @Word(about = "Every one was skipped.", example = "startsWhen allSkipped")
  StartRule getAllSkipped();

  @Word(about = "One succeeded; the others are not waited for.", example = "startsWhen oneSuccess")
  StartRule getOneSuccess();

  @Word(about = "One failed; the others are not waited for.", example = "startsWhen oneFailed")
  StartRule getOneFailed();

  @Word(
      about = "One succeeded or failed; the others are not waited for.",
      example = "startsWhen oneDone")
  StartRule getOneDone();

  @Word(
      about = "Every one succeeded or was skipped, but for a failure above it.",
      example = "startsWhen noneFailed")
  StartRule getNoneFailed();

  @Word(
      about = "None failed, and at least one succeeded.",
      example = "startsWhen noneFailedMinOneSuccess")
  StartRule getNoneFailedMinOneSuccess();

  @Word(about = "Every one ended and none was skipped.", example = "startsWhen noneSkipped")
  StartRule getNoneSkipped();

  @Word(about = "At once, whatever the others do.", example = "startsWhen always")
  StartRule getAlways();
}
