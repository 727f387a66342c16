package io.trainyard.dsl.words;

/** A registered model version. */
@Called("a release")
public interface ReleaseRef extends Ref {
  /** The model card. */
  ReportRef getCard();
}
