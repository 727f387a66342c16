package io.trainyard.web.app;

import io.trainyard.engine.store.Audit;
import io.trainyard.engine.store.ChainHead;
import io.trainyard.engine.store.Store;
import io.trainyard.web.api.AuditDesk;
import io.trainyard.web.api.AuditView;
import io.trainyard.web.api.EventView;
import io.trainyard.web.api.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The log of the home that this process holds. Thread-safe. */
final class LocalAudit implements AuditDesk {
  private final Store store;

  LocalAudit(Store store) {
    this.store = store;
  }

  @Override
  public AuditView check(String kept) {
    try {
      return view(store.audit(head(kept)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<EventView> events(long seq, int limit) {
    return store.eventLog().read(seq, limit).stream().map(EventView::of).toList();
  }

  /** A head as it is typed; a {@link Problem} where it is none. */
  static Optional<ChainHead> head(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ChainHead.parse(text)
            .orElseThrow(
                () ->
                    Problem.badRequest(
                        "a head is what 'trainyard audit head' prints: 812:sha256:<64 digits>.")));
  }

  static AuditView view(Audit audit) {
    return new AuditView(
        audit.verification().records(),
        audit.verification().events(),
        audit.head().toString(),
        audit
            .verification()
            .damage()
            .map(found -> new AuditView.Damage(found.seq(), String.valueOf(found.getMessage())))
            .orElse(null));
  }
}
