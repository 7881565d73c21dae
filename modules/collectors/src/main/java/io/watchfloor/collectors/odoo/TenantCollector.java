package io.watchfloor.collectors.odoo;

import io.watchfloor.collectors.Collector;
import io.watchfloor.collectors.Samples;
import io.watchfloor.collectors.postgres.Link;
import io.watchfloor.collectors.postgres.RelationNames;
import io.watchfloor.collectors.postgres.RelationQuery;
import io.watchfloor.collectors.postgres.ServerState;
import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One tenant's database over one connection: the pack's queries, running scheduled actions, and names of relations
/// that others wait for.
public final class TenantCollector implements Collector {
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Tenant tenant;
    private final ServerState state;
    private final RelationNames names;
    private final Source source;
    private final List<Workflow> workflows;
    private final Measures measures;
    private final ScheduledActionsQuery actions;
    private @Nullable Link link;

    public TenantCollector(Estate estate, Tenant tenant, ServerState state, RelationNames names) {
        this.tenant = tenant;
        this.state = state;
        this.names = names;
        this.workflows = estate.workflows().stream()
                .filter(each -> each.measures().stream().anyMatch(Measure.Query.class::isInstance))
                .toList();
        this.measures = new Measures(workflows);
        this.actions = new ScheduledActionsQuery(tenant.slug());
        this.source = new Source(
                "odoo/" + tenant.slug(),
                Layer.APPLICATION,
                measures.shortest().compareTo(ScheduledActionsQuery.INTERVAL) < 0
                        ? measures.shortest()
                        : ScheduledActionsQuery.INTERVAL);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        sources.add(source);
        workflows.forEach(workflow -> sources.add(source(workflow)));
        return sources;
    }

    @Override
    public List<Reading> collect(InstantSource clock) throws ConnectionException {
        Optional<String> primary = state.primary();
        if (primary.isEmpty()) {
            Optional<String> reason = state.whyLost();
            if (reason.isPresent()) {
                throw new ConnectionException(reason.get());
            }
            return List.of();
        }
        Link held = link;
        if (held == null || !held.isOpen() || !held.node().equals(primary.get())) {
            close();
            held = Link.open(state.endpoint(), primary.get(), tenant.database());
            link = held;
        }
        RelationQuery.grant(names, tenant.server(), held);
        Measures.Answer answer = measures.read(held, clock.instant());
        boolean looked = actions.due(clock.instant(), state.somebodyWaited(clock.instant()));
        Instant at = clock.instant();
        Samples own = new Samples(source, at, null);
        if (looked) {
            actions.read(held, at).ifPresent(own::add);
        }
        if (!looked && answer.asked().isEmpty()) {
            // Nothing was due: without an answer there is nothing to call fresh.
            return List.of();
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(own.read(held.cost()));
        for (Workflow workflow : workflows) {
            readings.addAll(readings(workflow, answer, at));
        }
        return readings;
    }

    /// What is known of a workflow, and after it, should some measure be missing, why.
    private List<Reading> readings(Workflow workflow, Measures.Answer answer, Instant at) {
        if (answer.asked().stream().noneMatch(one -> one.workflow().equals(workflow))) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>();
        Samples samples = new Samples(source(workflow), at, null);
        boolean any = false;
        for (Map.Entry<Measures.One, Double> entry : answer.values().entrySet()) {
            Measures.One one = entry.getKey();
            if (one.workflow().equals(workflow)) {
                any = true;
                samples.add(
                        SignalKey.workflow(one.query().signal(), tenant.slug(), workflow.slug()),
                        entry.getValue(),
                        one.query().unit(),
                        one.query().interval());
            }
        }
        String problem = measures.problem(workflow);
        if (any || problem == null) {
            readings.add(samples.read(Reading.Cost.NONE));
        }
        if (problem != null) {
            readings.add(new Reading.Failed(source(workflow), at, problem));
        }
        return readings;
    }

    private Source source(Workflow workflow) {
        Duration interval = workflow.measures().stream()
                .filter(Measure.Query.class::isInstance)
                .map(measure -> ((Measure.Query) measure).interval())
                .min(Duration::compareTo)
                .orElse(PACE);
        return new Source(source.name() + "/" + workflow.slug(), Layer.APPLICATION, interval);
    }

    @Override
    public void close() {
        Link held = link;
        link = null;
        if (held != null) {
            held.close();
        }
    }
}
