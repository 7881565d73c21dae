package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.mitigation.Action.Kind;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Action.Seen;
import io.watchfloor.mitigation.Action.Workload;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan as flat details of a journal entry and back, so that it can be undone after a crash.
final class PlanText {
    private final Map<String, String> details;

    private PlanText(Map<String, String> details) {
        this.details = details;
    }

    static Map<String, String> write(Plan plan) {
        PlanText text = new PlanText(new HashMap<>());
        text.put("plan", plan);
        return text.details;
    }

    /// The plan that was written; empty when a version that is not known wrote it or it was damaged.
    static Optional<Plan> read(String id, Map<String, String> details) {
        try {
            return Optional.of(new PlanText(details).plan(id));
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private void put(String at, Plan plan) {
        details.put(at + ".title", plan.title());
        details.put(at + ".action", plan.action().slug());
        switch (plan.action()) {
            case PauseBatch pause -> {
                put("cronjob", pause.cronJob());
                Workload run = pause.run();
                if (run != null) {
                    put("run", run);
                }
                details.put("inFlight", pause.inFlight().name());
            }
        }
        put(plan.scope());
        put(plan.prospect());
    }

    private void put(String at, Workload workload) {
        details.put(at + ".kind", workload.kind().name());
        details.put(at + ".namespace", workload.namespace());
        details.put(at + ".name", workload.name());
        details.put(at + ".uid", workload.uid());
        details.put(at + ".suspended", Boolean.toString(workload.seen().suspended()));
        details.put(at + ".resourceVersion", workload.seen().resourceVersion());
        put(at + ".owner", workload.seen().owners());
    }

    private void put(Plan.Scope scope) {
        details.put("tenant", scope.tenant());
        details.put("workflow", scope.workflow());
        details.put("lasts", scope.lasts().toString());
        details.put("planned", scope.planned().toString());
        details.put("sampled", scope.sampled().toString());
    }

    private void put(Plan.Prospect prospect) {
        for (int index = 0; index < prospect.changes().size(); index++) {
            Plan.Change change = prospect.changes().get(index);
            String at = "change." + index;
            details.put(at + ".object", change.object());
            details.put(at + ".field", change.field());
            details.put(at + ".before", change.before());
            details.put(at + ".after", change.after());
            details.put(at + ".note", change.note());
        }
        details.put("frees", Integer.toString(prospect.frees().sessions()));
        prospect.frees()
                .byWorkflow()
                .forEach((workflow, sessions) -> details.put("frees." + workflow, Integer.toString(sessions)));
        put("cost", prospect.costs());
        details.put("undoneBy", prospect.undoneBy());
        details.put("expect.server", prospect.expect().server());
        details.put("expect.blockedPerSecond", Double.toString(prospect.expect().blockedPerSecond()));
        details.put("expect.within", prospect.expect().within().toString());
    }

    private void put(String at, List<String> lines) {
        for (int index = 0; index < lines.size(); index++) {
            details.put(at + "." + index, lines.get(index));
        }
    }

    private Plan plan(String id) {
        if (!need("plan.action").equals(PauseBatch.SLUG)) {
            throw new IllegalArgumentException("no action " + need("plan.action"));
        }
        Action action = new PauseBatch(
                workload("cronjob"),
                details.containsKey("run.uid") ? workload("run") : null,
                RunInFlight.valueOf(need("inFlight")));
        Plan.Scope scope = new Plan.Scope(
                need("tenant"),
                need("workflow"),
                Duration.parse(need("lasts")),
                Instant.parse(need("planned")),
                Instant.parse(need("sampled")));
        return new Plan(id, action, need("plan.title"), scope, prospect());
    }

    private Workload workload(String at) {
        Seen seen = new Seen(
                Boolean.parseBoolean(need(at + ".suspended")), need(at + ".resourceVersion"), lines(at + ".owner"));
        return new Workload(
                Kind.valueOf(need(at + ".kind")), need(at + ".namespace"), need(at + ".name"), need(at + ".uid"), seen);
    }

    private Plan.Prospect prospect() {
        List<Plan.Change> changes = new ArrayList<>();
        for (int index = 0; details.containsKey("change." + index + ".object"); index++) {
            String at = "change." + index;
            changes.add(new Plan.Change(
                    need(at + ".object"),
                    need(at + ".field"),
                    need(at + ".before"),
                    need(at + ".after"),
                    need(at + ".note")));
        }
        Map<String, Integer> byWorkflow = new HashMap<>();
        details.forEach((key, value) -> {
            if (key.startsWith("frees.")) {
                byWorkflow.put(key.substring("frees.".length()), Integer.valueOf(value));
            }
        });
        Plan.Expectation expect = new Plan.Expectation(
                need("expect.server"),
                Double.parseDouble(need("expect.blockedPerSecond")),
                Duration.parse(need("expect.within")));
        return new Plan.Prospect(
                changes,
                new Advice.Effect(Integer.parseInt(need("frees")), byWorkflow),
                lines("cost"),
                need("undoneBy"),
                expect);
    }

    private List<String> lines(String at) {
        List<String> lines = new ArrayList<>();
        for (int index = 0; details.containsKey(at + "." + index); index++) {
            lines.add(need(at + "." + index));
        }
        return lines;
    }

    private String need(String key) {
        String value = details.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key);
        }
        return value;
    }
}
