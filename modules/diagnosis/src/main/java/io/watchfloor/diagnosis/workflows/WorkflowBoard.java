package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.Reach;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.diagnosis.WorkflowStatus.Figures;
import io.watchfloor.diagnosis.WorkflowStatus.TenantStatus;
import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.diagnosis.baselines.Steady.Pace;
import io.watchfloor.diagnosis.locks.Blocked;
import io.watchfloor.diagnosis.workflows.Memory.Usuals;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Measure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Judges every workflow of every tenant.
public final class WorkflowBoard {
    /// The statuses in the estate's order, and what is to be remembered.
    public record Result(List<WorkflowStatus> statuses, Map<String, Memory> memories) {
        public Result {
            statuses = List.copyOf(statuses);
            memories = Map.copyOf(memories);
        }
    }

    /// What the locks say, by [Blocked#key]: who is blocked, and how many wait long for sessions of a share.
    public record Locks(Map<String, Blocked> blocked, Map<String, Integer> rootOf) {}

    private final Moment moment;
    private final Locks locks;
    private final Map<String, Memory> before;
    private final Map<String, Memory> after = new HashMap<>();

    private WorkflowBoard(Moment moment, Locks locks, Map<String, Memory> before) {
        this.moment = moment;
        this.locks = locks;
        this.before = before;
    }

    /// One tick.
    public static Result judge(Moment moment, Locks locks, Map<String, Memory> before) {
        WorkflowBoard board = new WorkflowBoard(moment, locks, before);
        List<WorkflowStatus> statuses = new ArrayList<>();
        for (Workflow workflow : moment.estate().workflows()) {
            List<TenantStatus> tenants = moment.estate().tenants().stream()
                    .map(tenant -> board.tenant(board.share(tenant, workflow)))
                    .toList();
            statuses.add(OverTenants.status(
                    workflow.slug(), tenants, moment.freshness().at()));
        }
        return new Result(statuses, board.after);
    }

    private Share share(Tenant tenant, Workflow workflow) {
        String key = Blocked.key(tenant.slug(), workflow.slug());
        return new Share(
                tenant,
                workflow,
                locks.blocked().getOrDefault(key, Blocked.NONE),
                locks.rootOf().getOrDefault(key, 0));
    }

    private TenantStatus tenant(Share share) {
        Instant now = moment.freshness().at();
        Memory known = before.get(share.key());
        Memory memory = known == null ? Memory.first(State.UNKNOWN, now) : known;
        boolean batch = Batch.is(share.workflow());
        DemandJudge demand = new DemandJudge(share, memory, moment);
        Seen seen = (batch
                        ? new BatchJudge(share, moment).seen(neverMeasured(share.workflow()))
                        : demand.seen(neverMeasured(share.workflow())))
                .behind(
                        moment.freshness().server(share.tenant().server()),
                        share.tenant().server());
        Steady steady = memory.steady().next(seen.state(), now, moment.seconds(), Pace.USUAL);
        Change change = batch && share.rootOf() > 0
                ? Change.NONE
                : memory.change()
                        .next(
                                new Change.Evidence(
                                        share.blocked().since(),
                                        !batch && demand.aboveUsual(),
                                        !batch && demand.surelyAboveUsual()),
                                now,
                                moment.seconds(),
                                moment.finding());
        boolean calm = !moment.finding() && seen.state() == State.HEALTHY && steady.state() == State.HEALTHY;
        Usuals usuals = batch || !calm ? memory.usuals() : learned(memory.usuals(), seen.figures(), now);
        after.put(share.key(), new Memory(steady, usuals, change, demand.past()));
        return new TenantStatus(
                share.tenant().slug(),
                steady.state(),
                new Reach(steady.since(), seen.age(), reason(seen, steady)),
                seen.figures());
    }

    private static @Nullable String reason(Seen seen, Steady steady) {
        if (seen.state() == steady.state()) {
            return seen.reason();
        }
        return seen.state() == State.HEALTHY || seen.state() == State.IDLE ? "better for a few seconds" : null;
    }

    private static Usuals learned(Usuals usuals, Figures figures, Instant now) {
        Double latency = figures.latency();
        Double waiting = figures.waiting();
        return new Usuals(
                latency == null ? usuals.latency() : usuals.latency().with(latency, now),
                waiting == null ? usuals.waiting() : usuals.waiting().with(waiting, now));
    }

    private String neverMeasured(Workflow workflow) {
        if (workflow.measures().isEmpty()) {
            return "no measure for it in its pack";
        }
        boolean router = workflow.measures().stream().anyMatch(Measure.Router.class::isInstance);
        if (router && moment.estate().systems().ingress() == null) {
            return "no ingress in this estate's file";
        }
        return moment.freshness().problem(router ? Layer.INGRESS : Layer.APPLICATION);
    }
}
