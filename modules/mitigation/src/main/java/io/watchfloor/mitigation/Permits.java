package io.watchfloor.mitigation;

import io.watchfloor.journal.Sharing;
import io.watchfloor.mitigation.planning.Words;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Policy.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the policy says to a plan.
record Permits(Works works) {
    /// How a name is marked that no system has proven.
    static final String DECLARED = "declared:";

    /// The policy's guards for somebody.
    List<Check> checks(Plan plan, String who, Instant now) {
        List<Check> checks = new ArrayList<>();
        checks.add(role(plan, who));
        checks.add(freeze(plan, now));
        shared().ifPresent(checks::add);
        if (works.policy().needsTwo(plan.action().slug())) {
            checks.add(second());
        }
        return checks;
    }

    /// What stands against it, if anything.
    Optional<String> against(Plan plan, String who, Instant now) {
        return checks(plan, who, now).stream()
                .filter(check -> !check.allows())
                .map(Check::text)
                .findFirst();
    }

    private Check role(Plan plan, String who) {
        Policy policy = works.policy();
        Role role = policy.role(who);
        var environment = works.parts().estate().identity().environment();
        String name = role.name().toLowerCase(Locale.ROOT);
        return policy.allows(role, plan.action().slug(), plan.scope().tenant(), environment)
                ? Words.passed("policy", who + " is " + name + " here")
                : Words.failed(
                        "policy",
                        who + " is " + name + " here: the estate's policy does not let that role do "
                                + plan.action().slug()
                                + (plan.scope().tenant().isEmpty()
                                        ? ""
                                        : " to " + plan.scope().tenant()));
    }

    private Check freeze(Plan plan, Instant now) {
        return works.policy()
                .freeze(plan.action().slug(), now)
                .map(freeze ->
                        Words.failed("freeze window", freeze.title() + ": nothing is changed until " + freeze.until()))
                .orElseGet(() -> Words.passed("freeze window", "none now"));
    }

    // Only where there is a team at all.
    private Optional<Check> shared() {
        return switch (works.parts().journal().others().sharing()) {
            case Sharing.Alone alone -> Optional.empty();
            case Sharing.Together together ->
                Optional.of(Words.passed("record shared", "the team sees it within a second"));
            case Sharing.Away away ->
                Optional.of(
                        works.policy().away()
                                ? Words.passed(
                                        "record shared", "not now: recorded here, sent when the team database is back")
                                : Words.failed(
                                        "record shared",
                                        "the team database is away (" + away.reason()
                                                + ") and the policy refuses to act without it"));
            case Sharing.Tampered tampered ->
                Optional.of(Words.failed("record shared", "the team's record was tampered with: " + tampered.text()));
        };
    }

    private Check second() {
        return switch (works.parts().journal().others().sharing()) {
            case Sharing.Together together ->
                Words.passed("second person", "required: somebody else approves on another console");
            case Sharing.Alone alone ->
                Words.failed("second person", "required, and without a team database nobody else can approve");
            case Sharing.Away away ->
                Words.failed("second person", "required, and the team database is away: " + away.reason());
            case Sharing.Tampered tampered ->
                Words.failed("second person", "required, and the team's record was tampered with");
        };
    }
}
