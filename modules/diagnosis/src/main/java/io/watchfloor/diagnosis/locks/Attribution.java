package io.watchfloor.diagnosis.locks;

import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Objects.Pod;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Names who a session works for: tenant by database, pod by client address, workflow by the pod's workload, else by
/// the tables in its statement. Whatever is not certain stays absent.
public final class Attribution {
    private static final Who NOBODY = new Who(null, null, null, null);
    private static final Duration POD_MEMORY = Duration.ofMinutes(5);

    private final Estate estate;
    private final Map<String, List<Pod>> pods = new HashMap<>();
    private final Map<String, Who> remembered;
    private final Map<String, Who> seen = new HashMap<>();
    private final Map<String, String> byStatement = new HashMap<>();

    /// @param remembered what [#seen] gave at the tick before: a session may outlive the pod that opened it
    public Attribution(Estate estate, Snapshot now, Map<String, Who> remembered) {
        this.estate = estate;
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
            return NOBODY;
        }
        String key = server + "/" + session.pid() + "/" + session.times().backendStart();
        Who known = seen.get(key);
        if (known == null) {
            known = fresh(server, session);
            Who before = remembered.get(key);
            if (known.pod() == null && before != null && before.pod() != null) {
                known = before;
            }
            seen.put(key, known);
        }
        return known;
    }

    /// Everyone named in this snapshot, to be remembered while asked for again.
    public Map<String, Who> seen() {
        return Map.copyOf(seen);
    }

    private Who fresh(String server, Session session) {
        String database = session.client().database();
        Tenant tenant =
                database == null ? null : estate.tenantOf(server, database).orElse(null);
        Pod pod = pod(session.client().address());
        String workflow = pod == null ? null : workflowOf(pod, tenant);
        if (workflow == null) {
            workflow = byTables(session.activity().statement());
        }
        return new Who(
                tenant == null ? null : tenant.slug(),
                workflow,
                pod == null ? null : pod.id().name(),
                pod == null ? null : pod.job());
    }

    private @Nullable Pod pod(@Nullable String address) {
        List<Pod> found = address == null ? List.of() : pods.getOrDefault(address, List.of());
        return found.size() == 1 ? found.getFirst() : null;
    }

    private @Nullable String workflowOf(Pod pod, @Nullable Tenant tenant) {
        String workload = pod.workload();
        return workload == null
                ? null
                : only(estate.workflows().stream()
                        .filter(workflow -> workflow.footprint().workloads().stream()
                                .anyMatch(name -> Workloads.matches(workload, name, tenant)))
                        .toList());
    }

    private @Nullable String byTables(@Nullable String statement) {
        if (statement == null) {
            return null;
        }
        String found = byStatement.computeIfAbsent(statement, text -> {
            Set<String> words =
                    new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_$]+", -1)));
            String only = only(estate.workflows().stream()
                    .filter(workflow -> workflow.footprint().tables().stream().anyMatch(words::contains))
                    .toList());
            return only == null ? "" : only;
        });
        return found.isEmpty() ? null : found;
    }

    private static @Nullable String only(List<Workflow> found) {
        return found.size() == 1 ? found.getFirst().slug() : null;
    }
}
