package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.LayerStatus;
import io.watchfloor.diagnosis.Reach;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Usual;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.State;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Footprint;
import io.watchfloor.signals.estate.Workflow.Slo;
import io.watchfloor.signals.estate.Workflow.Tier;
import io.watchfloor.signals.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An invented retail estate and ticks of it, built by hand.
public final class Halden {
    public static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    public static final Instant NOW = Instant.parse("2026-06-14T00:58:20Z");
    public static final Duration TICK = Duration.ofSeconds(1);

    private Halden() {}

    public static Estate estate() {
        return estate(true, tenants(3), workflows());
    }

    public static Estate estate(boolean lab, List<Tenant> tenants, List<Workflow> workflows) {
        Identity identity = new Identity(
                "halden", "Halden retail", lab ? Environment.DEVELOPMENT : Environment.PRODUCTION, ZONE, lab);
        return new Estate(identity, new Systems(List.of(), null, null, null, null), tenants, workflows);
    }

    public static List<Tenant> tenants(int count) {
        String[] names = {"Norda", "Velmar", "Kestra", "Orsa", "Tamsin", "Brevik", "Lund", "Cala"};
        List<Tenant> tenants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = i < names.length ? names[i] : "Tenant " + (i + 1);
            String slug = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            tenants.add(new Tenant(slug, name, "pg", slug, slug));
        }
        return tenants;
    }

    public static List<Workflow> workflows() {
        return List.of(
                workflow("order-capture", "Order capture", Tier.CRITICAL, 800),
                workflow("payment-posting", "Payment posting", Tier.CRITICAL, 1000),
                workflow("stock-reservation", "Stock reservation", Tier.CRITICAL, 600),
                workflow("pos-sync", "POS sync", Tier.CRITICAL, 1500),
                workflow("invoicing", "Invoicing", Tier.HIGH, 2000),
                workflow("fulfilment", "Fulfilment", Tier.HIGH, 5000),
                workflow("pricing-updates", "Pricing updates", Tier.MODERATE, 5000),
                workflow("payment-reconciliation", "Payment reconciliation", Tier.SCHEDULED, 900_000),
                workflow("marketplace-sync", "Marketplace sync", Tier.SCHEDULED, 5000),
                workflow("reports", "Reports", Tier.SCHEDULED, 20_000));
    }

    /// Twelve workflows, some with long names.
    public static List<Workflow> twelve() {
        List<Workflow> workflows = new ArrayList<>(workflows());
        workflows.set(
                3, workflow("pos-sync", "Point of sale synchronisation of all franchise stores", Tier.CRITICAL, 1500));
        workflows.add(workflow("edi-import", "EDI import of supplier price catalogues", Tier.MODERATE, 5000));
        workflows.add(workflow("carrier-rates", "Carrier rates", Tier.SCHEDULED, 5000));
        return workflows;
    }

    public static Workflow workflow(String slug, String title, Tier tier, long sloMillis) {
        return new Workflow(
                slug,
                title,
                tier,
                new Slo(Duration.ofMillis(sloMillis), 0.99),
                new Footprint(List.of(), List.of(slug), List.of(), tier == Tier.SCHEDULED),
                List.of());
    }

    /// A board on which all is well: latency and throughput waver a little with `at`.
    public static Judgement.Board calm(Estate estate, Instant at) {
        List<WorkflowStatus> workflows = new ArrayList<>();
        for (Workflow workflow : estate.workflows()) {
            workflows.add(healthy(estate, workflow, at));
        }
        return new Judgement.Board(workflows, layers(at));
    }

    private static WorkflowStatus healthy(Estate estate, Workflow workflow, Instant at) {
        double usual = usual(workflow.slug());
        double shift = Math.floorMod(workflow.slug().hashCode(), 100);
        double waver =
                1 + 0.06 * Math.sin(at.getEpochSecond() / 17.0 + shift) + 0.04 * Math.sin(at.getEpochSecond() / 5.3);
        double done = throughput(workflow.slug()) * (1 + 0.3 * Math.sin(at.getEpochSecond() / 90.0 + shift)) / 60;
        Figures figures = new Figures(usual * waver, done, 4.0, new Usual(usual * 0.88, usual * 1.1));
        List<TenantStatus> tenants = new ArrayList<>();
        for (int i = 0; i < estate.tenants().size(); i++) {
            double own = usual * waver * (1 + 0.05 * (i % 3 - 1));
            tenants.add(new TenantStatus(
                    estate.tenants().get(i).slug(),
                    State.HEALTHY,
                    reach(at, 900, 1),
                    new Figures(own, done / estate.tenants().size(), 1.0, null)));
        }
        return new WorkflowStatus(workflow.slug(), State.HEALTHY, reach(at, 900, 2), figures, tenants);
    }

    private static double usual(String workflow) {
        return switch (workflow) {
            case "order-capture" -> 0.43;
            case "payment-posting" -> 0.58;
            case "stock-reservation" -> 0.31;
            case "pos-sync" -> 0.62;
            case "invoicing" -> 0.91;
            case "payment-reconciliation" -> 292;
            case "reports" -> 7.2;
            default -> 2.8;
        };
    }

    private static double throughput(String workflow) {
        return switch (workflow) {
            case "order-capture", "payment-posting", "stock-reservation" -> 640;
            case "pos-sync" -> 96;
            case "payment-reconciliation" -> 3;
            case "reports" -> 4;
            default -> 45;
        };
    }

    private static List<LayerStatus> layers(Instant at) {
        double waver = 1 + 0.05 * Math.sin(at.getEpochSecond() / 11.0);
        return List.of(
                layer(Layer.INGRESS, at, figure(1240 * waver, Unit.PER_SECOND, "requests"), "0.02 % answered 5xx"),
                layer(Layer.APPLICATION, at, figure(0.58 * waver, Unit.RATIO, "workers busy"), "0 wait on PostgreSQL"),
                layer(
                        Layer.POSTGRESQL,
                        at,
                        figure(0.4 * waver, Unit.SECONDS_PER_SECOND, "blocked time"),
                        "164 of 400 connections"),
                layer(Layer.REDIS, at, figure(0.38, Unit.RATIO, "memory used"), "0 evictions"),
                layer(Layer.INFRASTRUCTURE, at, figure(0.46, Unit.RATIO, "busiest node"), "0 pods pending"),
                layer(Layer.BACKUPS, at, figure(79_200, Unit.SECONDS, "since the last full"), "WAL 12 s"),
                layer(Layer.INTEGRATIONS, at, figure(0.003, Unit.RATIO, "calls failing"), "14 calls/s"));
    }

    private static LayerStatus.Figure figure(double value, Unit unit, String measure) {
        return new LayerStatus.Figure(value, unit, measure);
    }

    private static LayerStatus layer(Layer layer, Instant at, LayerStatus.Figure figure, String line) {
        return new LayerStatus(layer, State.HEALTHY, reach(at, 900, 1), figure, List.of(line));
    }

    /// A reach that began `since` seconds ago on a value `age` seconds old.
    public static Reach reach(Instant at, long since, long age) {
        return new Reach(at.minusSeconds(since), Duration.ofSeconds(age), null);
    }

    public static Reach reach(Instant at, long since, @Nullable Duration age, String reason) {
        return new Reach(at.minusSeconds(since), age, reason);
    }

    public static Judgement.Board with(Judgement.Board board, String workflow, UnaryOperator<WorkflowStatus> change) {
        return new Judgement.Board(
                board.workflows().stream()
                        .map(status -> status.workflow().equals(workflow) ? change.apply(status) : status)
                        .toList(),
                board.layers());
    }

    public static Judgement.Board with(Judgement.Board board, Layer layer, UnaryOperator<LayerStatus> change) {
        return new Judgement.Board(
                board.workflows(),
                board.layers().stream()
                        .map(status -> status.layer() == layer ? change.apply(status) : status)
                        .toList());
    }

    /// Sixteen sources, of which the first `stale` have not answered for a while.
    public static List<SourceHealth> sources(Instant at, int stale) {
        List<SourceHealth> sources = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Source source = new Source("source-" + i, Layer.POSTGRESQL, TICK);
            Instant read = at.minusSeconds(i < stale ? 60 : 1);
            sources.add(new SourceHealth(source, read, null, Reading.Cost.NONE));
        }
        return sources;
    }

    public static Tick tick(
            Instant at, Verdict verdict, Judgement.Board board, List<Fact> facts, List<Mitigation> mitigations) {
        List<SourceHealth> sources = sources(at, verdict instanceof Verdict.Finding ? 2 : 0);
        Map<String, SourceHealth> named = new TreeMap<>();
        sources.forEach(source -> named.put(source.source().name(), source));
        return new Tick(
                new Snapshot(at, TICK, Map.of(), facts, named),
                new Judgement(at, verdict, board, List.of(), new Judgement.Watching(sources, 2.1, 2)),
                mitigations);
    }

    public static Tick calmTick(Estate estate, Instant at) {
        return tick(
                at,
                new Verdict.Healthy("nearest limit: PostgreSQL connections, 164 of 400"),
                calm(estate, at),
                List.of(),
                List.of());
    }
}
