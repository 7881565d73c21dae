package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/// Keeps one ReplicaSet per pod template of a Deployment and moves replicas to the newest within surge and
/// unavailability.
final class Deployments {
    private static final String HASH = "pod-template-hash";

    private final Store store;
    private final Writes writes;
    private final Removal removal;
    private final Events events;
    private final ControlLoop loop;

    Deployments(Store store, Writes writes, Removal removal, Events events) {
        this.store = store;
        this.writes = writes;
        this.removal = removal;
        this.events = events;
        loop = new ControlLoop("deployments", store, this::reconcile);
    }

    ControlLoop loop() {
        return loop;
    }

    private void reconcile(Store.Key key) {
        store.find(ResourceType.DEPLOYMENT, key.namespace(), key.name())
                .filter(deployment -> !Meta.deleting(deployment))
                .ifPresent(this::roll);
    }

    private void roll(ObjectNode deployment) {
        String hash = Names.hash(deployment.at("/spec/template"));
        Optional<ObjectNode> found = current(deployment, hash);
        boolean paused = deployment.at("/spec/paused").asBoolean();
        if (found.isEmpty() && !paused) {
            create(deployment, hash);
            found = current(deployment, hash);
        }
        long wanted = deployment.at("/spec/replicas").asLong();
        List<ObjectNode> sets = sets(deployment);
        List<ObjectNode> old =
                sets.stream().filter(set -> !hash.equals(hash(set))).toList();
        if (found.isPresent()) {
            ObjectNode newest = newest(found.get(), sets);
            if (paused || old.stream().allMatch(set -> replicas(set) == 0)) {
                scale(deployment, newest, wanted);
            } else if (deployment.at("/spec/strategy/type").asText().equals("Recreate")) {
                recreate(deployment, newest, old, wanted);
            } else {
                rollingUpdate(deployment, newest, old, wanted);
            }
        }
        forgetOld(deployment, old);
        DeploymentStatus.update(store, deployment, hash, sets(deployment));
    }

    /// An old ReplicaSet that is rolled out again gets the next revision.
    private ObjectNode newest(ObjectNode set, List<ObjectNode> sets) {
        long last = DeploymentStatus.revision(sets);
        String revision = "deployment.kubernetes.io/revision";
        return set.at("/metadata/annotations").path(revision).asLong() == last
                ? set
                : store.edit(
                                ResourceType.REPLICA_SET,
                                set,
                                copy -> Meta.of(copy)
                                        .withObjectProperty("annotations")
                                        .put(revision, Long.toString(last + 1)))
                        .orElse(set);
    }

    private void recreate(ObjectNode deployment, ObjectNode newest, List<ObjectNode> old, long wanted) {
        old.forEach(set -> scale(deployment, set, 0));
        boolean gone = old.stream()
                .allMatch(set -> store.list(ResourceType.POD, Meta.namespace(set)).objects().stream()
                        .noneMatch(pod -> Meta.controlledBy(pod, set)));
        if (gone) {
            scale(deployment, newest, wanted);
        }
    }

    private void rollingUpdate(ObjectNode deployment, ObjectNode newest, List<ObjectNode> old, long wanted) {
        JsonNode rolling = deployment.at("/spec/strategy/rollingUpdate");
        long surge = share(rolling.path("maxSurge"), wanted, true);
        long missing = share(rolling.path("maxUnavailable"), wanted, false);
        long unavailable = surge == 0 && missing == 0 ? 1 : missing;
        long oldReplicas = old.stream().mapToLong(Deployments::replicas).sum();
        long room = Math.max(0, wanted + surge - oldReplicas - replicas(newest));
        long fresh = Math.min(wanted, replicas(newest) + room);
        scale(deployment, newest, fresh);
        long notYet = Math.max(0, fresh - available(newest));
        long spare = fresh + oldReplicas - (wanted - unavailable) - notYet;
        for (ObjectNode set : old) {
            long broken = Math.max(0, replicas(set) - available(set));
            long fewer = Math.min(replicas(set), broken + Math.max(0, Math.min(spare - broken, available(set))));
            if (fewer > 0 && spare > 0) {
                scale(deployment, set, replicas(set) - fewer);
                spare -= fewer;
            }
        }
    }

    private void scale(ObjectNode deployment, ObjectNode set, long replicas) {
        if (replicas(set) == replicas) {
            return;
        }
        String direction = replicas > replicas(set) ? "up" : "down";
        store.edit(
                ResourceType.REPLICA_SET,
                set,
                copy -> copy.withObjectProperty("spec").put("replicas", replicas));
        events.normal(
                ResourceType.DEPLOYMENT,
                deployment,
                "ScalingReplicaSet",
                "Scaled " + direction + " replica set " + Meta.name(set) + " from " + replicas(set) + " to "
                        + replicas);
    }

    private void create(ObjectNode deployment, String hash) {
        ObjectNode set = Json.FACTORY.objectNode();
        ObjectNode meta = set.putObject("metadata").put("name", Meta.name(deployment) + "-" + hash);
        meta.putObject("annotations")
                .put(
                        "deployment.kubernetes.io/revision",
                        Long.toString(DeploymentStatus.revision(sets(deployment)) + 1));
        ObjectNode spec = set.putObject("spec").put("replicas", 0);
        spec.set("selector", deployment.at("/spec/selector").deepCopy());
        spec.set("template", deployment.at("/spec/template").deepCopy());
        spec.withObjectProperty("selector").withObjectProperty("matchLabels").put(HASH, hash);
        ObjectNode labels = spec.withObjectProperty("template")
                .withObjectProperty("metadata")
                .withObjectProperty("labels");
        labels.put(HASH, hash);
        meta.set("labels", labels.deepCopy());
        Meta.own(set, ResourceType.DEPLOYMENT, deployment);
        writes.create(
                ResourceType.REPLICA_SET,
                Meta.namespace(deployment),
                set,
                Writes.Options.of("kube-controller-manager"));
    }

    private void forgetOld(ObjectNode deployment, List<ObjectNode> old) {
        List<ObjectNode> empty = old.stream()
                .filter(set -> replicas(set) == 0 && set.at("/status/replicas").asLong() == 0)
                .toList();
        long kept = deployment.at("/spec/revisionHistoryLimit").asLong();
        empty.stream()
                .limit(Math.max(0, empty.size() - kept))
                .forEach(set -> removal.delete(ResourceType.REPLICA_SET, set));
    }

    private Optional<ObjectNode> current(ObjectNode deployment, String hash) {
        return sets(deployment).stream().filter(set -> hash.equals(hash(set))).findFirst();
    }

    private List<ObjectNode> sets(ObjectNode deployment) {
        return store.list(ResourceType.REPLICA_SET, Meta.namespace(deployment)).objects().stream()
                .filter(set -> Meta.controlledBy(set, deployment))
                .toList();
    }

    /// A count or a percentage; surge rounds up, unavailability down.
    private static long share(JsonNode value, long replicas, boolean up) {
        String text = value.asText("0");
        if (text.matches("[0-9]{1,4}%")) {
            long hundredths = Long.parseLong(text.substring(0, text.length() - 1)) * replicas;
            return up ? Math.ceilDiv(hundredths, 100) : hundredths / 100;
        }
        return value.asLong();
    }

    private static String hash(JsonNode set) {
        return Meta.labels(set).getOrDefault(HASH, "");
    }

    private static long replicas(JsonNode set) {
        return set.at("/spec/replicas").asLong();
    }

    private static long available(JsonNode set) {
        return set.at("/status/availableReplicas").asLong();
    }
}
