package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Objects;
import io.watchfloor.signals.facts.Session;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What things are called on screen, and who the sessions outside the wait tree work for.
record Names(Estate estate, Map<String, Objects.Pod> podsByAddress) {
    Names {
        podsByAddress = Map.copyOf(podsByAddress);
    }

    static Names of(Estate estate, List<Objects> clusters) {
        Map<String, Objects.Pod> pods = new HashMap<>();
        for (Objects cluster : clusters) {
            for (Objects.Pod pod : cluster.pods()) {
                if (pod.address() != null) {
                    pods.put(pod.address(), pod);
                }
            }
        }
        return new Names(estate, pods);
    }

    /// The workflow's title, its slug where the estate has none of that name, empty when unattributed.
    String workflow(@Nullable String slug) {
        return slug == null ? "" : estate.workflow(slug).map(Workflow::title).orElse(slug);
    }

    /// The tenant's title, likewise.
    String tenant(@Nullable String slug) {
        return slug == null ? "" : estate.tenant(slug).map(Tenant::title).orElse(slug);
    }

    /// Who a session works for as far as its database and its pod tell.
    WaitTree.Who who(String server, Session session) {
        String database = session.client().database();
        Optional<String> tenant = database == null
                ? Optional.empty()
                : estate.tenantOf(server, database).map(Tenant::slug);
        Objects.Pod pod = podOf(session);
        if (pod == null) {
            return new WaitTree.Who(tenant.orElse(null), null, null, null);
        }
        return new WaitTree.Who(
                tenant.orElse(null), workflowOf(pod).orElse(null), pod.id().name(), pod.job());
    }

    private Objects.@Nullable Pod podOf(Session session) {
        String address = session.client().address();
        return address == null ? null : podsByAddress.get(address);
    }

    /// A pod named after several workflows' workload tells nothing.
    private Optional<String> workflowOf(Objects.Pod pod) {
        String workload = pod.workload();
        if (workload == null) {
            return Optional.empty();
        }
        List<String> candidates = estate.workflows().stream()
                .filter(workflow -> workflow.footprint().workloads().contains(workload))
                .map(Workflow::slug)
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
    }

    /// The scheduled action, CronJob or Job that a session works for; empty when none is known.
    static String job(WaitTree.Who who) {
        String work = who.work();
        return work != null ? work : who.job() == null ? "" : who.job();
    }

    ZoneId zone() {
        return estate.identity().zone();
    }

    /// Time of day to the second in the estate's zone.
    String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(at.atZone(zone()));
    }

    /// Time of day to the millisecond, with its zone.
    String exact(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss.SSS zzz", Locale.ENGLISH).format(at.atZone(zone()));
    }
}
