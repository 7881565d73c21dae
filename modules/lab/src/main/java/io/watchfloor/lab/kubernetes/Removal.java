package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/// Deletes objects and what they own. A scheduled pod only gets its deletion time here: its kubelet ends the work and
/// then takes it away.
final class Removal {
    private static final String FOREGROUND = "foregroundDeletion";

    private final Store store;

    Removal(Store store) {
        this.store = store;
    }

    /// `options` is a DeleteOptions object; returns the object as it was left.
    ObjectNode delete(ResourceType type, ObjectNode object, JsonNode options, boolean dryRun) {
        return store.exclusively(() -> {
            ObjectNode current = store.get(type, Meta.namespace(object), Meta.name(object));
            preconditions(type, current, options.path("preconditions"));
            if (dryRun) {
                return current;
            }
            switch (type) {
                case POD -> pod(current, options);
                case NAMESPACE -> namespace(current);
                case NODE,
                        EVENT,
                        DEPLOYMENT,
                        REPLICA_SET,
                        CRON_JOB,
                        JOB,
                        RESOURCE_QUOTA,
                        HORIZONTAL_POD_AUTOSCALER,
                        MIDDLEWARE,
                        ARGO_APPLICATION,
                        FLUX_KUSTOMIZATION,
                        FLUX_HELM_RELEASE,
                        POSTGRES_CLUSTER ->
                    owner(type, current, options.path("propagationPolicy").asText("Background"));
            }
            return store.find(type, Meta.namespace(current), Meta.name(current)).orElse(current);
        });
    }

    void delete(ResourceType type, ObjectNode object) {
        if (store.find(type, Meta.namespace(object), Meta.name(object)).isPresent()) {
            delete(type, object, Json.FACTORY.objectNode(), false);
        }
    }

    /// Ends a foreground deletion once nothing is left of what the owner owned.
    void finishForeground(ResourceType type, String uid) {
        for (ObjectNode owner : store.list(type, "").objects()) {
            if (Meta.uid(owner).equals(uid) && Meta.deleting(owner) && !hasDependents(uid)) {
                store.edit(type, owner, copy -> withoutFinalizer(copy, FOREGROUND));
            }
        }
    }

    private void pod(ObjectNode pod, JsonNode options) {
        JsonNode grace = options.path("gracePeriodSeconds");
        boolean atOnce = grace.isNumber() && grace.asLong() == 0;
        if (atOnce || !pod.at("/spec/nodeName").isTextual()) {
            store.remove(ResourceType.POD, pod);
        } else if (!Meta.deleting(pod)) {
            long seconds = grace.isNumber()
                    ? grace.asLong()
                    : pod.at("/spec/terminationGracePeriodSeconds").asLong(30);
            store.edit(
                    ResourceType.POD,
                    pod,
                    copy -> Meta.of(copy)
                            .put(
                                    "deletionTimestamp",
                                    Meta.time(store.clock().instant().plusSeconds(seconds)))
                            .put("deletionGracePeriodSeconds", seconds));
        }
    }

    private void namespace(ObjectNode namespace) {
        for (ResourceType type : ResourceType.values()) {
            if (type.namespaced()) {
                store.list(type, Meta.name(namespace)).objects().forEach(object -> delete(type, object));
            }
        }
        store.remove(ResourceType.NAMESPACE, namespace);
    }

    private void owner(ResourceType type, ObjectNode object, String policy) {
        String uid = Meta.uid(object);
        if (policy.equals("Orphan")) {
            eachDependent(uid, (kind, dependent) -> store.edit(kind, dependent, copy -> disown(copy, uid)));
        }
        boolean foreground = policy.equals("Foreground") && hasDependents(uid);
        boolean finalizers = !object.at("/metadata/finalizers").isEmpty();
        if (foreground || finalizers) {
            store.edit(type, object, copy -> {
                ObjectNode meta = Meta.of(copy);
                if (!meta.has("deletionTimestamp")) {
                    meta.put("deletionTimestamp", Meta.time(store.clock().instant()));
                    meta.put("deletionGracePeriodSeconds", 0);
                }
                if (foreground) {
                    withoutFinalizer(copy, FOREGROUND);
                    meta.withArrayProperty("finalizers").add(FOREGROUND);
                }
            });
        } else {
            store.remove(type, object);
        }
        eachDependent(uid, this::delete);
    }

    private boolean hasDependents(String uid) {
        boolean[] any = {false};
        eachDependent(uid, (type, dependent) -> any[0] = true);
        return any[0];
    }

    private void eachDependent(String uid, BiConsumer<ResourceType, ObjectNode> work) {
        for (ResourceType type : ResourceType.values()) {
            for (ObjectNode object : store.list(type, "").objects()) {
                if (Meta.ownedBy(object, uid)) {
                    work.accept(type, object);
                }
            }
        }
    }

    private static void disown(ObjectNode object, String uid) {
        ArrayNode references = Meta.of(object).withArrayProperty("ownerReferences");
        for (int i = references.size() - 1; i >= 0; i--) {
            if (references.get(i).path("uid").asText().equals(uid)) {
                references.remove(i);
            }
        }
    }

    private static void withoutFinalizer(ObjectNode object, String name) {
        ArrayNode finalizers = Meta.of(object).withArrayProperty("finalizers");
        for (int i = finalizers.size() - 1; i >= 0; i--) {
            if (finalizers.get(i).asText().equals(name)) {
                finalizers.remove(i);
            }
        }
    }

    private static void preconditions(ResourceType type, ObjectNode object, JsonNode asked) {
        check(type, object, "UID", asked.path("uid"), Meta.uid(object));
        check(
                type,
                object,
                "ResourceVersion",
                asked.path("resourceVersion"),
                object.at("/metadata/resourceVersion").asText());
    }

    private static void check(ResourceType type, ObjectNode object, String what, JsonNode asked, String actual) {
        if (asked.isTextual() && !asked.asText().equals(actual)) {
            throw Refusal.conflict(
                    type,
                    Meta.name(object),
                    "Precondition failed: " + what + " in precondition: " + asked.asText() + ", " + what
                            + " in object meta: " + actual);
        }
    }
}
