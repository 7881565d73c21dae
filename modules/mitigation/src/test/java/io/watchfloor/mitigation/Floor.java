package io.watchfloor.mitigation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalStore;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Governance;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One estate in which reconciliation of tenant nord blocks others, as a desk sees it.
record Floor(Objects.CronJob cronJob, List<Objects.Job> jobs, int blocked) {
    static final Duration TICK = Duration.ofSeconds(1);
    static final Floor BLOCKED = new Floor(cronJob("7c1f", false), List.of(job("recon-28814", "b83a")), 6);

    static Objects.CronJob cronJob(String uid, boolean suspended) {
        return new Objects.CronJob(
                new Objects.Identity("nord", "recon", uid, "12", Map.of("argocd", "odoo-nord")),
                "*/5 * * * *",
                suspended,
                null,
                List.of("recon-28814"));
    }

    static Objects.Job job(String name, String uid) {
        return new Objects.Job(new Objects.Identity("nord", name, uid, "13", Map.of()), "recon", false, 1, null, null);
    }

    Floor blocked(int sessions) {
        return new Floor(cronJob, jobs, sessions);
    }

    static Estate estate(Environment environment) {
        return estate(environment, Policy.OPEN);
    }

    static Estate estate(Environment environment, Policy policy) {
        return new Estate(
                new Identity("nord-prod", "Nord", environment, ZoneId.of("Europe/Paris"), true),
                new Systems(List.of(), null, null, null, null),
                List.of(
                        new Tenant("nord", "Nord", "pg", "odoo_nord", "nord"),
                        new Tenant("fjord", "Fjord", "pg", "odoo_fjord", "fjord")),
                List.of(
                        workflow("payment-reconciliation", "Payment reconciliation", true),
                        workflow("payment-posting", "Payment posting", false)),
                new Governance(null, policy));
    }

    private static Workflow workflow(String slug, String title, boolean pausable) {
        return new Workflow(
                slug,
                title,
                Workflow.Tier.SCHEDULED,
                new Workflow.Slo(Duration.ofMinutes(5), 0.99),
                new Workflow.Footprint(List.of(), List.of("recon"), List.of(), pausable),
                List.of());
    }

    static Advice advice(String workflow) {
        return new Advice(
                "pause-batch",
                new Advice.Target("nord", workflow, "recon"),
                "Pause reconciliation",
                "it holds the rows",
                new Advice.Effect(3, Map.of("order-capture", 3)));
    }

    static MitigationDesk.Wish wish() {
        return new MitigationDesk.Wish(advice("payment-reconciliation"), RunInFlight.STOP, Duration.ofMinutes(20));
    }

    Snapshot snapshot(Instant at) {
        SignalStore store = new SignalStore();
        List<Waits.Wait> waits = new ArrayList<>();
        for (int each = 0; each < blocked; each++) {
            waits.add(new Waits.Wait(
                    200 + each, List.of(100), at, new Waits.Lock("transactionid", "Share", null, null, null)));
        }
        Fact objects = new Objects(at, "lab", List.of(), List.of(), List.of(cronJob), jobs);
        store.accept(new Reading.Read(
                new Source("kubernetes/lab", Layer.INFRASTRUCTURE, TICK),
                at,
                List.of(),
                List.of(objects),
                Reading.Cost.NONE));
        store.accept(new Reading.Read(
                new Source("postgres/pg/pg-1", Layer.POSTGRESQL, TICK),
                at,
                List.of(),
                List.of(new Waits(at, "pg", at, waits)),
                Reading.Cost.NONE));
        return store.snapshot(at, TICK);
    }

    Judgement judgement(Instant at) {
        return new Judgement(
                at,
                new Verdict.Healthy(""),
                new Judgement.Board(List.of(), List.of()),
                blocked == 0 ? List.of() : List.of(tree(at)),
                new Judgement.Watching(List.of(), 0, 0));
    }

    /// The batch on top, a row of others below it, every third of them stock reservation.
    private WaitTree tree(Instant at) {
        List<WaitTree.Node> below = new ArrayList<>();
        Map<Integer, List<Integer>> edges = new HashMap<>();
        for (int each = 0; each < blocked; each++) {
            String workflow = each % 3 == 0 ? "stock-reservation" : "order-capture";
            below.add(node(200 + each, workflow, "web", 0, List.of()));
            edges.put(200 + each, List.of(100));
        }
        WaitTree.Node root = node(100, "payment-reconciliation", "recon-28814", blocked, below);
        return new WaitTree("pg", at, List.of(root), edges);
    }

    private static WaitTree.Node node(int pid, String workflow, String job, int blocked, List<WaitTree.Node> below) {
        return new WaitTree.Node(
                pid,
                new WaitTree.Who("nord", workflow, null, job),
                null,
                new WaitTree.Waiting(null, Duration.ZERO, null, blocked, blocked),
                below);
    }
}
