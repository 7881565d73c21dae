package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.Basis.Action;
import io.watchfloor.diagnosis.locks.Basis.Evidence;
import io.watchfloor.diagnosis.locks.Footprints.Told;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.Pod;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names who a session works for: tenant by database, pod by client address, scheduled action by the row of `ir_cron`
/// that is held, workflow by action or pod, else by the tables that its transaction writes. Whatever is not certain
/// stays absent.
public final class Attribution {
    private static final Duration POD_MEMORY = Duration.ofMinutes(5);

    /// Who a session was, and what its transaction had written by then.
    ///
    /// @param transaction start of the transaction that `wrote` speaks of
    /// @param wrote       the workflow whose tables it wrote first
    public record Known(
            Who who,
            @Nullable Instant transaction,
            @Nullable String wrote) {}

    private record Named(
            @Nullable String workflow,
            @Nullable Evidence evidence,
            @Nullable String wrote) {
        static final Named NOTHING = new Named(null, null, null);
    }

    private final Footprints footprints;
    private final RunningActions actions;
    private final Map<String, List<Pod>> pods = new HashMap<>();
    private final Map<String, Known> remembered;
    private final Map<String, Known> seen = new HashMap<>();

    /// @param remembered what [#seen] gave at the tick before: a session may outlive the pod that opened it
    public Attribution(Footprints footprints, Snapshot now, Map<String, Known> remembered) {
        this.footprints = footprints;
        this.actions = new RunningActions(footprints.estate(), now);
        this.remembered = remembered;
        for (Objects objects : now.facts(Objects.class)) {
            boolean recent = Duration.between(objects.at(), now.at()).compareTo(POD_MEMORY) <= 0;
            for (Pod pod : objects.pods()) {
                String address = pod.address();
                // A finished pod keeps its address in its status while another has long been given it.
                boolean lives = !pod.phase().equals("Succeeded") && !pod.phase().equals("Failed");
                if (recent && lives && address != null) {
                    pods.merge(address, List.of(pod), Attribution::both);
                }
            }
        }
    }

    private static List<Pod> both(List<Pod> one, List<Pod> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /// Who this session of that server works for.
    public Who who(String server, @Nullable Session session) {
        if (session == null) {
            return Who.NOBODY;
        }
        String key = server + "/" + session.pid() + "/" + session.times().backendStart();
        Known known = seen.get(key);
        if (known == null) {
            known = fresh(server, session, remembered.get(key));
            seen.put(key, known);
        }
        return known.who();
    }

    /// Everyone named in this snapshot, to be remembered while asked for again.
    public Map<String, Known> seen() {
        return Map.copyOf(seen);
    }

    private Known fresh(String server, Session session, @Nullable Known before) {
        Who was = before == null ? Who.NOBODY : before.who();
        String database = session.client().database();
        Estate estate = footprints.estate();
        Tenant tenant =
                database == null ? null : estate.tenantOf(server, database).orElse(null);
        Pod pod = pod(session.client().address());
        Set<String> served = footprints.ofWorkload(pod == null ? null : pod.workload(), tenant);
        Basis.Worker worker = Workers.of(session.client().application(), pod);
        boolean dedicated = pod != null && (pod.job() != null || worker == Basis.Worker.CRON);
        Action action = actions.of(server, session, dedicated, was.basis().action());
        boolean outlived = pod == null && was.pod() != null;

        Instant transaction = session.times().transactionStart();
        String wrote = before != null && transaction != null && transaction.equals(before.transaction())
                ? before.wrote()
                : null;
        boolean sure = was.basis().evidence() == Evidence.POD;
        Named named = outlived && sure ? kept(was) : named(session, action, served, wrote);
        Basis basis = new Basis(
                named.evidence(),
                outlived && worker == null ? was.basis().worker() : action == null ? worker : Basis.Worker.CRON,
                action,
                outlived ? was.basis().batch() : pod == null || pod.job() == null ? null : pod.workload());
        Who who = new Who(
                tenant == null ? null : tenant.slug(),
                named.workflow(),
                outlived ? was.pod() : pod == null ? null : pod.id().name(),
                outlived ? was.job() : pod == null ? null : pod.job(),
                basis);
        return new Known(who, transaction, named.wrote());
    }

    private static Named kept(Who was) {
        return new Named(was.workflow(), was.basis().evidence(), null);
    }

    private Named named(Session session, @Nullable Action action, Set<String> served, @Nullable String wrote) {
        String byAction = action == null ? null : footprints.ofAction(action.name());
        if (byAction != null) {
            return new Named(byAction, Evidence.ACTION, wrote);
        }
        if (served.size() == 1) {
            return new Named(served.iterator().next(), Evidence.POD, wrote);
        }
        if (action != null) {
            // An action that no pack names: what it writes is not the daily work on those tables.
            return Named.NOTHING;
        }
        if (wrote != null) {
            return new Named(wrote, Evidence.TRANSACTION, wrote);
        }
        Told told = footprints.ofStatement(session.activity().statement());
        String only = told.only(served);
        return only == null ? Named.NOTHING : new Named(only, Evidence.STATEMENT, told.writes() ? only : null);
    }

    private @Nullable Pod pod(@Nullable String address) {
        List<Pod> found = address == null ? List.of() : pods.getOrDefault(address, List.of());
        return found.size() == 1 ? found.getFirst() : null;
    }
}
