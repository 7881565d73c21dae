package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.PauseBatch;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Offer;
import io.watchfloor.mitigation.Offer.Rank;
import io.watchfloor.mitigation.actions.BoundDatabase;
import io.watchfloor.mitigation.actions.BoundRole;
import io.watchfloor.mitigation.actions.Rollout;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.Was;
import io.watchfloor.signals.SignalNames;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Sessions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be planned in this estate now: what the finding recommends first, then what its batches, workers, roles
/// and tenants offer; what must not be done last, with the reason.
public record Offers(Sight sight) {
    private static final Duration USUAL = Duration.ofMinutes(20);
    private static final int STATEMENT_MILLIS = 30_000;

    /// Best first.
    public List<Offer> ranked() {
        List<Offer> offers = new ArrayList<>();
        answers().ifPresent(answers -> {
            answers.recommend().forEach(advice -> offers.add(of(advice, Rank.RECOMMENDED, null)));
            answers.avoid().forEach(advice -> offers.add(of(advice, Rank.AVOID, advice.reason())));
        });
        Observed observed = sight.observed();
        if (observed != null) {
            Stream.of(batches(observed), workers(observed), roles(observed), tenants(observed))
                    .flatMap(each -> each)
                    .filter(offer -> offers.stream().noneMatch(other -> same(other, offer)))
                    .forEach(offers::add);
        }
        offers.sort(Comparator.comparing(Offer::rank));
        return List.copyOf(offers);
    }

    private static boolean same(Offer one, Offer other) {
        Advice first = one.wish().advice();
        Advice second = other.wish().advice();
        String tenant = first.target().tenant();
        return first.mitigation().equals(second.mitigation())
                && first.target().object().contains(second.target().object())
                && (tenant == null || tenant.equals(second.target().tenant()));
    }

    private Optional<Answers> answers() {
        Observed observed = sight.observed();
        return observed != null && observed.judgement().verdict() instanceof Verdict.Finding finding
                ? Optional.of(finding.answers())
                : Optional.empty();
    }

    private static Offer of(Advice advice, Rank rank, @Nullable String avoid) {
        return new Offer(new Wish(advice, RunInFlight.STOP, USUAL), advice.reason(), rank, avoid);
    }

    private static Offer possible(Advice advice, @Nullable Action draft) {
        return new Offer(new Wish(advice, RunInFlight.STOP, USUAL, draft), advice.reason(), Rank.POSSIBLE, null);
    }

    private Stream<Offer> batches(Observed observed) {
        return observed.cronJobs().stream()
                .filter(cronJob -> !cronJob.suspended())
                .flatMap(cronJob -> {
                    Optional<Tenant> tenant = tenant(cronJob.id().namespace());
                    Optional<Workflow> workflow = workflow(cronJob.id().name());
                    boolean pausable =
                            workflow.map(each -> each.footprint().pausable()).orElse(false);
                    return tenant.isPresent() && pausable
                            ? Stream.of(possible(
                                    advice(
                                            PauseBatch.SLUG,
                                            tenant.get(),
                                            workflow.get(),
                                            cronJob.id().name(),
                                            "Pause " + workflow.get().title()),
                                    null))
                            : Stream.empty();
                });
    }

    private static Advice advice(String slug, Tenant tenant, @Nullable Workflow workflow, String object, String title) {
        String reason = tenant.title() + ", " + object;
        return new Advice(
                slug,
                new Advice.Target(tenant.slug(), workflow == null ? null : workflow.slug(), object),
                title,
                reason,
                Advice.Effect.NONE);
    }

    private Stream<Offer> workers(Observed observed) {
        return observed.deployments().stream().flatMap(deployment -> {
            Optional<Tenant> tenant = tenant(deployment.id().namespace());
            return tenant.map(each -> workers(each, deployment)).orElse(Stream.empty());
        });
    }

    private Stream<Offer> workers(Tenant tenant, Objects.Deployment deployment) {
        String name = deployment.id().name();
        Workflow workflow = workflow(name).orElse(null);
        List<Offer> offers = new ArrayList<>();
        if (workflow != null && workflow.footprint().pausable() && deployment.wanted() > 1) {
            offers.add(possible(advice(ScaleWorkload.THROTTLE, tenant, workflow, name, "Throttle " + name), null));
        }
        offers.add(possible(advice(ScaleWorkload.ADD, tenant, workflow, name, "Add workers to " + name), null));
        offers.add(possible(advice(Rollout.RESTART, tenant, workflow, name, "Restart " + name), null));
        offers.add(possible(advice(Rollout.UNDO, tenant, workflow, name, "Undo the rollout of " + name), null));
        return offers.stream();
    }

    // Roles that are at work and are nobody's own: those of reports and integrations.
    private Stream<Offer> roles(Observed observed) {
        return observed.snapshot().facts(Sessions.class).stream()
                .flatMap(fact -> fact.sessions().stream()
                        .flatMap(session -> Stream.ofNullable(session.client().user()))
                        .distinct()
                        .sorted()
                        .map(role -> possible(
                                new Advice(
                                        BoundRole.SLUG,
                                        new Advice.Target(null, null, role),
                                        "Bound role " + role,
                                        "statements of new sessions end after " + STATEMENT_MILLIS / 1000 + " s, "
                                                + fact.subject(),
                                        Advice.Effect.NONE),
                                new BoundRole(
                                        fact.subject(),
                                        role,
                                        BoundRole.Setting.STATEMENT_TIMEOUT,
                                        Integer.toString(STATEMENT_MILLIS),
                                        Was.UNKNOWN))));
    }

    // A tenant gets no more than an even share of the server's connections.
    private Stream<Offer> tenants(Observed observed) {
        return sight.estate().tenants().stream().flatMap(tenant -> {
            long sharing = sight.estate().tenants().stream()
                    .filter(each -> each.server().equals(tenant.server()))
                    .count();
            var most = observed.figure(SignalNames.POSTGRES_CONNECTIONS_MAX, tenant.server());
            if (sharing < 2 || most.isEmpty()) {
                return Stream.empty();
            }
            int share = Math.max(1, (int) (most.getAsDouble() / sharing));
            return Stream.of(possible(
                    new Advice(
                            BoundDatabase.SLUG,
                            new Advice.Target(tenant.slug(), null, tenant.database()),
                            "Bound connections of " + tenant.title(),
                            "at most " + share + ", an even share of " + tenant.server(),
                            Advice.Effect.NONE),
                    new BoundDatabase(tenant.server(), tenant.database(), share, Was.UNKNOWN)));
        });
    }

    private Optional<Tenant> tenant(String namespace) {
        return sight.estate().tenants().stream()
                .filter(each -> namespace.equals(each.namespace()))
                .findFirst();
    }

    private Optional<Workflow> workflow(String workload) {
        return sight.estate().workflows().stream()
                .filter(each -> each.footprint().workloads().contains(workload))
                .findFirst();
    }
}
