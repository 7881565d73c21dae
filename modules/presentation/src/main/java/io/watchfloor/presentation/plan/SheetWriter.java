package io.watchfloor.presentation.plan;

import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.presentation.Sampling;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.plan.PlanContent.Changes;
import io.watchfloor.presentation.plan.PlanContent.CheckLine;
import io.watchfloor.presentation.plan.PlanContent.Choice;
import io.watchfloor.presentation.plan.PlanContent.Difference;
import io.watchfloor.presentation.plan.PlanContent.Effect;
import io.watchfloor.presentation.plan.PlanContent.Effects;
import io.watchfloor.presentation.plan.PlanContent.Fact;
import io.watchfloor.presentation.plan.PlanContent.Facts;
import io.watchfloor.presentation.plan.PlanContent.Mark;
import io.watchfloor.presentation.plan.PlanContent.Prose;
import io.watchfloor.presentation.plan.PlanContent.Sheet;
import io.watchfloor.presentation.plan.PlanContent.Target;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the body of the plan.
///
/// @param tick the newest, absent before the first: the figures of now come from it
record SheetWriter(Estate estate, Instant now, @Nullable Tick tick) {
    private static final Pattern ANNOTATION = Pattern.compile("^metadata\\.annotations\\[(.+)]$");

    Sheet write(Wish wish, Mitigation mitigation, Progress progress) {
        Plan plan = mitigation.plan();
        boolean decides = progress instanceof Progress.Planned;
        return new Sheet(
                new Facts(facts(mitigation), decides ? stale(mitigation) : ""),
                changes(wish, plan),
                new Effects(effects(plan), notes(plan)),
                new Prose(plan.prospect().costs(), List.of(plan.prospect().undoneBy())),
                checks(mitigation));
    }

    /// Why its figures cannot be taken for now: the newest sample of its server is too old. Empty while they can.
    String stale(Mitigation mitigation) {
        if (tick == null) {
            return "";
        }
        Sampling sampling = Sampling.of(mitigation.plan().prospect().expect().server(), tick);
        Instant at = sampling.at();
        return switch (sampling.trust(now)) {
            case LIVE -> "";
            case STALE ->
                PlanText.STALE.text(at == null ? "" : Duration.between(at, now).toSeconds(), sampling.server());
            case UNKNOWN -> PlanText.UNKNOWN.text(sampling.server());
        };
    }

    private List<Fact> facts(Mitigation mitigation) {
        Plan plan = mitigation.plan();
        Map<String, Integer> byWorkflow = plan.prospect().frees().byWorkflow();
        String parts = byWorkflow.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getValue() + " " + workflow(entry.getKey()))
                .collect(Collectors.joining(" · "));
        int sessions = plan.prospect().frees().sessions();
        String lasts = Moments.words(plan.scope().lasts());
        int space = lasts.indexOf(' ');
        List<String> costs = plan.prospect().costs();
        String cost = costs.isEmpty() ? PlanText.NO_COSTS.text() : costs.getFirst();
        return List.of(
                new Fact(PlanText.FREES.text(), Integer.toString(sessions), PlanText.SESSIONS.text(sessions), parts),
                PlanWriter.endless(plan)
                        ? new Fact(PlanText.COSTS.text(), PlanText.ONCE.text(), "", cost)
                        : new Fact(
                                PlanText.COSTS.text(),
                                "≤ " + lasts.substring(0, space),
                                lasts.substring(space + 1),
                                cost),
                ends(mitigation));
    }

    /// How it ends: amber where it does not, or where nobody would see to it.
    private Fact ends(Mitigation mitigation) {
        Plan plan = mitigation.plan();
        if (PlanWriter.endless(plan)) {
            return new Fact(
                    PlanText.NOT_UNDONE.text(),
                    PlanText.NEVER.text(),
                    "",
                    plan.prospect().undoneBy(),
                    true);
        }
        Instant until = until(mitigation);
        boolean nobody = plan.prospect().undone().nobody();
        return new Fact(
                (nobody ? PlanText.NOBODY_UNDOES : PlanText.ENDS).text(),
                Moments.clock(until, zone()),
                Moments.zone(until, zone()),
                nobody
                        ? PlanText.ONLY_WHILE_OPEN.text()
                        : clause(plan.prospect().undoneBy()),
                nobody);
    }

    /// A title without its length.
    static String named(String title) {
        int length = title.indexOf(" — ");
        return length < 0 ? title : title.substring(0, length);
    }

    /// The part of a sentence that stands first; the whole is said under its own head.
    private static String clause(String sentence) {
        int end = sentence.indexOf(';');
        return end < 0 ? sentence : sentence.substring(0, end);
    }

    private static String field(Plan.Change change) {
        return ANNOTATION.matcher(change.field()).replaceFirst("annotation $1");
    }

    /// While it is not in force, what would hold if it were done now.
    private Instant until(Mitigation mitigation) {
        return mitigation.stage() instanceof Mitigation.Stage.InForce inForce
                ? inForce.until()
                : now.plus(mitigation.plan().scope().lasts());
    }

    private Changes changes(Wish wish, Plan plan) {
        Map<String, List<Difference>> byObject = new LinkedHashMap<>();
        for (Plan.Change change : plan.prospect().changes()) {
            byObject.computeIfAbsent(change.object(), any -> new ArrayList<>())
                    .add(new Difference(
                            change.before().isEmpty() ? "" : field(change) + ": " + change.before(),
                            field(change) + ": " + change.after(),
                            change.note()));
        }
        List<Target> targets = byObject.entrySet().stream()
                .map(entry -> new Target(entry.getKey(), entry.getValue()))
                .toList();
        Choice choice = new Choice(wish.inFlight(), run(plan.action()), wish.lasts(), !PlanWriter.endless(plan));
        return new Changes(targets, choice, gitops(plan.action().owners()));
    }

    private static PlanContent.Run run(Action action) {
        if (!(action instanceof Action.PauseBatch pause)) {
            return PlanContent.Run.NO_BATCH;
        }
        return pause.run() == null ? PlanContent.Run.NONE : PlanContent.Run.OFFERED;
    }

    private static String gitops(List<String> owners) {
        return owners.isEmpty() ? "" : PlanText.GITOPS.text(String.join(", ", owners));
    }

    private List<Effect> effects(Plan plan) {
        String server = plan.prospect().expect().server();
        int frees = plan.prospect().frees().sessions();
        List<Effect> effects = new ArrayList<>();
        double perSecond = plan.prospect().expect().blockedPerSecond();
        // Every session that no longer waits takes away one second of blocked time each second.
        double after = Math.max(0, perSecond - frees);
        effects.add(new Effect(
                PlanText.BLOCKED_TIME.text(server),
                perSecond(perSecond),
                "~" + perSecond(after),
                share(after, perSecond)));
        blocked(server).ifPresent(waiting -> {
            int left = Math.max(0, waiting - frees);
            effects.add(new Effect(
                    PlanText.BLOCKED_SESSIONS.text(server),
                    Integer.toString(waiting),
                    "~" + left,
                    share(left, waiting)));
        });
        slowest(plan).ifPresent(effects::add);
        return effects;
    }

    /// The workflow with most sessions to be freed: its latency now, and the upper end of what is usual.
    private Optional<Effect> slowest(Plan plan) {
        if (tick == null) {
            return Optional.empty();
        }
        Map<String, Integer> frees = plan.prospect().frees().byWorkflow();
        return tick.judgement().board().workflows().stream()
                .filter(status -> frees.containsKey(status.workflow()))
                .max(Comparator.comparingInt(status -> frees.getOrDefault(status.workflow(), 0)))
                .flatMap(this::latency);
    }

    private Optional<Effect> latency(WorkflowStatus status) {
        Double latency = status.figures().latency();
        WorkflowStatus.Usual usual = status.figures().usual();
        if (latency == null || usual == null) {
            return Optional.empty();
        }
        String name = PlanText.LATENCY.text(workflow(status.workflow()));
        return Optional.of(new Effect(
                name, seconds(latency), PlanText.USUAL.text(seconds(usual.high())), share(usual.high(), latency)));
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f s", value);
    }

    private List<String> notes(Plan plan) {
        Plan.Expectation expect = plan.prospect().expect();
        List<String> notes = new ArrayList<>();
        blocked(expect.server()).ifPresent(waiting -> {
            int left = waiting - plan.prospect().frees().sessions();
            if (left > 0) {
                notes.add(PlanText.STAY_BLOCKED.text(left));
            }
        });
        notes.add(PlanText.VERIFIED.text(expect.server(), Moments.words(expect.within())));
        return notes;
    }

    /// Sessions that wait on a server now; absent when not known.
    private OptionalInt blocked(String server) {
        if (tick == null) {
            return OptionalInt.empty();
        }
        return tick.judgement().waitTrees().stream()
                .filter(tree -> tree.server().equals(server))
                .mapToInt(SheetWriter::blocked)
                .findFirst();
    }

    private static int blocked(WaitTree tree) {
        return tree.roots().stream().mapToInt(root -> root.waiting().blocked()).sum();
    }

    private static List<CheckLine> checks(Mitigation mitigation) {
        return mitigation.checks().stream()
                .sorted(Comparator.comparing(Check::allows))
                .map(check -> new CheckLine(mark(check.result()), capitalised(check.name()), check.text()))
                .toList();
    }

    private static Mark mark(Check.Result result) {
        return switch (result) {
            case PASSED -> Mark.PASSED;
            case FAILED -> Mark.FAILED;
            case NOT_OFFERED -> Mark.NOT_OFFERED;
        };
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String workflow(String slug) {
        return estate.workflow(slug).map(Workflow::title).orElse(slug);
    }

    private ZoneId zone() {
        return estate.identity().zone();
    }

    private static String perSecond(double value) {
        return String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f s/s" : "%.0f s/s", value);
    }

    private static double share(double part, double whole) {
        return whole > 0 ? Math.clamp(part / whole, 0, 1) : 0;
    }
}
