package io.trainyard.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** What stands in a pipeline. */
@Block(value = "pipeline", about = "A file holds one pipeline.")
public interface PipelineWords {
  @Word(
      about = "What the pipeline is for.",
      example = "about 'Which customers are likely to leave'")
  void about(@Fixed CharSequence text);

  @Word(about = "Who answers for it.", example = "owner 'growth-ml@example.com'")
  void owner(@Fixed String who);

  @Word(about = "Words to find it by.", example = "tags 'tier-1', 'personal-data'", many = true)
  void tags(@Fixed String... tags);

  @Word(
      about = "When runs start by themselves.",
      example = "schedule { cron '0 6 * * *'; zone 'Europe/Berlin' }",
      many = true)
  void schedule(
      @DelegatesTo(value = ScheduleWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "By when, each day, a run must have succeeded.",
      example = "deadline { by '07:00'; zone 'Europe/Berlin'; late { pager 'ml-oncall' } }",
      many = true)
  void deadline(
      @DelegatesTo(value = DeadlineWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Whom to tell when a run fails, or one of these steps.",
      example = "onFailure { slack 'ml'; email owner }",
      many = true)
  void onFailure(
      @DelegatesTo(value = OnFailureWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  void onFailure(
      StepRef[] steps,
      @DelegatesTo(value = OnFailureWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "Whom to tell when a deadline has passed without a good run.",
      example = "onLate { email owner }",
      many = true)
  void onLate(
      @DelegatesTo(value = OnLateWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Whom to tell when a run waits for an approval.",
      example = "onWaiting { slack 'ml' }",
      many = true)
  void onWaiting(
      @DelegatesTo(value = OnWaitingWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "What lets a run start, beside schedules and people.",
      example = "trigger { published 'offers'; atMostEvery 1.hour }",
      many = true)
  void trigger(
      @DelegatesTo(value = TriggerWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "What holds in one environment, which the home's settings name.",
      example = "environment('prod') { resources { cpus 16 } }",
      many = true)
  void environment(
      @Name @Fixed String name,
      @DelegatesTo(value = EnvironmentWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "Options that each step has unless it says otherwise.",
      example = "defaults { retry 2; timeout 30.minutes }")
  void defaults(
      @DelegatesTo(value = DefaultsWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about =
          "How often a failed run is started again: what succeeded is kept, what failed is run.",
      example = "retry 1")
  void retry(@Fixed @Within(from = 0, to = 100) int times);

  void retry(@Fixed None none);

  void retry(
      @DelegatesTo(value = RetryWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "Nothing is tried again.", example = "retry none")
  None getNone();

  @Word(
      about = "Most retries of steps in one run, whatever each step says.",
      example = "retriesInAll 20")
  void retriesInAll(@Fixed @Within(from = 0, to = 1_000_000) int most);

  @Word(about = "Most runs of this pipeline at once; others wait.", example = "runsAtOnce 1")
  void runsAtOnce(@Fixed @Within(from = 1, to = 10_000) int most);

  @Word(about = "Most steps of it at once, over all its runs.", example = "stepsAtOnce 4")
  void stepsAtOnce(@Fixed @Within(from = 1, to = 10_000) int most);

  @Word(about = "A param.", example = "def region = text { otherwise 'eu' }")
  Param text(
      @DelegatesTo(value = TextWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Param text();

  @Word(
      about = "A param.",
      example = "def horizon = wholeNumber { otherwise 30; allowed between(7, 90) }")
  Param wholeNumber(
      @DelegatesTo(value = WholeNumberWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  Param wholeNumber();

  @Word(about = "A param.", example = "def share = number { otherwise 0.2 }")
  Param number(
      @DelegatesTo(value = NumberWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Param number();

  @Word(about = "A param.", example = "def full = yesNo { otherwise false }")
  Param yesNo(
      @DelegatesTo(value = YesNoWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Param yesNo();

  @Word(about = "A param.", example = "def since = date { otherwise '2026-01-01' }")
  Param date(
      @DelegatesTo(value = DateWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Param date();

  @Word(
      about = "A param with a few values to choose from.",
      example = "def region = oneOf('eu', 'us') { otherwise 'eu' }")
  Param oneOf(
      @Fixed Object[] values,
      @DelegatesTo(value = OneOfWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Param oneOf(@Fixed Object... values);

  @Word(about = "The date the run is about.", example = "def day = runDate()")
  Param runDate();

  Param runDate(
      @DelegatesTo(value = RunDateWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "The champion of a model name, whichever it is when the step starts.",
      example = "champion('churn')")
  ModelRef champion(@Name @Fixed String name);

  @Word(
      about = "Takes rows from a source.",
      example = "def people = collect { csv 'data/people.csv' }")
  TableRef collect(
      @DelegatesTo(value = CollectWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Checks a table by rules.",
      example = "def clean = validate(people) { column 'id', unique }")
  Validated validate(
      TableRef table,
      @DelegatesTo(value = ValidateWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Makes tables from tables.",
      example = "def both = transform(a, b) { sql 'select * from a join b using (id)' }")
  Transformed transform(
      Ref input,
      @DelegatesTo(value = TransformWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  Transformed transform(
      Ref[] inputs,
      @DelegatesTo(value = TransformWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "Parts a table into one table for each value of a column, for each(..).",
      example = "def shops = partition(sales) { by 'shop' }")
  ItemsRef partition(
      TableRef table,
      @DelegatesTo(value = PartitionWords.class, strategy = Closure.DELEGATE_ONLY)
          Closure<?> block);

  @Word(
      about = "A list of values, or of files, for each(..); at most 10,000.",
      example = "def regions = list('eu', 'us')")
  ItemsRef list(@Fixed Object... values);

  ItemsRef list(@Fixed Numbers numbers);

  ItemsRef list(
      @DelegatesTo(value = ListWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(about = "Whole numbers; both ends belong to them.", example = "list(between(1, 12))")
  Numbers between(@Fixed long first, @Fixed long last);

  @Word(
      about =
          "The step runs once for each item of a list or partition, or for each that another step"
              + " ran for. Its block knows the item by the input's name, and its key as x.key.",
      example = "def models = train(each(shops)) { target 'sold'; using gradientBoosting }")
  Ref each(StepRef items);

  @Word(
      about = "A yes or no that a block decides, for `when`.",
      example = "def tooMany = decide(bad) { bad -> bad.rowCount() > 100 }")
  DecisionRef decide(Ref input, @Runs(Runs.Handed.INPUTS) Closure<?> block);

  DecisionRef decide(Ref[] inputs, @Runs(Runs.Handed.INPUTS) Closure<?> block);

  @Word(
      about = "Asks people before the run goes on.",
      example = "def approved = approval(release) { from 'os:ada'; show quality; expires 3.days }")
  DecisionRef approval(
      Ref subject,
      @DelegatesTo(value = ApprovalWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  DecisionRef approval(Ref subject);

  @Word(
      about = "What the first of these made that was not skipped.",
      example = "def features = whicheverRan(fast, slow)")
  StepRef whicheverRan(StepRef... steps);

  @Word(
      about = "Runs another pipeline, a file beside this one.",
      example = "def shared = call('features') { give 'region', 'eu' }")
  CalledRef call(
      @Name @Fixed String pipeline,
      @DelegatesTo(value = CallWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  CalledRef call(@Name @Fixed String pipeline);

  @Word(
      about = "Parts a table into rows to train on and rows held out.",
      example = "def parts = split(clean) { holdOut 20.percent; seed 42 }")
  Parts split(
      TableRef table,
      @DelegatesTo(value = SplitWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Fits a model to rows.",
      example = "def model = train(parts.train) { target 'churned'; using gradientBoosting }")
  ModelRef train(
      TableRef rows,
      @DelegatesTo(value = TrainWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Measures a model on rows.",
      example = "def quality = evaluate(model, parts.test) { measure auc }")
  MetricsRef evaluate(
      ModelRef model,
      TableRef rows,
      @DelegatesTo(value = EvaluateWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  MetricsRef evaluate(ModelRef model, TableRef rows);

  @Word(
      about = "Says how much each column counts.",
      example = "def reasons = explain(model, parts.test) { method shap }")
  ReportRef explain(
      ModelRef model,
      TableRef rows,
      @DelegatesTo(value = ExplainWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  ReportRef explain(ModelRef model, TableRef rows);

  @Word(
      about = "Decides whether a model is better than another.",
      example =
          "def better = compare(model, champion('churn'), parts.test) { betterIf auc.higherBy(0) }")
  DecisionRef compare(
      ModelRef model,
      ModelRef other,
      TableRef rows,
      @DelegatesTo(value = CompareWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Makes a version of a named model.",
      example = "def release = register(model) { named 'churn' }")
  ReleaseRef register(
      ModelRef model,
      @DelegatesTo(value = RegisterWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Scores rows with a model.",
      example = "def scores = predict(model, people) { keep 'id' }")
  TableRef predict(
      ModelRef model,
      TableRef rows,
      @DelegatesTo(value = PredictWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  TableRef predict(ModelRef model, TableRef rows);

  @Word(
      about = "Writes a table where others find it.",
      example = "publish(scores) { named 'offers' }")
  ReportRef publish(
      TableRef table,
      @DelegatesTo(value = PublishWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Puts a release behind an endpoint.",
      example = "deploy(release) { to endpoint('churn') }")
  LiveRef deploy(
      ReleaseRef release,
      @DelegatesTo(value = DeployWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Runs a script.",
      example = "def lines = step(people) { using shell('count.sh'); produces table('lines') }")
  Made step(
      @DelegatesTo(value = GenericWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Made step(
      Ref input,
      @DelegatesTo(value = GenericWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  Made step(
      Ref[] inputs,
      @DelegatesTo(value = GenericWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Tells people something, by channels of the home.",
      example = "notify(scores) { email owner; text 'The scores of today are there' }")
  StepRef notify(
      StepRef[] after,
      @DelegatesTo(value = NotifyWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  StepRef notify(
      @DelegatesTo(value = NotifyWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  @Word(
      about = "Runs after all users of its inputs ended, however they ended.",
      example = "cleanup(cluster) { using shell('down.sh') }")
  void cleanup(
      StepRef used,
      @DelegatesTo(value = CleanupWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);

  void cleanup(
      StepRef[] used,
      @DelegatesTo(value = CleanupWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block);
}
