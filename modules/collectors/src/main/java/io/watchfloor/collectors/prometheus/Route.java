package io.watchfloor.collectors.prometheus;

import io.watchfloor.collectors.Samples;
import io.watchfloor.signals.SignalKey;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/// The router through which one workflow of one tenant is reached. What a query of the pack measures is left to it.
///
/// @param byQuery signals that the workflow's own queries give
record Route(String router, String tenant, Workflow of, Set<String> byQuery) {
    private static final double P95 = 0.95;

    Route {
        byQuery = Set.copyOf(byQuery);
    }

    /// Every route of the estate, named after the template.
    static List<Route> of(Estate estate, String template) {
        List<Route> routes = new ArrayList<>();
        for (Tenant tenant : estate.tenants()) {
            for (Workflow workflow : estate.workflows()) {
                if (workflow.measures().stream().anyMatch(Measure.Router.class::isInstance)) {
                    routes.add(new Route(
                            template.replace("{tenant}", tenant.slug()).replace("{workflow}", workflow.slug()),
                            tenant.slug(),
                            workflow,
                            queried(workflow)));
                }
            }
        }
        return routes;
    }

    private static Set<String> queried(Workflow workflow) {
        return workflow.measures().stream()
                .filter(Measure.Query.class::isInstance)
                .map(measure -> ((Measure.Query) measure).signal())
                .collect(Collectors.toSet());
    }

    void add(Requests since, double seconds, Samples samples) {
        add(SignalNames.WORKFLOW_THROUGHPUT, since.answered() / seconds, Unit.PER_SECOND, samples);
        if (since.answered() > 0) {
            add(SignalNames.WORKFLOW_FAILED, since.failed() / since.answered(), Unit.RATIO, samples);
        }
        OptionalDouble p95 = since.quantile(P95);
        if (p95.isPresent()) {
            add(SignalNames.WORKFLOW_LATENCY_P95, p95.getAsDouble(), Unit.SECONDS, samples);
            double slo = of.slo().latency().toMillis() / 1000.0;
            add(SignalNames.WORKFLOW_SLOW, since.shareAbove(slo), Unit.RATIO, samples);
        }
    }

    void addWaiting(double open, Samples samples) {
        add(SignalNames.WORKFLOW_WAITING, open, Unit.COUNT, samples);
    }

    private void add(String signal, double value, Unit unit, Samples samples) {
        if (!byQuery.contains(signal)) {
            samples.add(SignalKey.workflow(signal, tenant, of.slug()), value, unit);
        }
    }
}
