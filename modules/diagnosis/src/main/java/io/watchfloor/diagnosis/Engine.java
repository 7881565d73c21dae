package io.watchfloor.diagnosis;

import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.EngineState.Memories;
import io.watchfloor.diagnosis.Judgement.Board;
import io.watchfloor.diagnosis.Verdict.Finding;
import io.watchfloor.diagnosis.baselines.Steady;
import io.watchfloor.diagnosis.findings.Calm;
import io.watchfloor.diagnosis.findings.FirstSlow;
import io.watchfloor.diagnosis.findings.LimitRule;
import io.watchfloor.diagnosis.findings.LimitRule.LimitContext;
import io.watchfloor.diagnosis.findings.LockRule;
import io.watchfloor.diagnosis.findings.SymptomRule;
import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.diagnosis.layers.LayerBoard;
import io.watchfloor.diagnosis.layers.Limit;
import io.watchfloor.diagnosis.locks.Attribution;
import io.watchfloor.diagnosis.locks.Blocked;
import io.watchfloor.diagnosis.locks.Footprints;
import io.watchfloor.diagnosis.locks.RootsOf;
import io.watchfloor.diagnosis.locks.ServerLocks;
import io.watchfloor.diagnosis.workflows.Moment;
import io.watchfloor.diagnosis.workflows.TenantObjects;
import io.watchfloor.diagnosis.workflows.WorkflowBoard;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.State;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Judges snapshots one after another. Pure: the same state and snapshot give the same step, on any thread.
public final class Engine {
    /// What follows from one snapshot.
    public record Step(EngineState after, Judgement judgement) {}

    /// A clock set back by more than this makes every remembered time meaningless.
    private static final Duration SET_BACK = Duration.ofSeconds(2);

    private final Estate estate;
    private final Footprints footprints;

    /// An engine for this estate.
    public Engine(Estate estate) {
        this.estate = estate;
        this.footprints = new Footprints(estate);
    }

    /// One tick on. A gap between ticks is no evidence: little more than one tick of it counts.
    public Step judge(EngineState before, Snapshot now) {
        boolean back = before.last != null && before.last.minus(SET_BACK).isAfter(now.at());
        Memories memories = back ? before.memories.timeless() : before.memories;
        double seconds = back ? seconds(now.tick()) : watched(before, now);

        Freshness freshness = new Freshness(now);
        Attribution attribution = new Attribution(footprints, now, memories.who());
        List<ServerLocks> servers = ServerLocks.inSight(estate, freshness, attribution);
        TenantObjects objects = new TenantObjects(estate, now);

        Moment moment = new Moment(estate, freshness, objects, seconds, !back && before.finding);
        Map<String, Blocked> blocked = Blocked.count(servers);
        WorkflowBoard.Result workflows = WorkflowBoard.judge(
                moment, new WorkflowBoard.Locks(blocked, RootsOf.count(servers)), memories.workflows());
        FirstSlow firstSlow = new FirstSlow(estate, workflows.memories(), blocked, now.tick());
        LockRule.Slow slow = new LockRule.Slow(firstSlow, slow(workflows));
        LockRule.Result locks =
                LockRule.judge(estate, new LockRule.Tick(now.at(), seconds, servers, objects, slow), memories.locks());
        LayerBoard.Result layers = LayerBoard.judge(
                estate, new LayerBoard.Tick(now, servers, attribution, locks.contended(), seconds), memories.layers());
        List<Limit> connections = Limit.connections(estate, freshness);
        Map<String, Steady> limits = LimitRule.remember(connections, memories.limits(), now.at(), seconds);

        Board board = new Board(workflows.statuses(), layers.statuses());
        FirstToSlow first = firstSlow.byAny();
        Finding contention = locks.finding();
        Verdict verdict = contention != null
                ? contention
                : LimitRule.finding(connections, limits, new LimitContext(estate, objects, first))
                        .or(() -> SymptomRule.finding(estate, board, Calm.gone(estate, freshness), first))
                        .<Verdict>map(finding -> finding)
                        .orElseGet(() -> Calm.verdict(estate, board, freshness, first));

        Instant last = before.last == null || back || now.at().isAfter(before.last) ? now.at() : before.last;
        EngineState after = new EngineState(
                last,
                verdict instanceof Finding,
                new Memories(workflows.memories(), layers.memories(), locks.memory(), limits, attribution.seen()));
        Judgement judgement = new Judgement(
                now.at(),
                verdict,
                board,
                servers.stream().map(ServerLocks::tree).toList(),
                Watch.of(now));
        return new Step(after, judgement);
    }

    private static Set<String> slow(WorkflowBoard.Result workflows) {
        return workflows.statuses().stream()
                .filter(status -> status.state() == State.DOWN || status.state() == State.DEGRADED)
                .map(WorkflowStatus::workflow)
                .collect(Collectors.toSet());
    }

    private static double watched(EngineState before, Snapshot now) {
        double most = 1.25 * seconds(now.tick());
        return before.last == null
                ? seconds(now.tick())
                : Math.clamp(seconds(Duration.between(before.last, now.at())), 0, most);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
