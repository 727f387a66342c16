package io.trainyard.web.api;

/** Is told of calls that changed something, and of those that were refused. Thread-safe. */
public interface Calls {
  /** Forgets what it is told. */
  Calls UNHEARD =
      new Calls() {
        @Override
        public void made(String actor, Call call) {}

        @Override
        public void denied(String actor, Call call) {}
      };

  /**
   * A call.
   *
   * @param route the path with its parameters in braces
   * @param object what the parameters of the path name, such as {@code run=12}; may be empty
   * @param status that was answered
   */
  record Call(String method, String route, String object, int status) {}

  void made(String actor, Call call);

  /** It was refused for who asked; the actor is {@code nobody} where none was proved. */
  void denied(String actor, Call call);
}
