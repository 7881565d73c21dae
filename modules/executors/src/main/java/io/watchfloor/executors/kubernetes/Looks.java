package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Look;
import io.watchfloor.mitigation.actions.BoundNamespace;
import io.watchfloor.mitigation.actions.ClusterObject;
import io.watchfloor.mitigation.actions.FreezeSync;
import io.watchfloor.mitigation.actions.RateLimit;
import io.watchfloor.mitigation.actions.ScaleWorkload;
import io.watchfloor.mitigation.actions.ScaleWorkload.Autoscaler;
import io.watchfloor.mitigation.actions.ScaleWorkload.Bounds;
import io.watchfloor.mitigation.actions.ScaleWorkload.Purpose;
import io.watchfloor.mitigation.actions.ScaleWorkload.Replicas;
import io.watchfloor.mitigation.actions.Was;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at the object of an action and fills in what it is now, and who would fight the change.
record Looks(KubernetesClient client) {

    Look at(Action action) {
        try {
            return switch (action) {
                case ScaleWorkload scale -> scale(scale);
                case BoundNamespace bound -> quota(bound);
                case RateLimit limit -> rate(limit);
                case FreezeSync freeze -> sync(freeze);
                default -> new Look.Seen(action, List.of());
            };
        } catch (KubernetesClientException problem) {
            return new Look.Not(Refusals.text(problem));
        }
    }

    private static Look.Not missing(ClusterObject object) {
        return new Look.Not("there is no " + object.title() + ", or its kind is not served by this cluster");
    }

    private static Look held(Live live) {
        return new Look.Not(live.planned().title() + " is held by plan " + live.holder() + " of another mitigation");
    }

    /// What GitOps does to a change of this object, one sentence each.
    private static List<String> fights(ClusterObject object) {
        return object.revision().owners().stream()
                .map(owner -> "GitOps: " + owner + " owns " + object.title()
                        + "; where it heals itself, it reverts this within minutes unless its sync is frozen.")
                .toList();
    }

    private Look scale(ScaleWorkload scale) {
        Optional<Live> found = Live.read(client, scale.workload());
        if (found.isEmpty()) {
            return missing(scale.workload());
        }
        Live workload = found.get();
        int now = workload.at(Edits.REPLICAS).asInt(1);
        Replicas replicas = new Replicas(scale.replicas().wanted(), now);
        if (replicas.wanted() < 0) {
            return new Look.Not("fewer than no replicas are not possible");
        }
        Optional<Live> scaler = autoscaler(scale.workload());
        if (scaler.isEmpty()) {
            return workload.holder().isEmpty()
                    ? new Look.Seen(
                            new ScaleWorkload(scale.purpose(), workload.seen(), replicas, null),
                            fights(workload.seen()))
                    : held(workload);
        }
        if (!scaler.get().holder().isEmpty()) {
            return held(scaler.get());
        }
        ClusterObject object = scaler.get().seen();
        Bounds earlier = new Bounds(
                scaler.get().at(Edits.MINIMUM).asInt(1),
                scaler.get().at(Edits.MAXIMUM).asInt());
        // An autoscaler keeps at least one.
        int wanted = Math.max(1, replicas.wanted());
        Bounds bounds = scale.purpose() == Purpose.ADD
                ? new Bounds(Math.max(wanted, earlier.minimum()), Math.max(wanted, earlier.maximum()))
                : new Bounds(Math.min(wanted, earlier.minimum()), wanted);
        List<String> remarks = new ArrayList<>(fights(object));
        remarks.add(object.title() + " owns the replicas: its bounds are changed from " + earlier.minimum() + "–"
                + earlier.maximum() + " to " + bounds.minimum() + "–" + bounds.maximum()
                + ", and it keeps within them.");
        return new Look.Seen(
                new ScaleWorkload(
                        scale.purpose(),
                        workload.seen(),
                        new Replicas(wanted, now),
                        new Autoscaler(object, bounds, earlier)),
                remarks);
    }

    private Optional<Live> autoscaler(ClusterObject workload) {
        ClusterObject.Type type = ClusterObject.Type.HORIZONTAL_POD_AUTOSCALER;
        for (GenericKubernetesResource scaler :
                Kinds.in(client, type, workload.namespace()).list().getItems()) {
            ClusterObject object = ClusterObject.unseen(
                    type, workload.namespace(), scaler.getMetadata().getName());
            Live live = Live.of(client, object, scaler);
            JsonNode target = live.at(List.of("spec", "scaleTargetRef"));
            if (target.path("kind").asText().equals(workload.type().kind())
                    && target.path("name").asText().equals(workload.name())) {
                return Optional.of(live);
            }
        }
        return Optional.empty();
    }

    private Look quota(BoundNamespace bound) {
        if (bound.hard().isEmpty()) {
            return new Look.Not("a quota without bounds bounds nothing");
        }
        Optional<Live> found = Live.read(client, bound.quota());
        if (found.isEmpty()) {
            ClusterObject unseen = ClusterObject.unseen(
                    bound.quota().type(),
                    bound.quota().namespace(),
                    bound.quota().name());
            return new Look.Seen(
                    new BoundNamespace(unseen, bound.hard(), Was.UNSET),
                    List.of(bound.quota().title() + " does not exist: it is made, and deleted at the end."));
        }
        return found.get().holder().isEmpty()
                ? new Look.Seen(
                        new BoundNamespace(found.get().seen(), bound.hard(), was(found.get(), Edits.HARD)),
                        fights(found.get().seen()))
                : held(found.get());
    }

    private Look rate(RateLimit limit) {
        Optional<Live> found = Live.read(client, limit.middleware());
        if (found.isEmpty()) {
            return new Look.Not("there is no " + limit.middleware().title()
                    + ": a limit holds only where a router names its Middleware, so one has to be rolled out first");
        }
        if (limit.average() < 1 || limit.period().toSeconds() < 1) {
            return new Look.Not("a rate is at least one request in a period of at least a second");
        }
        return found.get().holder().isEmpty()
                ? new Look.Seen(
                        new RateLimit(
                                found.get().seen(),
                                limit.average(),
                                limit.burst(),
                                limit.period(),
                                was(found.get(), Edits.RATE)),
                        fights(found.get().seen()))
                : held(found.get());
    }

    private Look sync(FreezeSync freeze) {
        Optional<Live> found = Live.read(client, freeze.application());
        if (found.isEmpty()) {
            return missing(freeze.application());
        }
        Live live = found.get();
        if (!live.holder().isEmpty()) {
            return held(live);
        }
        boolean suspends = Edits.suspends(freeze.application());
        JsonNode now = live.at(suspends ? Edits.SUSPEND : Edits.AUTOMATED);
        boolean frozen = suspends ? now.asBoolean() : now.isMissingNode();
        if (frozen) {
            return new Look.Not(freeze.application().title() + " does not sync by itself: it is frozen already");
        }
        return new Look.Seen(
                new FreezeSync(live.seen(), was(live, suspends ? Edits.SUSPEND : Edits.AUTOMATED)),
                List.of("A sync that is under way goes on to its end.", owned(live.seen())).stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    // An application of applications puts its children back.
    private static String owned(ClusterObject application) {
        return fights(application).stream().findFirst().orElse("");
    }

    private static Was was(Live live, List<String> path) {
        JsonNode now = live.at(path);
        return now.isMissingNode() ? Was.UNSET : Was.of(now.toString());
    }
}
