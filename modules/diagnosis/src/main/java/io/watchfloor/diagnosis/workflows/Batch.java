package io.watchfloor.diagnosis.workflows;

import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import io.watchfloor.signals.estate.Workflow.Tier;

/// Tells work that runs by itself from work that somebody waits for.
public final class Batch {
    private Batch() {}

    /// Scheduled, or pausable without any request that it answers, whatever its tier.
    public static boolean is(Workflow workflow) {
        return workflow.tier() == Tier.SCHEDULED
                || (workflow.footprint().pausable()
                        && workflow.measures().stream().noneMatch(Measure.Router.class::isInstance));
    }
}
