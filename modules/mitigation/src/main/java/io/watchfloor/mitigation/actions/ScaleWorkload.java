package io.watchfloor.mitigation.actions;

import io.watchfloor.mitigation.Action;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Throttle a pool of batch workers, or add application workers. Where an autoscaler owns the replicas, its bounds are
/// what is changed.
public record ScaleWorkload(
        Purpose purpose,
        ClusterObject workload,
        Replicas replicas,
        @Nullable Autoscaler autoscaler) implements Action {
    /// The slug for fewer.
    public static final String THROTTLE = "throttle-workers";
    /// The slug for more.
    public static final String ADD = "add-workers";

    /// Fewer or more.
    public enum Purpose {
        THROTTLE,
        ADD
    }

    /// How many are wanted, and how many were when it was planned.
    public record Replicas(int wanted, int earlier) {}

    /// The autoscaler that owns the replicas, with its wanted and earlier bounds.
    public record Autoscaler(ClusterObject object, Bounds wanted, Bounds earlier) {}

    /// How few and how many an autoscaler may ask for.
    public record Bounds(int minimum, int maximum) {}

    @Override
    public String slug() {
        return switch (purpose) {
            case THROTTLE -> THROTTLE;
            case ADD -> ADD;
        };
    }

    @Override
    public Set<String> targets() {
        Set<String> targets = new LinkedHashSet<>();
        targets.add(workload.key());
        if (autoscaler != null) {
            targets.add(autoscaler.object().key());
        }
        return targets;
    }

    @Override
    public Ending ending() {
        return Ending.REVERTED;
    }

    @Override
    public List<String> owners() {
        return workload.revision().owners();
    }
}
