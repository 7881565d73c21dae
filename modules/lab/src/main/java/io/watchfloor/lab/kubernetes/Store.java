package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// All objects under one lock, with one growing version and a bounded history of changes.
/// What it hands out is shared and must not be altered; what is put in is handed over.
final class Store {
    record Key(String namespace, String name) {}

    record Listing(long version, List<ObjectNode> objects) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<ResourceType, Map<Key, ObjectNode>> objects = new EnumMap<>(ResourceType.class);
    private final TreeMap<Long, Change> history = new TreeMap<>();
    private final List<Consumer<Change>> listeners = new ArrayList<>();
    private final InstantSource clock;
    private final int kept;
    private long version;
    private long forgotten;
    private boolean closed;

    /// Versions begin at the clock's milliseconds, so that a version from an earlier life is too old, never ahead.
    Store(InstantSource clock, int kept) {
        this.clock = clock;
        this.kept = kept;
        version = clock.millis();
        forgotten = version;
        for (ResourceType type : ResourceType.values()) {
            objects.put(type, new LinkedHashMap<>());
        }
    }

    InstantSource clock() {
        return clock;
    }

    /// Listeners are called under the lock, in order of the changes; they must not block.
    void listen(Consumer<Change> listener) {
        exclusively(() -> listeners.add(listener));
    }

    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    Optional<ObjectNode> find(ResourceType type, String namespace, String name) {
        return exclusively(() -> Optional.ofNullable(of(type).get(new Key(namespace, name))));
    }

    ObjectNode get(ResourceType type, String namespace, String name) {
        return find(type, namespace, name).orElseThrow(() -> Refusal.notFound(type, name));
    }

    /// Oldest first; an empty namespace means all.
    Listing list(ResourceType type, String namespace) {
        return exclusively(() -> new Listing(
                version,
                of(type).values().stream()
                        .filter(object ->
                                namespace.isEmpty() || Meta.namespace(object).equals(namespace))
                        .toList()));
    }

    ObjectNode create(ResourceType type, ObjectNode object, boolean dryRun) {
        return exclusively(() -> {
            Key key = new Key(Meta.namespace(object), Meta.name(object));
            if (of(type).containsKey(key)) {
                throw Refusal.alreadyExists(type, key.name());
            }
            object.put("apiVersion", type.apiVersion()).put("kind", type.kind);
            ObjectNode meta = Meta.of(object);
            meta.remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "generation"));
            if (!meta.hasNonNull("uid")) {
                meta.put("uid", UUID.randomUUID().toString());
            }
            meta.put("creationTimestamp", Meta.time(clock.instant()));
            if (type != ResourceType.EVENT && object.has("spec")) {
                meta.put("generation", 1);
            }
            if (!dryRun) {
                of(type).put(key, object);
                record(Change.added(next(object), type, object));
            }
            return object;
        });
    }

    /// Replaces an object that exists. Nothing changed: nothing is written and the version stays, as in Kubernetes.
    ObjectNode replace(ResourceType type, ObjectNode object, boolean dryRun) {
        return exclusively(() -> {
            Key key = new Key(Meta.namespace(object), Meta.name(object));
            ObjectNode before = get(type, key.namespace(), key.name());
            if (Json.sameValue(before, object)) {
                return before;
            }
            if (before.path("metadata").has("generation")
                    && (!Json.sameValue(before.path("spec"), object.path("spec"))
                            || Meta.deleting(before) != Meta.deleting(object))) {
                Meta.of(object)
                        .put(
                                "generation",
                                before.path("metadata").path("generation").asLong() + 1);
            }
            if (!dryRun) {
                of(type).put(key, object);
                record(Change.modified(next(object), type, before, object));
                if (Meta.deleting(object)
                        && type != ResourceType.POD
                        && object.path("metadata").path("finalizers").isEmpty()) {
                    remove(type, object);
                }
            }
            return object;
        });
    }

    /// Changes a copy of the object and puts it in place; an object no longer there is left alone.
    Optional<ObjectNode> edit(ResourceType type, ObjectNode object, Consumer<ObjectNode> change) {
        return exclusively(() -> find(type, Meta.namespace(object), Meta.name(object))
                .filter(found -> Meta.uid(found).equals(Meta.uid(object)))
                .map(found -> {
                    ObjectNode copy = found.deepCopy();
                    change.accept(copy);
                    return replace(type, copy, false);
                }));
    }

    void remove(ResourceType type, ObjectNode object) {
        exclusively(() -> {
            Key key = new Key(Meta.namespace(object), Meta.name(object));
            ObjectNode before = of(type).get(key);
            if (before != null && Meta.uid(before).equals(Meta.uid(object))) {
                of(type).remove(key);
                ObjectNode last = before.deepCopy();
                record(Change.deleted(next(last), type, before, last));
            }
            return key;
        });
    }

    long version() {
        return exclusively(() -> version);
    }

    boolean isClosed() {
        return exclusively(() -> closed);
    }

    /// The changes after a version, or none within the time; the store's version when they were taken goes along.
    /// Fails with 410 when the history no longer reaches back.
    Changes after(long since, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (version <= since && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            if (since < forgotten) {
                throw Refusal.expired("too old resource version: " + since + " (" + forgotten + ")");
            }
            return new Changes(
                    Math.max(since, version),
                    List.copyOf(history.tailMap(since, false).values()));
        } finally {
            lock.unlock();
        }
    }

    record Changes(long version, List<Change> changes) {}

    /// Wakes every waiting watch so that it ends.
    void close() {
        exclusively(() -> {
            closed = true;
            changed.signalAll();
            return closed;
        });
    }

    private long next(ObjectNode object) {
        version++;
        Meta.of(object).put("resourceVersion", Long.toString(version));
        return version;
    }

    private void record(Change change) {
        history.put(change.version(), change);
        while (history.size() > kept) {
            forgotten = history.pollFirstEntry().getKey();
        }
        listeners.forEach(listener -> listener.accept(change));
        changed.signalAll();
    }

    private Map<Key, ObjectNode> of(ResourceType type) {
        return objects.computeIfAbsent(type, ignored -> new LinkedHashMap<>());
    }
}
