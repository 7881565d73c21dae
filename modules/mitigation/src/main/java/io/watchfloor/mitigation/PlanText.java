package io.watchfloor.mitigation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A plan as flat details of a journal entry and back, so that it can be undone after a crash.
final class PlanText {
    private static final String PLAN = "plan";

    private PlanText() {}

    static Map<String, String> write(Plan plan) {
        Map<String, String> details = new HashMap<>();
        // For whoever reads the record without knowing plans.
        details.put("action", plan.action().slug());
        details.put("tenant", plan.scope().tenant());
        details.put("workflow", plan.scope().workflow());
        RecordText.write(PLAN, plan, details);
        return details;
    }

    /// The plan that was written; empty when a version that is not known wrote it or it was damaged.
    static Optional<Plan> read(Map<String, String> details) {
        try {
            return Optional.of(RecordText.read(PLAN, Plan.class, details));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
