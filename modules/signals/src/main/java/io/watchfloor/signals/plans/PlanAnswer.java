package io.watchfloor.signals.plans;

/// What came of asking for a plan.
public sealed interface PlanAnswer {
    /// The plan.
    record Planned(QueryPlan plan) implements PlanAnswer {}

    /// There is none, and why: a sentence that says what is needed, where anything helps.
    record Refused(String reason) implements PlanAnswer {}
}
