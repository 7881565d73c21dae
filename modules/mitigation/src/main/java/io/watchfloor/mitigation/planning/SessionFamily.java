package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.mitigation.actions.EndSession.How;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cancelling a statement or ending a session: what rolls back, what does not, and what Odoo does next.
record SessionFamily(Sight sight, Draft draft, EndSession end) implements Family {
    private static final String IDLE = "idle";

    @Override
    public String title() {
        String session = "session " + end.session().pid();
        return end.how() == How.CANCEL ? "Cancel the statement of " + session : "Terminate " + session;
    }

    private boolean scheduled() {
        Workflow workflow = draft.subject().workflow();
        return end.doing().job() != null || (workflow != null && workflow.tier() == Workflow.Tier.SCHEDULED);
    }

    @Override
    public List<Plan.Change> changes(String plan) {
        SessionIdentity session = end.session();
        String object = "Session " + session.pid() + " · " + session.server()
                + (session.database() == null ? "" : "/" + session.database());
        return List.of(
                end.how() == How.CANCEL
                        ? new Plan.Change(
                                object, "statement", end.doing().state(), "cancelled", "its transaction fails")
                        : new Plan.Change(
                                object, "connection", end.doing().state(), "ended", "its transaction rolls back"));
    }

    @Override
    public Advice.Effect frees() {
        return Waiting.below(sight, draft.subject(), end.session().pid());
    }

    @Override
    public List<String> costs() {
        List<String> costs = new ArrayList<>();
        costs.add(
                end.how() == How.CANCEL
                        ? "Its statement fails, and with it the transaction: what it has not committed rolls back."
                        : "What it has not committed rolls back, and its locks are given up at once.");
        costs.add("What has left the database stays: a captured payment, a bought label, a sent mail.");
        if (scheduled()) {
            costs.add(
                    end.how() == How.CANCEL
                            ? "Odoo counts a failure of this job and moves its next run by a whole interval."
                            : "Odoo finds the job due again at once: it takes the same rows and blocks again unless"
                                    + " it is paused as well.");
        } else {
            costs.add("Whoever waits behind it sees one error and can repeat; Odoo opens a new session.");
        }
        costs.add("This cannot be undone.");
        return costs;
    }

    @Override
    public List<Check> guards() {
        List<Check> guards = new ArrayList<>();
        Optional<Session> session =
                Optional.ofNullable(sight.observed()).flatMap(observed -> observed.session(end.session()));
        session.ifPresent(seen -> guards.add(
                seen.backendType().equals("client backend")
                        ? Words.passed("ordinary session", "a client's, not the server's own work")
                        : Words.failed(
                                "ordinary session",
                                "it is a " + seen.backendType() + ": replication, base backups and vacuum are not"
                                        + " ended from here")));
        if (end.how() == How.CANCEL) {
            guards.add(
                    end.doing().state().startsWith(IDLE)
                            ? Words.failed(
                                    "statement runs",
                                    "it is " + end.doing().state() + ": there is no statement to cancel")
                            : Words.passed(
                                    "statement runs", "it is " + end.doing().state()));
        }
        return guards;
    }
}
