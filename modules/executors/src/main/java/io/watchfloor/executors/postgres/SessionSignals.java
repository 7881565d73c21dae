package io.watchfloor.executors.postgres;

import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.EndSession.How;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Cancels the statement of one session or terminates it, where it is still the planned one. The server compares and
/// signals in one statement: what lies between is its own microseconds, never a round trip.
record SessionSignals(ActingServer server, Patience patience) {
    private static final String SIGNAL = Sql.text(SessionSignals.class, "do_signal_session.sql");

    private record Compared(SessionVerdict verdict, Right right) {}

    /// @param may        whether the role may signal the session
    /// @param because    the role or grant that lets it, or what is missing
    private record Right(boolean may, String because) {}

    Check permitted(SessionIdentity planned, How how) {
        String name = "permission";
        try {
            Optional<Compared> compared = compare(planned, how);
            if (compared.isEmpty()) {
                return new Check(name, Result.FAILED, gone(planned), "");
            }
            SessionVerdict verdict = compared.get().verdict();
            Right right = compared.get().right();
            return right.may()
                    ? new Check(name, Result.PASSED, verdict.who() + " may: " + right.because(), verdict.who())
                    : new Check(name, Result.FAILED, verdict.who() + " may not: " + right.because(), verdict.who());
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    Check rehearse(SessionIdentity planned, How how) {
        String name = "dry run";
        try {
            Optional<Compared> compared = compare(planned, how);
            if (compared.isEmpty()) {
                return new Check(name, Result.FAILED, "it has moved on: " + gone(planned), "");
            }
            SessionVerdict verdict = compared.get().verdict();
            return verdict.difference(planned)
                    .map(text -> new Check(
                            name,
                            Result.FAILED,
                            (verdict.hasMovedOn() ? "it has moved on: " : "") + text,
                            verdict.who()))
                    .orElseGet(() -> new Check(
                            name,
                            Result.PASSED,
                            "still the same session, transaction"
                                    + (how == How.CANCEL ? " and statement" : "")
                                    + "; compared again in the statement that signals",
                            verdict.who()));
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text(), "");
        }
    }

    /// Signals, and reads back that the session, or its statement, is gone.
    Outcome carryOut(SessionIdentity planned, How how) {
        Optional<Compared> answer;
        try {
            answer = ask(planned, how, true);
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether the signal was sent is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was signalled");
        }
        if (answer.isEmpty()) {
            return new Outcome.MovedOn(gone(planned));
        }
        SessionVerdict verdict = answer.get().verdict();
        Optional<String> difference = verdict.difference(planned);
        if (difference.isPresent()) {
            return verdict.hasMovedOn()
                    ? new Outcome.MovedOn(difference.get())
                    : new Outcome.Failed(difference.get() + "; nothing was signalled");
        }
        if (!verdict.signalled()) {
            return new Outcome.MovedOn("process " + planned.pid() + " ended by itself before the signal");
        }
        return readBack(planned, how, verdict.who());
    }

    private Outcome readBack(SessionIdentity planned, How how, String who) {
        String sent = "process " + planned.pid() + (how == How.CANCEL ? ": cancel" : ": terminate") + " sent as " + who;
        try {
            for (int look = 0; look < patience.looks(); look++) {
                Optional<Compared> now = compare(planned, how);
                if (now.isEmpty() || now.get().verdict().hasMovedOn()) {
                    return new Outcome.Done(List.of(sent + "; " + left(planned, how, now)));
                }
                TimeUnit.MILLISECONDS.sleep(patience.apart().toMillis());
            }
        } catch (Trouble trouble) {
            return new Outcome.Done(List.of(sent + "; whether it has ended is not known: " + trouble.text()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Outcome.Done(List.of(sent + "; whether it has ended is not known, the console was stopped"));
        }
        return Outcomes.unknown(sent + ", but it is still there after " + patience.words()
                + ": the server ends it at its next safe point; look again before doing more");
    }

    private static String left(SessionIdentity planned, How how, Optional<Compared> now) {
        return switch (how) {
            case TERMINATE -> now.isEmpty() ? "the session is gone" : "the session is gone, its pid is in use again";
            case CANCEL ->
                now.map(each -> "the statement has ended, the session is "
                                + each.verdict().seen().state())
                        .orElse("the session of process " + planned.pid() + " is gone");
        };
    }

    /// Whether the session, or its statement, is still there. One that is gone may also have ended by itself.
    Standing standing(SessionIdentity planned, How how) {
        try {
            Optional<Compared> now = compare(planned, how);
            if (now.isEmpty() || now.get().verdict().hasMovedOn()) {
                return new Standing.Done(List.of(
                        "process " + planned.pid() + ": " + left(planned, how, now) + ", by this signal or by itself"));
            }
            Optional<String> difference = now.get().verdict().difference(planned);
            return difference
                    .<Standing>map(Standing.Unknown::new)
                    .orElseGet(() -> new Standing.NotDone("process " + planned.pid() + " is still the same session"));
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }

    private Optional<Compared> compare(SessionIdentity planned, How how) throws Trouble {
        return ask(planned, how, false);
    }

    private Optional<Compared> ask(SessionIdentity planned, How how, boolean sends) throws Trouble {
        return server.on(server.clusterDatabase(), connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SIGNAL)) {
                statement.setBoolean(1, how == How.CANCEL);
                statement.setBoolean(2, sends);
                statement.setInt(3, planned.pid());
                bind(statement, 4, planned.started().backend());
                bind(statement, 5, planned.started().transaction());
                bind(statement, 6, planned.started().query());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Compared(SessionVerdict.of(row), right(row)))
                            : Optional.empty();
                }
            }
        });
    }

    // As the server itself decides in pg_signal_backend().
    private static Right right(ResultSet row) throws SQLException {
        String me = row.getString("session_user");
        String owner = row.getString("owner");
        if (row.getBoolean("superuser")) {
            return new Right(true, "it is a superuser");
        }
        if (owner == null && "autovacuum worker".equals(row.getString("backend_type"))) {
            return row.getBoolean("may_signal_autovacuum")
                    ? new Right(true, "it has pg_signal_autovacuum_worker")
                    : new Right(
                            false,
                            "GRANT pg_signal_autovacuum_worker TO " + me
                                    + " (PostgreSQL 18 or later; before, superusers only)");
        }
        if (row.getBoolean("owner_is_superuser")) {
            return new Right(false, "the session is of superuser " + owner + ", whom only a superuser may signal");
        }
        if (row.getBoolean("same_role")) {
            return new Right(true, "it has the privileges of " + owner);
        }
        return row.getBoolean("may_signal")
                ? new Right(true, "it has pg_signal_backend")
                : new Right(false, "GRANT pg_signal_backend TO " + me + ", or " + owner + " TO " + me);
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
        } else {
            statement.setObject(index, time.atOffset(ZoneOffset.UTC));
        }
    }

    private static String gone(SessionIdentity planned) {
        return "process " + planned.pid() + " is gone: the session has ended";
    }
}
