package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Answers.Nature;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.State;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The weekend promotion (C-1) at [Halden], as the engine would judge it.
public final class Promotion {
    public static final Instant FIRST = Instant.parse("2026-06-14T00:51:08Z");
    public static final Instant DOWN = Instant.parse("2026-06-14T00:55:10Z");
    public static final int ROOT = 48213;
    public static final Advice PAUSE = new Advice(
            "pause-batch",
            new Advice.Target("velmar", "payment-reconciliation", "payment-reconciliation"),
            "Pause payment reconciliation",
            "it holds the rows that checkouts wait for",
            new Advice.Effect(14, Map.of("order-capture", 6, "stock-reservation", 5, "payment-posting", 3)));
    static final Advice ADD_WORKERS = new Advice(
            "add-workers",
            new Advice.Target(null, null, "web"),
            "Add workers",
            "PostgreSQL locks are the constraint",
            Advice.Effect.NONE);

    private Promotion() {}

    public static Verdict.Finding finding() {
        WaitTree.Node root = new WaitTree.Node(
                ROOT,
                new WaitTree.Who("velmar", "payment-reconciliation", "reconcile-29x", "payment-reconciliation-2951"),
                null,
                new WaitTree.Waiting(null, Duration.ZERO, Duration.ofSeconds(318), 14, 41.3),
                List.of());
        Answers answers = new Answers(
                new FirstToSlow(
                        "order-capture",
                        "velmar",
                        FIRST,
                        List.of(
                                new FirstToSlow.Follower("stock-reservation", FIRST.plusSeconds(4)),
                                new FirstToSlow.Follower("payment-posting", FIRST.plusSeconds(21)))),
                new Answers.Cause(
                        "row-locks:payment-reconciliation",
                        Layer.POSTGRESQL,
                        "PostgreSQL · row locks",
                        "Payment reconciliation holds rows that 14 sessions wait for",
                        new Answers.Root("pg", root, "payment-reconciliation-2951"),
                        new Answers.Load(14, 0.87)),
                new Nature(
                        Nature.Kind.TRANSIENT,
                        "weekend promotion on the calendar; drained alone in 2 of 3 earlier ones"),
                List.of(PAUSE),
                List.of(ADD_WORKERS));
        return new Verdict.Finding(
                Severity.CRITICAL,
                FIRST,
                answers,
                List.of(
                        new Verdict.Evidence("14 sessions blocked, 6 of order capture", 14),
                        new Verdict.Evidence("87 % of blocked time under one root", 0.87)));
    }

    /// The board at an instant: calm before the promotion, slowing and then stalled after.
    public static Judgement.Board board(Estate estate, Instant at) {
        Judgement.Board board = Halden.calm(estate, at);
        double since = Duration.between(FIRST, at).toSeconds();
        if (since < 0) {
            return board;
        }
        double rise = 1 - Math.exp(-since / 200);
        board = Halden.with(board, "order-capture", status -> slow(status, at, 0.43 + 1.45 * rise, 412, 214));
        board = Halden.with(board, "payment-posting", status -> slow(status, at, 0.58 + 0.56 * rise, 268, 58));
        boolean down = !at.isBefore(DOWN);
        board = Halden.with(
                board,
                "stock-reservation",
                status -> down ? stalled(status, at) : slow(status, at, 0.31 + 0.9 * rise, 120, 150));
        board = Halden.with(board, "payment-reconciliation", status -> slow(status, at, 700, 3, 0));
        board = Halden.with(board, Layer.POSTGRESQL, status -> layer(status, at, 14 * rise, Unit.SECONDS_PER_SECOND));
        board = Halden.with(board, Layer.APPLICATION, status -> layer(status, at, 0.58 + 0.33 * rise, Unit.RATIO));
        board = Halden.with(
                board,
                "pricing-updates",
                status -> new WorkflowStatus(
                        status.workflow(),
                        State.IDLE,
                        Halden.reach(at, 900, Duration.ofSeconds(4), "no work expected until 06:00"),
                        new Figures(null, 0.0, 0.0, null),
                        blank(status, State.IDLE)));
        board = Halden.with(
                board,
                "fulfilment",
                status -> new WorkflowStatus(
                        status.workflow(),
                        State.STALE,
                        Halden.reach(at, 14, Duration.ofSeconds(14), "source-0 does not answer"),
                        status.figures(),
                        status.tenants()));
        return Halden.with(
                board,
                "reports",
                status -> new WorkflowStatus(
                        status.workflow(),
                        State.UNKNOWN,
                        Halden.reach(at, 2760, null, "needs pg_monitor on pg-2 (standby)"),
                        new Figures(null, null, null, null),
                        blank(status, State.UNKNOWN)));
    }

    private static WorkflowStatus slow(
            WorkflowStatus status, Instant at, double latency, double minutely, double waiting) {
        List<TenantStatus> tenants = new ArrayList<>(status.tenants());
        Figures figures =
                new Figures(latency, minutely / 60, waiting, status.figures().usual());
        long since = Duration.between(FIRST, at).toSeconds();
        tenants.set(1, new TenantStatus(tenants.get(1).tenant(), State.DEGRADED, Halden.reach(at, since, 1), figures));
        return new WorkflowStatus(status.workflow(), State.DEGRADED, Halden.reach(at, since, 2), figures, tenants);
    }

    private static WorkflowStatus stalled(WorkflowStatus status, Instant at) {
        List<TenantStatus> tenants = new ArrayList<>(status.tenants());
        Figures figures = new Figures(0.08, 0.0, 212.0, status.figures().usual());
        long since = Duration.between(DOWN, at).toSeconds();
        tenants.set(1, new TenantStatus(tenants.get(1).tenant(), State.DOWN, Halden.reach(at, since, 1), figures));
        return new WorkflowStatus(status.workflow(), State.DOWN, Halden.reach(at, since, 2), figures, tenants);
    }

    private static List<TenantStatus> blank(WorkflowStatus status, State state) {
        return status.tenants().stream()
                .map(tenant ->
                        new TenantStatus(tenant.tenant(), state, tenant.reach(), new Figures(null, null, null, null)))
                .toList();
    }

    private static LayerStatus layer(LayerStatus status, Instant at, double value, Unit unit) {
        LayerStatus.Figure before = status.figure();
        String measure = before == null ? "" : before.measure();
        return new LayerStatus(
                status.layer(),
                State.DEGRADED,
                Halden.reach(at, Duration.between(FIRST, at).toSeconds(), 1),
                new LayerStatus.Figure(value, unit, measure),
                status.layer() == Layer.POSTGRESQL
                        ? List.of("312 of 400 connections")
                        : List.of("61 of 78 wait on PostgreSQL"));
    }

    public static Tick tick(Estate estate, Instant at) {
        boolean begun = !at.isBefore(FIRST);
        Instant limited = Instant.parse("2026-06-14T00:54:30Z");
        return Halden.tick(
                at,
                begun ? finding() : new Verdict.Healthy("nearest limit: PostgreSQL connections"),
                board(estate, at),
                List.of(objects(at)),
                at.isBefore(limited) ? List.of() : List.of(inForce(limited)));
    }

    /// The batch job starts at 02:46:40, and web was rolled out at 02:31.
    static Fact objects(Instant at) {
        boolean runs = !at.isBefore(Instant.parse("2026-06-14T00:46:40Z"));
        String image = at.isBefore(Instant.parse("2026-06-14T00:31:00Z")) ? "odoo/web:19.0.4" : "odoo/web:19.0.5";
        Objects.Identity web = new Objects.Identity("velmar", "web", "u-web", "1", Map.of("argocd", "web"));
        Objects.Identity cron = new Objects.Identity("velmar", "payment-reconciliation", "u-cron", "1", Map.of());
        Objects.Identity job = new Objects.Identity("velmar", "payment-reconciliation-2951", "u-job", "1", Map.of());
        Objects.Identity other = new Objects.Identity("norda", "marketplace-sync", "u-other", "1", Map.of());
        return new Objects(
                at,
                "cluster",
                List.of(),
                List.of(new Objects.Deployment(web, 24, 24, image)),
                List.of(
                        new Objects.CronJob(cron, "15 3 * * *", false, null, runs ? List.of(job.name()) : List.of()),
                        new Objects.CronJob(other, "*/30 * * * *", false, null, List.of())),
                runs ? List.of(new Objects.Job(job, cron.name(), false, 1, at, null)) : List.of());
    }

    public static Mitigation inForce(Instant since) {
        Action action = new Action.PauseBatch(
                new Action.Workload(
                        Action.Kind.CRON_JOB,
                        "norda",
                        "marketplace-sync",
                        "u-other",
                        new Action.Seen(false, "1", List.of())),
                null,
                Action.RunInFlight.LET_FINISH);
        Plan plan = new Plan(
                "plan-1",
                action,
                "Marketplace sync paused",
                new Plan.Scope("norda", "marketplace-sync", Duration.ofMinutes(30), since, since),
                new Plan.Prospect(
                        List.of(new Plan.Change("CronJob marketplace-sync", "suspend", "false", "true", "")),
                        Advice.Effect.NONE,
                        List.of("marketplace orders arrive late"),
                        new Plan.Undone("undone by this console", false),
                        new Plan.Expectation("pg", 20, Duration.ofSeconds(30))));
        return new Mitigation(
                plan,
                List.of(),
                new Mitigation.Stage.InForce(
                        since,
                        since.plus(Duration.ofMinutes(30)),
                        new Mitigation.Effect(true, 20, 14, "blocked time 20 → 14 s/s")));
    }
}
