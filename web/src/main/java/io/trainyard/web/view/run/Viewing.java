package io.trainyard.web.view.run;

import io.trainyard.engine.security.Permission;
import io.trainyard.engine.security.Principal;
import io.trainyard.web.view.Action;
import io.trainyard.web.view.Words;

/** Somebody looks at a part of a run, now. */
record Viewing(RunSnapshot run, RunLook look, Words words, Principal who) {

  /** The number of the run. */
  long number() {
    return run.run().number();
  }

  /** The address of the page of one step, or of one of its items. */
  String address(String step, String key) {
    return look.at(step, key).address(number());
  }

  /** Where a form of this page is sent. */
  String action(String name) {
    return "/runs/" + number() + "/" + name;
  }

  /** Why one may not; empty = one may. */
  String refusal(Permission permission) {
    return Action.refusal(who, permission);
  }
}
