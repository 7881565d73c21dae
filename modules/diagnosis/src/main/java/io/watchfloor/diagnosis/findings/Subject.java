package io.watchfloor.diagnosis.findings;

import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.diagnosis.workflows.Batch;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Session;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whom a root blocker's time is charged to. A batch job stays one subject while its pids come and go.
///
/// @param slug  a workflow's, a job's or an application's name, else `unattributed`
/// @param title the same in words
/// @param batch whether it is scheduled work
record Subject(String server, @Nullable String tenant, String slug, String title, boolean batch) {
    static Subject of(String server, Node root, Estate estate) {
        Who who = root.who();
        Workflow workflow =
                who.workflow() == null ? null : estate.workflow(who.workflow()).orElse(null);
        boolean scheduled = workflow != null && Batch.is(workflow);
        String job = who.job();
        if (workflow != null && (scheduled || who.pod() != null)) {
            return new Subject(server, who.tenant(), workflow.slug(), workflow.title(), scheduled || job != null);
        }
        if (job != null) {
            return new Subject(server, who.tenant(), job, "Job " + job, true);
        }
        if (Session.isPrepared(root.pid())) {
            return new Subject(server, who.tenant(), "prepared-transaction", "A prepared transaction", false);
        }
        String application = application(root.session());
        return application.isEmpty()
                ? new Subject(server, who.tenant(), "unattributed", "An unattributed session", false)
                : new Subject(server, who.tenant(), application, "A session of " + application, false);
    }

    /// The application's name without the process number that Odoo and others append.
    private static String application(@Nullable Session session) {
        String name = session == null ? "" : session.client().application();
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("(-\\d+)+$", "")
                .replaceAll("^-|-$", "");
    }

    String key() {
        return server + "|" + tenant + "|" + slug;
    }
}
