package io.trainyard.dsl.words;

/** What an attempt takes of its home while it runs. */
@Block(value = "resources", about = "What an attempt takes of its home while it runs.")
public interface ResourcesWords {

  @Word(about = "Processors; 0.5 is half of one.", example = "cpus 4")
  void cpus(@Fixed @Within(from = 0.01, to = 10_000) Number count);

  @Word(about = "Memory.", example = "memory 16.GiB")
  void memory(@Fixed Bytes size);

  @Word(about = "Graphics processors.", example = "gpus 1")
  void gpus(@Fixed @Within(from = 1, to = 1_000) int count);

  @Word(
      about = "Places in a pool that the home names, such as logins of a system; one unless said.",
      example = "pool 'erp', 1",
      many = true)
  void pool(@Name @Fixed String name, @Fixed @Within(from = 1, to = 10_000) int places);

  void pool(@Name @Fixed String name);
}
