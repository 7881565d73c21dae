package io.watchfloor.diagnosis.activity;

import io.watchfloor.diagnosis.activity.Tops.Joined;
import io.watchfloor.diagnosis.activity.Tops.Root;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Finds root blockers that are one job of one tenant, begun again under another pid.
final class Jobs {
    private record Job(String tenant, String name) {}

    private Jobs() {}

    static List<Joined> joined(Split<Root> roots) {
        Map<Job, List<Root>> jobs = new LinkedHashMap<>();
        roots.seconds().keySet().stream()
                .sorted(Comparator.comparing(Root::backendStart).thenComparingInt(Root::pid))
                .forEach(root -> {
                    if (root.job() != null) {
                        jobs.computeIfAbsent(
                                        new Job(Objects.requireNonNullElse(root.tenant(), ""), root.job()),
                                        key -> new ArrayList<>())
                                .add(root);
                    }
                });
        List<Joined> joined = new ArrayList<>();
        jobs.forEach((job, same) -> {
            List<Integer> pids = same.stream().map(Root::pid).distinct().toList();
            if (pids.size() > 1) {
                double seconds = same.stream()
                        .mapToDouble(root -> roots.seconds().getOrDefault(root, 0.0))
                        .sum();
                joined.add(new Joined(pids, job.name(), seconds, seconds / roots.total()));
            }
        });
        joined.sort(Comparator.comparingDouble(Joined::seconds).reversed());
        return joined;
    }
}
