package io.watchfloor.mitigation.actions;

import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.mitigation.Action;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Cancel a session's statement, or end the session. The identity is compared in the very statement that signals.
public record EndSession(How how, SessionIdentity session, Doing doing) implements Action {
    /// The slug for cancelling a statement.
    public static final String CANCEL = "cancel-statement";
    /// The slug for ending a session.
    public static final String TERMINATE = "terminate-session";

    /// What is ended.
    public enum How {
        CANCEL,
        TERMINATE
    }

    /// What it did when it was planned, for the text; nothing of it is compared.
    ///
    /// @param state    as `pg_stat_activity` says, such as `idle in transaction`
    /// @param workflow slug of the workflow it works for, where it is attributed
    /// @param job      the Odoo job or Kubernetes Job behind it
    public record Doing(
            String application,
            String role,
            String state,
            @Nullable String workflow,
            @Nullable String job) {}

    @Override
    public String slug() {
        return switch (how) {
            case CANCEL -> CANCEL;
            case TERMINATE -> TERMINATE;
        };
    }

    @Override
    public Set<String> targets() {
        return Set.of("session/" + session.server() + "/" + session.pid() + "/"
                + session.started().backend());
    }

    @Override
    public Ending ending() {
        return Ending.NEVER;
    }
}
