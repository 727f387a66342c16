package io.trainyard.engine.store;

import io.trainyard.engine.event.EventJson;
import io.trainyard.engine.registry.Approval;
import io.trainyard.engine.registry.ApprovalEvents;
import io.trainyard.engine.registry.Approvals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads what {@link ApprovalTables} holds. Thread-safe. */
public final class StoredApprovals implements Approvals {
  private final Database database;

  public StoredApprovals(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Approval> of(long attempt) {
    return database
        .first(StoredApprovals::asked, "select * from approval where attempt = ?", attempt)
        .map(this::withAnswers);
  }

  @Override
  public List<Approval> ofRun(long run) {
    return database
        .list(StoredApprovals::asked, "select * from approval where run = ? order by seq", run)
        .stream()
        .map(this::withAnswers)
        .toList();
  }

  @Override
  public Set<String> people() {
    return new TreeSet<>(
        database.list(
            row -> row.getString(1),
            "select distinct actor from run union select distinct actor from approval_answer"));
  }

  private Approval withAnswers(Approval asked) {
    List<Approval.Answer> answers =
        database.list(
            StoredApprovals::answer,
            "select * from approval_answer where attempt = ? order by seq",
            asked.attempt());
    return new Approval(
        asked.attempt(),
        asked.run(),
        asked.step(),
        asked.asker(),
        asked.subject(),
        asked.shown(),
        asked.terms(),
        asked.asked(),
        asked.until(),
        answers);
  }

  private static Approval asked(ResultSet row) throws SQLException {
    return EventJson.read(row.getString("asked"), ApprovalEvents.Asked.class)
        .toApproval(row.getLong("run"), Statements.instant(row, "time").orElseThrow());
  }

  private static Approval.Answer answer(ResultSet row) throws SQLException {
    return EventJson.read(row.getString("answer"), ApprovalEvents.Given.class)
        .toAnswer(row.getString("actor"), Statements.instant(row, "time").orElseThrow());
  }
}
